package org.ridgeline.jobs.generate;

/** Like a photograph: ridges of mountains behind each other in the haze, a low sun, firs before a lake. */
final class Landscape implements Picture {
    private static final int RIDGES = 5;
    private static final int SKY_HIGH = 0x3f6ea8;
    private static final int SKY_LOW = 0xf4cfa4;
    private static final int CLOUD = 0xfff3e2;
    private static final int FAR = 0xa9adc4;
    private static final int NEAR = 0x26394a;
    private static final int SNOW = 0xf6f4f2;
    private static final int FIR = 0x0e1c1e;
    private static final int WATER = 0x1c3148;
    private static final double WATERLINE = 0.78;

    private final int width;
    private final int height;
    private final Noise noise;
    private final Noise grain;

    /** Rows at which each ridge begins, the farthest first, as shares of the height. */
    private final double[][] ridges;

    /** Rows at which the firs begin. */
    private final double[] firs;

    Landscape(int width, int height, long seed) {
        this.width = width;
        this.height = height;
        noise = new Noise(seed);
        grain = new Noise(seed + 1);
        ridges = new double[RIDGES][width];
        firs = new double[width];
        for (int x = 0; x < width; x++) {
            double u = (double) x / height;
            for (int ridge = 0; ridge < RIDGES; ridge++) {
                // Far mountains are high and jagged, near hills low and round.
                double roughness = noise.fractal(u * (2.4 + 0.5 * ridge) + 40 * ridge, 3.5 * ridge, 9 - ridge);
                ridges[ridge][x] = 0.44 + 0.065 * ridge - (0.34 - 0.035 * ridge) * (roughness - 0.35) * 1.45;
            }
            firs[x] = firs(u);
        }
    }

    /** Cones side by side, each in a cell of its own, with branches. */
    private double firs(double u) {
        double top = WATERLINE;
        double cells = 26;
        int cell = (int) Math.floor(u * cells);
        for (int near = cell - 1; near <= cell + 1; near++) {
            double centre = (near + 0.2 + 0.6 * noise.at(near, 71)) / cells;
            double stands = noise.smooth(near / 5.0, 72.5);
            double tall = (0.05 + 0.12 * noise.at(near, 73)) * Math.max(0, 2.2 * stands - 0.5);
            double away = Math.abs(u - centre) / (0.2 * tall + 1e-6);
            if (away < 1) {
                double branch = 0.12 * (away * 9 - Math.floor(away * 9)) * away;
                top = Math.min(top, WATERLINE - tall * (1 - away + branch));
            }
        }
        return top;
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
        double v = (y + 0.5) / height;
        int color = v < WATERLINE ? land(x, v) : water(x, v);
        // A sensor's grain, two levels at most.
        return Shade.times(color, 1 + 0.012 * (grain.at(x, y) - 0.5));
    }

    private int water(int x, double v) {
        double depth = (v - WATERLINE) / (1 - WATERLINE);
        double u = (double) x / height;
        double wave = noise.fractal(u * 9, v * (150 - 90 * depth), 3) - 0.5;
        double mirrored = Math.max(0, 2 * WATERLINE - v + 0.05 * wave * (0.3 + depth));
        int column = Math.floorMod((int) Math.round(x + height * 0.02 * wave * depth), width);
        int reflected = land(column, Math.min(mirrored, WATERLINE - 0.5 / height));
        return Shade.times(Shade.mix(reflected, WATER, 0.25 + 0.4 * depth), 1 + 0.5 * wave * depth);
    }

    private int land(int x, double v) {
        if (v >= firs[x]) {
            return Shade.mix(FIR, NEAR, 0.5 * noise.fractal(90.0 * x / height, 90 * v, 2) - 0.1);
        }
        for (int ridge = RIDGES - 1; ridge >= 0; ridge--) {
            if (v >= ridges[ridge][x]) {
                return mountain(x, v, ridge);
            }
        }
        return sky((double) x / height, v);
    }

    private int mountain(int x, double v, int ridge) {
        double u = (double) x / height;
        double below = v - ridges[ridge][x];
        double nearness = (ridge + 1.0) / RIDGES;
        int rock = Shade.mix(FAR, NEAR, nearness * nearness);
        double texture = noise.fractal(u * 24 + 9 * ridge, v * 38 - below * 20, 5) - 0.5;
        // Light comes from the right: slopes that fall to the left lie in the shade.
        double slope = ridges[ridge][Math.min(width - 1, x + 6)] - ridges[ridge][Math.max(0, x - 6)];
        double light = 1 + Math.max(-0.25, Math.min(0.25, slope * height * 0.009 * StrictMath.exp(-below * 18)));
        int color = Shade.times(rock, light + texture * 0.7 * nearness);
        double snow = 0.075 * (1 - nearness) - below + 0.16 * texture;
        if (ridge < 3 && snow > 0) {
            color = Shade.mix(color, Shade.times(SNOW, light), 0.35 + snow * 90);
        }
        // Haze gathers at the foot.
        return Shade.mix(color, SKY_LOW, Math.min(0.6, below * (2.6 - 2.2 * nearness)));
    }

    private int sky(double u, double v) {
        int clear = Shade.mix(SKY_HIGH, SKY_LOW, v / 0.5);
        double away = Math.hypot(u - 1.05, v - 0.2);
        int lit = away < 0.042 ? 0xfffbe8 : Shade.mix(clear, CLOUD, 0.85 * StrictMath.exp(-away * 5.5));
        double cloud = noise.fractal(u * 2.6 + 7, v * 8.5, 6);
        return Shade.mix(lit, CLOUD, Math.max(0, cloud - 0.53) * 5 * Math.min(1, 1.6 - 2.4 * v));
    }
}
