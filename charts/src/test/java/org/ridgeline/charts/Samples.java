package org.ridgeline.charts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.ridgeline.result.Axis;
import org.ridgeline.result.Histogram;
import org.ridgeline.result.Process;

/** Histograms that look as those of four-lepton events do, made from shapes and a seed. */
final class Samples {
    static final Process DATA = new Process("data", "Data", "#000000", Process.Kind.DATA);
    static final Process OTHER = new Process("other", "Z, t\\bar{t}", "#6b59d3", Process.Kind.BACKGROUND);
    static final Process ZZ = new Process("zz", "ZZ^{*}", "#4fa3e3", Process.Kind.BACKGROUND);
    static final Process HIGGS = new Process("higgs", "H (m_{H} = 125 GeV)", "#e3342f", Process.Kind.SIGNAL);
    static final List<Process> PROCESSES = List.of(DATA, OTHER, ZZ, HIGGS);

    static final Axis MASS = new Axis("m_{4\\ell} [GeV]", 34, 80, 250);

    private Samples() {}

    static ChartText text(String id) {
        return new ChartText(
                id,
                "Mass of the four leptons",
                "Events",
                "ATLAS Open Data",
                ChartText.FOR_EDUCATION,
                13,
                10,
                List.of("H → ZZ^{*} → 4\\ell"));
    }

    /** Continuum with a Z peak and a threshold at twice the Z mass, a narrow Higgs, data drawn from their sum. */
    static Map<String, Histogram> mass(double scale) {
        DoubleUnaryOperator zz = m ->
                0.55 * gauss(m, 91, 3) / 3 + 0.012 + 0.055 / (1 + Math.exp((183 - m) / 4)) * Math.exp(-(m - 183) / 60);
        DoubleUnaryOperator other = m -> Math.exp(-Math.pow((m - 110) / 45, 2));
        DoubleUnaryOperator higgs = m -> gauss(m, 124.5, 2.2);
        Map<String, Histogram> all = new LinkedHashMap<>();
        all.put("other", shaped(OTHER, MASS, other, 73 * scale, 60));
        all.put("zz", shaped(ZZ, MASS, zz, 237 * scale, 9000));
        all.put("higgs", shaped(HIGGS, MASS, higgs, 9 * scale, 5000));
        all.put("data", drawn(MASS, all, 7));
        return all;
    }

    static double gauss(double x, double mean, double sigma) {
        return Math.exp(-0.5 * Math.pow((x - mean) / sigma, 2));
    }

    /** A histogram of the given shape, integral, and number of events behind it. */
    static Histogram shaped(Process process, Axis axis, DoubleUnaryOperator shape, double integral, long events) {
        int size = axis.bins() + 2;
        double[] sumw = new double[size];
        double[] sumw2 = new double[size];
        long[] entries = new long[size];
        double total = 0;
        for (int i = 0; i < axis.bins(); i++) {
            sumw[i + 1] = shape.applyAsDouble((axis.edge(i) + axis.edge(i + 1)) / 2);
            total += sumw[i + 1];
        }
        for (int i = 0; i < size; i++) {
            entries[i] = Math.round(events * sumw[i] / total);
            sumw[i] *= integral / total;
            sumw2[i] = entries[i] == 0 ? 0 : sumw[i] * sumw[i] / entries[i];
        }
        return new Histogram("mass", process.name(), axis, entries, sumw, sumw2);
    }

    static Histogram drawn(Axis axis, Map<String, Histogram> expected, long seed) {
        Random random = new Random(seed);
        double[] counts = new double[axis.bins() + 2];
        for (int i = 0; i < counts.length; i++) {
            int bin = i;
            double mean =
                    expected.values().stream().mapToDouble(h -> h.sumw()[bin]).sum();
            counts[i] = mean > 200 ? Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()) : poisson(random, mean);
        }
        return data(axis, counts);
    }

    static Histogram data(Axis axis, double... counts) {
        long[] entries = new long[counts.length];
        for (int i = 0; i < counts.length; i++) {
            entries[i] = (long) counts[i];
        }
        return new Histogram("mass", "data", axis, entries, counts, counts.clone());
    }

    private static int poisson(Random random, double mean) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int n = 0;
        while (product > limit) {
            product *= random.nextDouble();
            n++;
        }
        return n;
    }
}
