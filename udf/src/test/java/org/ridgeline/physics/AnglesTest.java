package org.ridgeline.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AnglesTest {
    @Test
    void theAngleIsTheOneBetweenTheDirections() {
        Random random = new Random(20260803);
        for (int i = 0; i < 1000; i++) {
            double phi1 = 20 * (2 * random.nextDouble() - 1);
            double phi2 = 20 * (2 * random.nextDouble() - 1);
            double expected = Math.acos(Math.max(-1, Math.min(1, Math.cos(phi1 - phi2))));
            assertThat(Angles.deltaPhi(phi1, phi2)).as("%s and %s", phi1, phi2).isCloseTo(expected, within(1e-7));
            assertThat(Angles.deltaPhi(phi2, phi1)).isEqualTo(Angles.deltaPhi(phi1, phi2));
        }
    }

    @Test
    void foldingStartsAtPi() {
        assertThat(Angles.deltaPhi(Math.PI, 0)).isEqualTo(Math.PI);
        assertThat(Angles.deltaPhi(3.1, -3.1)).isEqualTo(2 * Math.PI - 6.2);
        assertThat(Angles.deltaPhi(1, 1)).isZero();
    }

    @Test
    void distancesAddInSquares() {
        assertThat(Angles.deltaR(1, 3.1, 4, -3.1)).isCloseTo(Math.hypot(3, 2 * Math.PI - 6.2), within(1e-15));
    }

    @Test
    void thePolarAngleBelongsToTheSlope() {
        for (double eta = -5; eta < 5; eta += 0.3) {
            double theta = 2 * Math.atan(Math.exp(-eta));
            assertThat(Angles.sinTheta(eta)).isCloseTo(Math.sin(theta), within(1e-15));
        }
    }

    @Test
    void theTransverseMassOfBackToBackIsTwiceTheMomentum() {
        assertThat(TransverseMass.of(40, 0, 40, Math.PI)).isCloseTo(80, within(1e-13));
        assertThat(TransverseMass.of(40, 0.3, 30, 0.3)).isZero();
        assertThat(TransverseMass.of(40, 3, 30, -3))
                .isCloseTo(Math.sqrt(2 * 40 * 30 * (1 - Math.cos(6))), within(1e-13));
    }
}
