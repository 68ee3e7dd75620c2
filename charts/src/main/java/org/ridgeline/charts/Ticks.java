package org.ridgeline.charts;

import java.util.ArrayList;
import java.util.List;

/**
 * Where an axis has its ticks.
 *
 * @param major values with a long tick
 * @param labels one for each of {@code major}; null where there is none
 * @param minor values with a short tick
 * @param power the labels are to be multiplied with 10 to this power
 */
record Ticks(double[] major, List<Tex> labels, double[] minor, int power) {
    /** Labels of at least so many digits before or after the point are written with a power of ten. */
    private static final double LARGE = 1e5;

    private static final double SMALL = 0.01;

    /** About {@code count} ticks at round values between low and high, both included. */
    static Ticks linear(double low, double high, int count) {
        double raw = (high - low) / count;
        double decade = Math.pow(10, Math.floor(Math.log10(raw)));
        double lead = raw / decade;
        double step = (lead < 1.5 ? 1 : lead < 2.25 ? 2 : lead < 3.5 ? 2.5 : lead < 7.5 ? 5 : 10) * decade;
        int parts = lead >= 1.5 && lead < 2.25 ? 4 : 5;
        double largest = Math.max(Math.abs(low), Math.abs(high));
        int power = 0;
        if (largest >= LARGE || largest < SMALL) {
            power = 3 * (int) Math.floor(Math.log10(largest) / 3);
        }
        double unit = Math.pow(10, power);
        int decimals = decimals(step / unit);
        List<Double> major = new ArrayList<>();
        List<Tex> labels = new ArrayList<>();
        List<Double> minor = new ArrayList<>();
        double slack = 1e-9 * step;
        // Counted in minor steps as whole numbers, so that no error adds up.
        double small = step / parts;
        long first = (long) Math.ceil((low - slack) / small);
        long last = (long) Math.floor((high + slack) / small);
        for (long i = first; i <= last; i++) {
            if (i % parts == 0) {
                major.add(i * small);
                labels.add(Tex.plain(Numbers.label(i * small / unit, decimals)));
            } else {
                minor.add(i * small);
            }
        }
        return new Ticks(array(major), labels, array(minor), power);
    }

    /** Powers of ten between low and high, with short ticks at their multiples. */
    static Ticks logarithmic(double low, double high) {
        int first = (int) Math.floor(Math.log10(low));
        int last = (int) Math.ceil(Math.log10(high));
        int every = 1 + (last - first) / 9;
        List<Double> major = new ArrayList<>();
        List<Tex> labels = new ArrayList<>();
        List<Double> minor = new ArrayList<>();
        for (int n = first; n <= last; n++) {
            double decade = Math.pow(10, n);
            if (decade >= low * (1 - 1e-9) && decade <= high * (1 + 1e-9)) {
                major.add(decade);
                labels.add(Math.floorMod(n, every) == 0 ? decadeLabel(n) : null);
            }
            for (int k = 2; k < 10 && every == 1; k++) {
                if (k * decade > low && k * decade < high) {
                    minor.add(k * decade);
                }
            }
        }
        return new Ticks(array(major), labels, array(minor), 0);
    }

    /** The whole numbers between low and high, for bins that are centred on them. */
    static Ticks integers(double low, double high) {
        int every = 1 + (int) ((high - low) / 16);
        List<Double> major = new ArrayList<>();
        List<Tex> labels = new ArrayList<>();
        for (long i = (long) Math.ceil(low); i <= high; i++) {
            major.add((double) i);
            labels.add(i % every == 0 ? Tex.plain(Numbers.label(i, 0)) : null);
        }
        return new Ticks(array(major), labels, new double[0], 0);
    }

    /** These ticks without the labels of values above a limit. */
    Ticks withoutLabelsAbove(double limit) {
        List<Tex> kept = new ArrayList<>();
        for (int i = 0; i < major.length; i++) {
            kept.add(major[i] > limit ? null : labels.get(i));
        }
        return new Ticks(major, kept, minor, power);
    }

    private static Tex decadeLabel(int n) {
        return switch (n) {
            case 0 -> Tex.plain("1");
            case 1 -> Tex.plain("10");
            default -> Tex.powerOfTen(n);
        };
    }

    /** Decimals needed to tell multiples of {@code step}, which is 1, 2, 2.5 or 5 times a power of ten. */
    private static int decimals(double step) {
        int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
        double scaled = step * Math.pow(10, decimals);
        return Math.abs(scaled - Math.rint(scaled)) > 1e-6 ? decimals + 1 : decimals;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
