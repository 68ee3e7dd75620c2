package org.ridgeline.charts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.ridgeline.result.Axis;
import org.ridgeline.result.FitRecord;
import org.ridgeline.result.Histogram;

/** Fits as they are drawn: data scattered around functions, which stand for fitted ones. */
final class FitSamples {
    static final Axis PHOTONS = new Axis("di-photon invariant mass m_{yy} [GeV]", 30, 100, 160);
    private static final DoubleUnaryOperator FALLING = x -> 3600 * Math.exp(-(x - 100) / 35);

    private FitSamples() {}

    static List<Chart> charts() {
        List<Chart> charts = new ArrayList<>();
        charts.add(chart("fit-photons", PHOTONS, FALLING, 390, 125, 2.1, 0.28));
        charts.add(chart("fit-fixed", PHOTONS, FALLING, 119.1, 125, 2.38, 0));
        charts.add(chart("fit-few", PHOTONS, x -> 0.002 * FALLING.applyAsDouble(x), 9, 125, 2.1, 0.6));
        charts.add(chart(
                "fit-long", new Axis("m_{jj} [GeV]", 200, 0, 2000), x -> 2e6 * Math.exp(-x / 200), 90_000, 800, 40, 2));
        charts.add(chart("fit-dip", PHOTONS, x -> 900 - 4 * (x - 100), -160, 140, 3, 0.5));
        charts.add(chart("fit-rising", new Axis("m", 40, 0, 1), x -> 20 + 80 * x, 30, 0.7, 0.05, 0.01));
        return charts;
    }

    static FitChart chart(
            String id,
            Axis axis,
            DoubleUnaryOperator background,
            double amplitude,
            double mean,
            double sigma,
            double error) {
        DoubleUnaryOperator signal = x -> amplitude * Samples.gauss(x, mean, sigma);
        Histogram data = drawn(axis, x -> background.applyAsDouble(x) + signal.applyAsDouble(x));
        return FitChart.of(text(id), record(data, amplitude, mean, sigma, error), data, background, signal);
    }

    private static ChartText text(String id) {
        return new ChartText(
                id,
                "Higgs boson: fit of m_{yy}",
                "Events",
                "ATLAS Open Data",
                ChartText.FOR_EDUCATION,
                13,
                36.6,
                List.of("H → γγ"));
    }

    static FitRecord record(Histogram data, double amplitude, double mean, double sigma, double error) {
        Axis axis = data.axis();
        boolean fixed = error == 0;
        int points = 0;
        for (int i = 1; i <= axis.bins(); i++) {
            points += data.sumw2()[i] > 0 ? 1 : 0;
        }
        double area = Math.sqrt(2 * Math.PI) * amplitude * sigma / axis.width();
        return new FitRecord(
                "m_yy",
                axis.low(),
                axis.high(),
                4,
                new FitRecord.Start(100, 125, 2),
                FitRecord.State.DONE,
                null,
                points,
                axis.bins() - points,
                List.of(
                        new FitRecord.Parameter("p0", 44039.5, 34734.4, false),
                        new FitRecord.Parameter("p1", -933.6342, 1081.02, false),
                        new FitRecord.Parameter("p2", 5.254290555564183E-5, 1.2223510863755267E-4, false),
                        new FitRecord.Parameter("amplitude", amplitude, fixed ? 0 : Math.abs(amplitude) / 9, fixed),
                        new FitRecord.Parameter("mean", mean, error, fixed),
                        new FitRecord.Parameter("sigma", sigma, error, fixed)),
                new double[6][6],
                22.8513,
                22,
                0.41115,
                new FitRecord.Amount(area, fixed ? 0 : Math.abs(area) / 9));
    }

    /** Of a report: one with and one without a result. */
    static Map<String, FitRecord> records() {
        Map<String, FitRecord> records = new LinkedHashMap<>();
        records.put("Higgs boson", record(drawn(PHOTONS, FALLING), 119.1, 125, 2.38, 0));
        records.put("of little", failed("2 bins hold data, and a fit of 8 free parameters needs at least 9"));
        return records;
    }

    static FitRecord failed(String reason) {
        return new FitRecord(
                "m_yy",
                100,
                160,
                4,
                new FitRecord.Start(100, 125, 2),
                FitRecord.State.TOO_FEW_POINTS,
                reason,
                2,
                28,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Histogram drawn(Axis axis, DoubleUnaryOperator expected) {
        Random random = new Random(4);
        int size = axis.bins() + 2;
        double[] counts = new double[size];
        for (int i = 0; i < axis.bins(); i++) {
            double mean = expected.applyAsDouble((axis.edge(i) + axis.edge(i + 1)) / 2);
            counts[i + 1] = Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        return new Histogram("m_yy", "data", axis, new long[size], counts, counts.clone());
    }
}
