package org.ridgeline.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CollinearTest {
    @Test
    void theParentsAreFoundFromTheirVisibleShares() {
        Random random = new Random(20260805);
        for (int event = 0; event < 300; event++) {
            double[] first = parent(random);
            double[] second = parent(random);
            double share1 = 0.1 + 0.9 * random.nextDouble();
            double share2 = 0.1 + 0.9 * random.nextDouble();
            double metX = (1 - share1) * first[0] * Math.cos(first[2]) + (1 - share2) * second[0] * Math.cos(second[2]);
            double metY = (1 - share1) * first[0] * Math.sin(first[2]) + (1 - share2) * second[0] * Math.sin(second[2]);
            double[] found = Collinear.solve(visible(first, share1), visible(second, share2), metX, metY);
            double mass = Exact.ofEnergy(first[0], first[1], first[2], first[3])
                    .plus(Exact.ofEnergy(second[0], second[1], second[2], second[3]))
                    .mass();
            // Nearly parallel directions make the system ill-conditioned.
            double loss = 1e-13 / Math.abs(Math.sin(first[2] - second[2]));
            assertThat(found[0] / mass).as("mass of event %s", event).isCloseTo(1, within(1e3 * loss));
            assertThat(found[1]).as("x1 of event %s", event).isCloseTo(share1, within(1e3 * loss));
            assertThat(found[2]).as("x2 of event %s", event).isCloseTo(share2, within(1e3 * loss));
        }
    }

    private static double[] parent(Random random) {
        double pt = 20 + 80 * random.nextDouble();
        double eta = 2.5 * (2 * random.nextDouble() - 1);
        double phi = Math.PI * (2 * random.nextDouble() - 1);
        return new double[] {pt, eta, phi, Math.hypot(pt * Math.cosh(eta), 1.777)};
    }

    private static double[] visible(double[] parent, double share) {
        return new double[] {share * parent[0], parent[1], parent[2], share * parent[3]};
    }

    @Test
    void parallelDirectionsHaveNoSolution() {
        double[] one = {30, 1, 0, 50};
        assertThat(Collinear.solve(one, new double[] {20, -1, 0, 31}, 5, 0)).isNull();
    }
}
