package org.ridgeline.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TriplesTest {
    private final Random random = new Random(20260804);

    @Test
    void searchesFindWhatTryingEverySubsetFinds() {
        for (int event = 0; event < 200; event++) {
            int n = random.nextInt(9);
            double[][] p = new double[4][n];
            for (int i = 0; i < n; i++) {
                for (int axis = 0; axis < 3; axis++) {
                    p[axis][i] = 50 * random.nextGaussian();
                }
                p[3][i] = 1 + Math.sqrt(p[0][i] * p[0][i] + p[1][i] * p[1][i] + p[2][i] * p[2][i]);
            }
            int pair = bestSubset(p, 2, Double.NaN);
            int triple = bestSubset(p, 3, Double.NaN);
            int closest = bestSubset(p, 3, 172.5);
            assertThat(bits(Pairs.highestPt(p[0], p[1]))).as("pair of %s", n).isEqualTo(pair);
            assertThat(bits(Triples.highestPt(p[0], p[1])))
                    .as("triple of %s", n)
                    .isEqualTo(triple);
            assertThat(bits(Triples.closestMass(p[0], p[1], p[2], p[3], 172.5)))
                    .as("closest of %s", n)
                    .isEqualTo(closest);
        }
    }

    /** The best subset of a size as bits: by distance from a mass, or by transverse momentum if the mass is NaN. */
    private static int bestSubset(double[][] p, int size, double target) {
        int best = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (int subset = 0; subset < 1 << p[0].length; subset++) {
            if (Integer.bitCount(subset) != size) {
                continue;
            }
            double[] sum = new double[4];
            for (int i = 0; i < p[0].length; i++) {
                for (int axis = 0; axis < 4; axis++) {
                    sum[axis] += (subset >> i & 1) * p[axis][i];
                }
            }
            double mass = Math.sqrt(sum[3] * sum[3] - sum[0] * sum[0] - sum[1] * sum[1] - sum[2] * sum[2]);
            double measure = Double.isNaN(target) ? -Math.hypot(sum[0], sum[1]) : Math.abs(mass - target);
            if (measure < smallest) {
                smallest = measure;
                best = subset;
            }
        }
        return best;
    }

    private static int bits(int[] indices) {
        int bits = 0;
        for (int i = 0; indices != null && i < indices.length; i++) {
            bits |= 1 << indices[i];
            assertThat(i == 0 || indices[i] > indices[i - 1]).as("ascending").isTrue();
        }
        return bits;
    }

    @Test
    void ofEqualsTheFirstIsTaken() {
        assertThat(Pairs.highestPt(new double[] {1, 1, 1}, new double[3])).containsExactly(0, 1);
        assertThat(Triples.highestPt(new double[] {1, 1, 1, 1}, new double[4])).containsExactly(0, 1, 2);
    }

    @Test
    void absurdCollectionsAreRefusedBeforeTheyTakeForever() {
        assertThatThrownBy(() -> Pairs.count(5000)).hasMessageContaining("pairs of 5000 objects");
        assertThatThrownBy(() -> Triples.highestPt(new double[600], new double[600]))
                .hasMessageContaining("triples of 600 objects");
    }
}
