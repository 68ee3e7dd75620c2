package org.ridgeline.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MassSumTest {
    private static final double[] MASSES = {0, 0.000511, 0.10566, 1.777, 91.1876};
    private final Random random = new Random(20260802);

    @Test
    void pairsKeepTheirDigitsAtLowMassAndAtHighBoost() {
        for (int event = 0; event < 1000; event++) {
            double pt1 = Math.pow(10, -3 + 10 * random.nextDouble());
            double pt2 = Math.pow(10, -3 + 10 * random.nextDouble());
            double eta1 = 6 * (2 * random.nextDouble() - 1);
            double phi1 = Math.PI * (2 * random.nextDouble() - 1);
            double apart = Math.pow(10, -8 + 8 * random.nextDouble());
            double eta2 = eta1 + apart * random.nextGaussian();
            double phi2 = phi1 + apart * random.nextGaussian();
            double m1 = MASSES[random.nextInt(MASSES.length)];
            double m2 = MASSES[random.nextInt(MASSES.length)];
            double own = MassSum.own(MassSum.momentum(pt1, eta1), m1) + MassSum.own(MassSum.momentum(pt2, eta2), m2);
            double mass = MassSum.root(own + MassSum.product(pt1, eta1, phi1, m1, pt2, eta2, phi2, m2));
            double exact = Exact.ofMass(pt1, eta1, phi1, m1)
                    .plus(Exact.ofMass(pt2, eta2, phi2, m2))
                    .mass();
            assertThat(mass / exact)
                    .as("pt %s and %s, eta %s, apart %s, m %s and %s", pt1, pt2, eta1, apart, m1, m2)
                    .isCloseTo(1, within(2e-14));
        }
    }

    @Test
    void masslessPairsAreThoseOfMassZero() {
        for (int event = 0; event < 500; event++) {
            double pt1 = 1 + 100 * random.nextDouble();
            double pt2 = 1 + 100 * random.nextDouble();
            double eta1 = 5 * (2 * random.nextDouble() - 1);
            double eta2 = 5 * (2 * random.nextDouble() - 1);
            double phi1 = Math.PI * (2 * random.nextDouble() - 1);
            double phi2 = Math.PI * (2 * random.nextDouble() - 1);
            double mass = MassSum.root(MassSum.massless(pt1, eta1, phi1, pt2, eta2, phi2));
            double official = Math.sqrt(2 * pt1 * pt2 * (Math.cosh(eta1 - eta2) - Math.cos(phi1 - phi2)));
            double exact = Exact.ofMass(pt1, eta1, phi1, 0)
                    .plus(Exact.ofMass(pt2, eta2, phi2, 0))
                    .mass();
            assertThat(mass / exact).isCloseTo(1, within(1e-14));
            assertThat(mass / official).as("the formula of the notebooks").isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void aNegativeMassMeansANegativeSquare() {
        assertThat(MassSum.own(10, -3)).isEqualTo(-9);
        assertThat(MassSum.own(2, -3)).as("at least -p²").isEqualTo(-4);
        assertThat(MassSum.root(-9)).isEqualTo(-3);
        double product = MassSum.product(2, 0, 0, -3, 5, 0, 0, 0);
        assertThat(product).as("an energy of 0: 2 (0 - p1 p2)").isCloseTo(-20, within(1e-12));
    }

    @Test
    void objectsWithoutMomentumDoNotDivideByZero() {
        assertThat(MassSum.product(0, 0, 0, 0, 0, 0, 0, 0)).isZero();
        assertThat(MassSum.product(0, 0, 0, 3, 0, 0, 0, 4))
                .as("2 m1 m2 at rest")
                .isEqualTo(24);
    }

    @Test
    void theRapidityOfASumKeepsItsDigitsCloseToTheBeam() {
        for (int event = 0; event < 500; event++) {
            LightCone sum = new LightCone();
            Exact exact = null;
            for (int object = 0; object < 3; object++) {
                double pt = Math.pow(10, -3 + 6 * random.nextDouble());
                double eta = 6 * (2 * random.nextDouble() - 1);
                double m = MASSES[random.nextInt(MASSES.length)];
                sum.add(pt, eta, m);
                Exact each = Exact.ofMass(pt, eta, 0, m);
                exact = exact == null ? each : exact.plus(each);
            }
            assertThat(sum.rapidity()).isCloseTo(exact.rapidity(), within(1e-13));
        }
    }
}
