package org.ridgeline.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactSumsTest {

    @Test
    void theSumIsTheExactOneRoundedOnce() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            ExactSums sums = new ExactSums(1);
            BigDecimal exact = BigDecimal.ZERO;
            int range = 1 + random.nextInt(600);
            for (int n = random.nextInt(100); n >= 0; n--) {
                double value = random.nextGaussian() * Math.scalb(1.0, random.nextInt(2 * range) - range);
                sums.add(0, value);
                exact = exact.add(new BigDecimal(value));
            }
            assertThat(sums.sum(0)).as("round %d", round).isEqualTo(exact.doubleValue());
        }
    }

    @Test
    void bitsOfAnyDoubleSumExactly() {
        Random random = new Random(2);
        ExactSums sums = new ExactSums(1);
        BigDecimal exact = BigDecimal.ZERO;
        for (int n = 0; n < 2000; n++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Math.abs(value) < 1e300) {
                sums.add(0, value);
                exact = exact.add(new BigDecimal(value));
                assertThat(sums.sum(0)).as("after %d addends", n).isEqualTo(exact.doubleValue());
            }
        }
    }

    @Test
    void whatIsTooSmallForTheRunningSumIsNotLost() {
        ExactSums sums = new ExactSums(1);
        sums.add(0, 1e300);
        sums.add(0, Double.MIN_VALUE);
        sums.add(0, -1e300);
        assertThat(sums.sum(0)).isEqualTo(Double.MIN_VALUE);
    }

    @Test
    void tiesGoToEvenAndAreBrokenByTheSmallestRest() {
        ExactSums sums = new ExactSums(2);
        sums.add(0, 1);
        sums.add(0, Math.ulp(1.0) / 2);
        assertThat(sums.sum(0)).isEqualTo(1.0);
        sums.add(0, Double.MIN_VALUE);
        assertThat(sums.sum(0)).isEqualTo(Math.nextUp(1.0));
        assertThat(sums.sum(1)).as("a neighbour").isZero();
    }

    @Test
    void orderAndGroupingCannotBeSeen() throws Exception {
        Random random = new Random(3);
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            values.add((double) (float) (random.nextGaussian() * Math.exp(4 * random.nextGaussian())));
        }
        double expected = tally(values, 1);
        for (int parts : new int[] {2, 7, 50}) {
            Collections.shuffle(values, random);
            assertThat(tally(values, parts)).as("%d parts", parts).isEqualTo(expected);
        }
    }

    private static double tally(List<Double> values, int parts) throws Exception {
        ExactSums total = new ExactSums(3);
        for (int part = 0; part < parts; part++) {
            ExactSums sums = new ExactSums(3);
            for (int i = part; i < values.size(); i += parts) {
                sums.add(1, values.get(i));
            }
            total.merge(travelled(sums));
        }
        assertThat(total.sum(0)).isZero();
        assertThat(total.sum(2)).isZero();
        return total.sum(1);
    }

    private static ExactSums travelled(ExactSums sums) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(sums);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (ExactSums) in.readObject();
        }
    }

    @Test
    void carriesArePassedOnBeforeTheyOverflow() {
        ExactSums sums = new ExactSums(1);
        ExactSums.Addend addend = new ExactSums.Addend();
        double value = Math.nextDown(1.0);
        addend.set(value);
        long times = (1L << 29) + (1L << 24);
        for (long n = 0; n < times; n++) {
            sums.add(0, addend);
        }
        assertThat(sums.sum(0))
                .isEqualTo(new BigDecimal(value)
                        .multiply(BigDecimal.valueOf(times))
                        .doubleValue());
    }

    @Test
    void manyEmptySumsTravelInFewBytes() throws Exception {
        ExactSums sums = new ExactSums(1000);
        sums.add(17, -0.3);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(sums);
        }
        assertThat(bytes.size()).isLessThan(1200);
        assertThat(travelled(sums).sum(17)).isEqualTo(-0.3);
    }

    @Test
    void notANumberIsRefused() {
        ExactSums sums = new ExactSums(1);
        assertThatThrownBy(() -> sums.add(0, Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> sums.add(0, Double.NEGATIVE_INFINITY)).hasMessageContaining("-Infinity");
    }
}
