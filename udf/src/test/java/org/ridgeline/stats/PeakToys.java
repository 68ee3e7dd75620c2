package org.ridgeline.stats;

import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/** Seeded spectra of two photons: a falling background and a Higgs boson. */
final class PeakToys {
    /** Of the 2025 notebook: everything free. */
    static final PeakModel NOTEBOOK = new PeakModel(4, 100, 125, 2, Set.of());

    /** Of the 2020 release: the Gaussian as it was found in simulation. */
    static final PeakModel OFFICIAL = new PeakModel(3, 119.1, 125, 2.38, EnumSet.allOf(PeakModel.Shape.class));

    private PeakToys() {}

    static PeakModel fixing(PeakModel model, PeakModel.Shape first, PeakModel.Shape second) {
        return new PeakModel(model.degree(), model.amplitude(), model.mean(), model.sigma(), EnumSet.of(first, second));
    }

    /** So many events from 100 to 160 GeV in 30 bins, of which the last has its upper edge, as NumPy counts. */
    static Points diphoton(int seed, int events) {
        Random random = new Random(seed);
        double[] counts = new double[30];
        for (int event = 0; event < events; event++) {
            double mass = random.nextInt(50) == 0 ? 125 + 2 * random.nextGaussian() : falling(random.nextDouble());
            if (mass >= 100 && mass <= 160) {
                counts[Math.min(29, (int) ((mass - 100) / 2))]++;
            }
        }
        return counted(100, 2, counts);
    }

    /** Exponentially distributed with a length of 35 GeV from 100 to 160 GeV. */
    private static double falling(double uniform) {
        return 100 - 35 * Math.log(1 - uniform * (1 - Math.exp(-60.0 / 35)));
    }

    /** The counts that the 2020 release's fit expects, each with a fluctuation, in 30 bins from 105 to 160 GeV. */
    static Points official(int seed) {
        Random random = new Random(seed);
        double[] counts = new double[30];
        for (int i = 0; i < 30; i++) {
            double mean = PUBLISHED.applyAsDouble(105 + (i + 0.5) * 55 / 30);
            counts[i] = Math.rint(mean + Math.sqrt(mean) * random.nextGaussian());
        }
        return counted(105, 55.0 / 30, counts);
    }

    /** What the official notebook found in the data of 2020. */
    static final double[] PUBLISHED_POLYNOMIAL = {94325.1, -1777.23, 11.5606, -0.0256281};

    static final DoubleUnaryOperator PUBLISHED = x -> PUBLISHED_POLYNOMIAL[0]
            + x * (PUBLISHED_POLYNOMIAL[1] + x * (PUBLISHED_POLYNOMIAL[2] + x * PUBLISHED_POLYNOMIAL[3]))
            + 119.1 * Math.exp(-0.5 * Math.pow((x - 125) / 2.38, 2));

    /** Every seventh bin emptied. */
    static Points thinned(Points points) {
        double[] y = points.y().clone();
        for (int i = 0; i < y.length; i += 7) {
            y[i] = 0;
        }
        return counted(points.x()[0] - 1, 2, y);
    }

    /** Counts in bins from {@code low}, with the roots as errors. */
    static Points counted(double low, double width, double[] counts) {
        double[] x = new double[counts.length];
        double[] error = new double[counts.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = low + (i + 0.5) * width;
            error[i] = Math.sqrt(counts[i]);
        }
        return new Points(x, counts, error);
    }
}
