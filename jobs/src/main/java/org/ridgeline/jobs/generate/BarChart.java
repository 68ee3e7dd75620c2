package org.ridgeline.jobs.generate;

import java.util.Random;

/** Like a chart: bars in two colours, a curve over them, points with error bars, a grid, straight lines on white. */
final class BarChart implements Picture {
    private static final int PAPER = 0xffffff;
    private static final int INK = 0x1c2128;
    private static final int GRID = 0xdfe4ea;
    private static final int LOWER = 0x4878a8;
    private static final int UPPER = 0xe8a33d;
    private static final int CURVE = 0xb5202c;
    private static final int BARS = 24;

    private final int width;
    private final int height;
    private final int left;
    private final int right;
    private final int top;
    private final int bottom;
    private final int line;
    private final double[] lower = new double[BARS];
    private final double[] upper = new double[BARS];
    private final double[] measured = new double[BARS];

    BarChart(int width, int height, long seed) {
        this.width = width;
        this.height = height;
        left = width / 12;
        right = width - width / 24;
        top = height / 14;
        bottom = height - height / 9;
        line = Math.max(1, height / 400);
        Random random = new Random(seed);
        for (int i = 0; i < BARS; i++) {
            double x = (i + 0.5) / BARS;
            lower[i] = 0.62 * StrictMath.exp(-2.2 * x) + 0.015 * random.nextGaussian();
            upper[i] = 0.42 * peak(x);
            measured[i] = Math.max(0.02, lower[i] + upper[i] + 0.03 * random.nextGaussian());
        }
    }

    private static double peak(double x) {
        return StrictMath.exp(-(x - 0.62) * (x - 0.62) / (0.06 * 0.06));
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public int color(int x, int y) {
        if (x < left - line || x >= right || y < top || y >= bottom + line) {
            return tick(x, y) ? INK : PAPER;
        }
        if (x < left || y >= bottom) {
            return INK;
        }
        double across = (double) (x - left) / (right - left);
        double value = (double) (bottom - y) / (bottom - top) * 0.8;
        int bar = Math.min(BARS - 1, (int) (across * BARS));
        if (isPoint(x, y, bar)) {
            return INK;
        }
        double curve = 0.62 * StrictMath.exp(-2.2 * across) + 0.42 * peak(across);
        double steep = 0.8 / (bottom - top) * line * 1.6;
        double rise = 0.8 * (right - left) / (bottom - top);
        double slope = Math.abs(-2.2 * 0.62 * StrictMath.exp(-2.2 * across)
                        - 0.42 * peak(across) * 2 * (across - 0.62) / (0.06 * 0.06))
                / rise;
        if (Math.abs(value - curve) < steep * Math.sqrt(1 + slope * slope)) {
            return CURVE;
        }
        if (value < lower[bar]) {
            return LOWER;
        }
        if (value < lower[bar] + upper[bar]) {
            return UPPER;
        }
        return grid(x, y) ? GRID : PAPER;
    }

    private boolean tick(int x, int y) {
        boolean below = y >= bottom && y < bottom + 8 * line && x >= left && x < right && (x - left) % step() < line;
        int row = (bottom - y) % step();
        boolean beside = x < left && x >= left - 8 * line && y >= top && y < bottom && row >= 0 && row < line;
        return below || beside;
    }

    private boolean grid(int x, int y) {
        return (x - left) % step() < line || (bottom - y) % step() < line;
    }

    private int step() {
        return Math.max(8, (bottom - top) / 8);
    }

    /** A disc with a vertical line through it. */
    private boolean isPoint(int x, int y, int bar) {
        double centre = left + (bar + 0.5) / BARS * (right - left);
        double level = bottom - measured[bar] / 0.8 * (bottom - top);
        double error = 0.035 / 0.8 * (bottom - top);
        boolean disc = Math.hypot(x - centre, y - level) < 3.2 * line;
        return disc || Math.abs(x - centre) < 0.7 * line && Math.abs(y - level) < error;
    }
}
