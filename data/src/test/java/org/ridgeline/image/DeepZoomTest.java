package org.ridgeline.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a plain loop over whole levels. */
class DeepZoomTest {
    /** A level as the format defines it: rows of pixels of one channel. */
    private static int[][] halved(int[][] above) {
        int height = (above.length + 1) / 2;
        int width = (above[0].length + 1) / 2;
        int[][] level = new int[height][width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int sum = 0;
                int count = 0;
                for (int v = 2 * y; v < Math.min(above.length, 2 * y + 2); v++) {
                    for (int u = 2 * x; u < Math.min(above[0].length, 2 * x + 2); u++) {
                        sum += above[v][u];
                        count++;
                    }
                }
                level[y][x] = (2 * sum + count) / (2 * count);
            }
        }
        return level;
    }

    private static Map<String, String> expected(int[][][] planes) {
        Map<String, String> tiles = new TreeMap<>();
        int[][][] level = planes;
        int number = 0;
        while ((1 << number) < Math.max(planes[0].length, planes[0][0].length)) {
            number++;
        }
        for (; number >= 0; number--) {
            int height = level[0].length;
            int width = level[0][0].length;
            for (int row = 0; row * 254 < height; row++) {
                for (int column = 0; column * 254 < width; column++) {
                    StringBuilder text = new StringBuilder();
                    for (int[][] plane : level) {
                        for (int y = Math.max(0, row * 254 - 1); y < Math.min(height, row * 254 + 255); y++) {
                            for (int x = Math.max(0, column * 254 - 1); x < Math.min(width, column * 254 + 255); x++) {
                                text.append((char) plane[y][x]);
                            }
                        }
                    }
                    tiles.put(number + "/" + column + "_" + row, text.toString());
                }
            }
            int[][][] below = new int[level.length][][];
            for (int plane = 0; plane < level.length; plane++) {
                below[plane] = halved(level[plane]);
            }
            level = below;
        }
        return tiles;
    }

    private static Raster.Bytes random(int width, int height, Channels channels, int seed) {
        byte[][] planes = new byte[channels.count()][width * height];
        Random random = new Random(seed);
        for (byte[] plane : planes) {
            random.nextBytes(plane);
        }
        return new Raster.Bytes(new Region(0, 0, width, height), channels, planes);
    }

    private static int[][][] ints(Raster.Bytes raster) {
        int height = raster.region().height();
        int width = raster.region().width();
        int[][][] planes = new int[raster.planes().length][height][width];
        for (int plane = 0; plane < planes.length; plane++) {
            for (int i = 0; i < width * height; i++) {
                planes[plane][i / width][i % width] = raster.planes()[plane][i] & 0xff;
            }
        }
        return planes;
    }

    /** Keeps tiles as text, and puts reduced rows together. */
    private static final class Kept implements DeepZoomRows.Sink {
        private final Map<String, String> tiles;
        private final Raster.Bytes below;

        Kept(Map<String, String> tiles, Raster.Bytes below) {
            this.tiles = tiles;
            this.below = below;
        }

        @Override
        public void tile(int level, int column, int row, Raster.Bytes pixels) {
            StringBuilder text = new StringBuilder();
            for (byte[] plane : pixels.planes()) {
                for (byte sample : plane) {
                    text.append((char) (sample & 0xff));
                }
            }
            assertThat(tiles.put(level + "/" + column + "_" + row, text.toString()))
                    .as("an earlier tile of this place")
                    .isNull();
        }

        @Override
        public void reduced(Raster.Bytes row) {
            below.copy(row);
        }
    }

    private static void pass(DeepZoomRows rows, Raster.Bytes from, Region window, int atOnce) throws IOException {
        for (int y = window.y(); y < window.bottom(); y += atOnce) {
            int count = Math.min(atOnce, window.bottom() - y);
            Raster.Bytes band = (Raster.Bytes)
                    Raster.allocate(new Region(window.x(), y, window.width(), count), from.channels(), Depth.BITS8);
            band.copy(from);
            for (int i = 0; i < count; i++) {
                rows.add(band, 1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,700", "700,1", "254,254", "255,256", "509,508", "600,333", "1021,767", "2,3"})
    void rowsThatPassByGiveAllTilesOfAllLevels(int width, int height) throws IOException {
        Channels channels = width % 2 == 0 ? Channels.GRAY : Channels.RGB;
        Raster.Bytes image = random(width, height, channels, width);
        DeepZoom zoom = new DeepZoom(width, height);
        Map<String, String> tiles = new TreeMap<>();
        Region all = zoom.level(zoom.top());
        pass(new DeepZoomRows(zoom, zoom.top(), all, zoom.top() + 1, channels, new Kept(tiles, null)), image, all, 7);
        assertThat(tiles).isEqualTo(expected(ints(image)));
    }

    @ParameterizedTest
    @CsvSource({"1500,900,1", "1500,900,2", "2040,1017,2", "3000,254,3", "255,2600,3"})
    void partsGiveTheSameTilesWhateverTheirSize(int width, int height, int levels) throws IOException {
        Raster.Bytes image = random(width, height, Channels.GRAY, height);
        DeepZoom zoom = new DeepZoom(width, height);
        Map<String, String> tiles = new TreeMap<>();
        Raster.Bytes level = image;
        int number = zoom.top();
        while (number >= 0) {
            int side = DeepZoom.TILE << levels;
            Region bounds = zoom.level(number);
            int made = Math.min(levels, number + 1);
            Raster.Bytes below = number < levels
                    ? null
                    : (Raster.Bytes) Raster.allocate(zoom.level(number - levels), Channels.GRAY, Depth.BITS8);
            List<Region> parts = new ArrayList<>();
            for (int y = 0; y < bounds.height(); y += side) {
                for (int x = 0; x < bounds.width(); x += side) {
                    parts.add(
                            new Region(x, y, Math.min(side, bounds.width() - x), Math.min(side, bounds.height() - y)));
                }
            }
            for (Region part : parts) {
                DeepZoomRows rows = new DeepZoomRows(zoom, number, part, made, Channels.GRAY, new Kept(tiles, below));
                pass(rows, level, DeepZoomRows.window(zoom, number, part, made), 5);
            }
            level = below;
            number -= levels;
        }
        assertThat(tiles).isEqualTo(expected(ints(image)));
    }

    @Test
    void theDescriptionIsThatOfTheSchema() {
        assertThat(new DeepZoom(40_000, 3).xml()).isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>
                <Image xmlns="http://schemas.microsoft.com/deepzoom/2008" Format="jpg" Overlap="1" TileSize="254">
                  <Size Width="40000" Height="3"/>
                </Image>
                """);
        assertThat(new DeepZoom(40_000, 3).top()).isEqualTo(16);
        assertThat(new DeepZoom(1, 1).top()).isZero();
        assertThat(new DeepZoom(256, 256).top()).isEqualTo(8);
        assertThat(new DeepZoom(257, 1).top()).isEqualTo(9);
        assertThat(new DeepZoom(Integer.MAX_VALUE, 1).level(0)).isEqualTo(new Region(0, 0, 1, 1));
    }
}
