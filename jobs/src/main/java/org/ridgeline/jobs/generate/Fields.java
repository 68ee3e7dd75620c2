package org.ridgeline.jobs.generate;

import org.ridgeline.image.Raster;
import org.ridgeline.image.Region;

/** Like a survey from the air: fields of many shapes with furrows, lanes between them, a river. Of any size. */
final class Fields implements Picture {
    private static final int SQUARE = 640;
    private static final double LANE = 7;
    private static final int LANE_COLOR = 0xd9cbb0;
    private static final int RIVER_COLOR = 0x3c6074;
    private static final int RIVER = 96;
    private static final int BANK_COLOR = 0x6f7f58;
    private static final int BANK = 130;
    private static final int[] CROPS = {0x6f8f3f, 0xa9b665, 0xc9b458, 0x8a6d45, 0x587a3c, 0xd8cf8e, 0x9c7f55, 0x7fa05a};

    private final int width;
    private final int height;
    private final Noise noise;

    Fields(int width, int height, long seed) {
        this.width = width;
        this.height = height;
        noise = new Noise(seed);
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
        return new Square(Math.floorDiv(x, SQUARE), Math.floorDiv(y, SQUARE)).color(x, y, river(x));
    }

    /** The row at which the middle of the river is. */
    private double river(int x) {
        return height * 0.5 + 0.22 * height * (noise.smooth(x / 2600.0, 0.5) - 0.5) + 0.1 * x;
    }

    @Override
    public void fill(Raster.Bytes raster) {
        Region region = raster.region();
        double[] river = new double[region.width()];
        for (int i = 0; i < river.length; i++) {
            river[i] = river(region.x() + i);
        }
        for (int row = region.y() / SQUARE; row * SQUARE < region.bottom(); row++) {
            for (int column = region.x() / SQUARE; column * SQUARE < region.right(); column++) {
                Region square = new Region(column * SQUARE, row * SQUARE, SQUARE, SQUARE).intersection(region);
                fill(raster, square, new Square(column, row), river);
            }
        }
    }

    private static void fill(Raster.Bytes raster, Region part, Square square, double[] river) {
        byte[][] planes = raster.planes();
        for (int y = part.y(); y < part.bottom(); y++) {
            int at = raster.index(part.x(), y);
            for (int x = part.x(); x < part.right(); x++) {
                int color = square.color(x, y, river[x - raster.region().x()]);
                planes[0][at] = (byte) (color >> 16);
                planes[1][at] = (byte) (color >> 8);
                planes[2][at] = (byte) color;
                at++;
            }
        }
    }

    /** A square, to which the fields belong whose centres lie in it or in one of the squares around: the nearest one. */
    private final class Square {
        private final double[] centreX = new double[9];
        private final double[] centreY = new double[9];
        private final double[] cos = new double[9];
        private final double[] sin = new double[9];
        private final int[] spacing = new int[9];
        private final int[] crop = new int[9];
        private final int[] furrow = new int[9];

        Square(int column, int row) {
            for (int i = 0; i < 9; i++) {
                int u = column - 1 + i % 3;
                int v = row - 1 + i / 3;
                centreX[i] = (u + 0.1 + 0.8 * noise.at(u, v)) * SQUARE;
                centreY[i] = (v + 0.1 + 0.8 * noise.at(v + 7_919, u)) * SQUARE;
                crop[i] = CROPS[(int) (noise.at(u + 104_729, v) * CROPS.length)];
                furrow[i] = Shade.times(crop[i], 0.78);
                // Furrows run along a direction of the field's own. StrictMath gives the same digits everywhere.
                double angle = Math.PI * noise.at(u, v + 15_485);
                cos[i] = StrictMath.cos(angle);
                sin[i] = StrictMath.sin(angle);
                spacing[i] = 14 + (int) (30 * noise.at(u - 31, v));
            }
        }

        int color(int x, int y, double river) {
            double away = Math.abs(y - river);
            if (away < BANK) {
                return away < RIVER ? RIVER_COLOR : BANK_COLOR;
            }
            double nearest = Double.MAX_VALUE;
            double second = Double.MAX_VALUE;
            int field = 0;
            for (int i = 0; i < 9; i++) {
                double dx = centreX[i] - x;
                double dy = centreY[i] - y;
                double distance = dx * dx + dy * dy;
                if (distance < nearest) {
                    second = nearest;
                    nearest = distance;
                    field = i;
                } else if (distance < second) {
                    second = distance;
                }
            }
            if (Math.sqrt(second) - Math.sqrt(nearest) < LANE) {
                return LANE_COLOR;
            }
            double along = x * cos[field] + y * sin[field];
            return Math.floorMod((int) Math.floor(along), spacing[field]) < 4 ? furrow[field] : crop[field];
        }
    }
}
