package org.ridgeline.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LorentzSumTest {
    private final Random random = new Random(20260801);

    @Test
    void leptonsOfTheReleasesGiveTheFloatOfTheExactMass() {
        for (int event = 0; event < 400; event++) {
            LorentzSum sum = new LorentzSum();
            Exact exact = null;
            for (int lepton = 0; lepton < 4; lepton++) {
                double pt = (float) (5000 + 100_000 * random.nextDouble());
                double eta = (float) (2.5 * (2 * random.nextDouble() - 1));
                double phi = (float) (Math.PI * (2 * random.nextDouble() - 1));
                double e = (float) Math.hypot(pt * Math.cosh(eta), 105.66);
                sum.add(pt, eta, phi, e);
                Exact each = Exact.ofEnergy(pt, eta, phi, e);
                exact = exact == null ? each : exact.plus(each);
            }
            assertThat((float) (sum.mass() / 1000)).as("event %s", event).isEqualTo((float) (exact.mass() / 1000));
            assertThat((float) (sum.pt() / 1000)).as("event %s", event).isEqualTo((float) (exact.pt() / 1000));
            assertThat((float) sum.rapidity()).as("event %s", event).isEqualTo((float) exact.rapidity());
            assertThat(sum.eta()).as("event %s", event).isCloseTo(exact.eta(), within(1e-12));
        }
    }

    @Test
    void atAnyBoostTheErrorIsThatOfTheLargestTerm() {
        for (int event = 0; event < 400; event++) {
            double pt = Math.pow(10, -3 + 10 * random.nextDouble());
            double eta = 5.5 * (2 * random.nextDouble() - 1);
            double phi = Math.PI * (2 * random.nextDouble() - 1);
            double near = 1e-3 * random.nextDouble();
            double e = Math.hypot(pt * Math.cosh(eta), 0.10566);
            double e2 = Math.hypot(pt * Math.cosh(eta + near), 0.10566);
            LorentzSum sum = new LorentzSum();
            sum.add(pt, eta, phi, e);
            sum.add(pt, eta + near, phi, e2);
            Exact exact = Exact.ofEnergy(pt, eta, phi, e).plus(Exact.ofEnergy(pt, eta + near, phi, e2));
            double bound = 32 * Math.ulp(1.0) * (e + e2) * (e + e2);
            double squared = sum.mass() * Math.abs(sum.mass());
            assertThat(squared).as("pt %s, eta %s", pt, eta).isCloseTo(exact.massSquared(), within(bound));
        }
    }

    @Test
    void anObjectAtRestAndOneAlongTheBeamAreWellDefined() {
        LorentzSum rest = new LorentzSum();
        rest.add(0, 0, 0, 125);
        assertThat(rest.mass()).isEqualTo(125);
        assertThat(rest.pt()).isZero();
        assertThat(rest.phi()).isZero();
        assertThat(rest.eta()).isZero();
        assertThat(rest.rapidity()).isZero();

        LorentzSum beam = new LorentzSum();
        beam.add(1, -3, 0, 20);
        beam.add(1, -3, Math.PI, 20);
        assertThat(beam.eta()).isLessThan(-30);
    }

    @Test
    void aNegativeMassSquaredKeepsItsSign() {
        LorentzSum sum = new LorentzSum();
        sum.add(10, 0, 0, 6);
        assertThat(sum.mass()).isEqualTo(-8);
    }

    @Test
    void theAzimuthOfTheSumIsThatOfItsParts() {
        LorentzSum sum = new LorentzSum();
        sum.addTransverse(3, -2);
        assertThat(sum.phi()).isCloseTo(-2, within(1e-15));
        sum.addTransverse(3, 2);
        assertThat(Math.abs(sum.phi())).isCloseTo(Math.PI, within(1e-15));
        assertThat(sum.pt()).isCloseTo(6 * Math.abs(Math.cos(2)), within(1e-14));
    }
}
