package org.ridgeline.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Edges in any tiles against a loop over the whole image and a flood from its strong pixels. */
class CannyTest {
    private static final Chain CHAIN = Operations.chain(List.of("edge_detection"), Map.of());

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void edgesInTilesAreThoseOfTheWholeImage(int seed) {
        Random random = new Random(seed);
        int width = 1 + random.nextInt(seed % 5 == 0 ? 3 : 120);
        int height = 1 + random.nextInt(seed % 7 == 0 ? 3 : 120);
        SampleType type = random.nextInt(3) == 0 ? SampleType.SHORT : SampleType.BYTE;
        Canvas canvas = new Canvas(width, height, random.nextBoolean() ? 1 : 3, random.nextBoolean(), type);
        Image image = faint(Image.random(canvas, random), random);
        Tile expected = flooded(image);
        Image.assertEqual(image.whole(CHAIN).tile(), expected, "whole " + canvas);
        List<Window> cores = new ArrayList<>();
        split(canvas.bounds(), random, cores);
        Collections.shuffle(cores, random);
        Image.assertEqual(image.tiled(CHAIN, cores), expected, cores.size() + " tiles of " + canvas);
    }

    /** Noise of little contrast, so that many candidates are weak. */
    private static Image faint(Image image, Random random) {
        int divisor = 1 + random.nextInt(5);
        Canvas canvas = image.canvas();
        for (int plane = 0; plane < canvas.colors(); plane++) {
            for (int y = 0; y < canvas.height(); y++) {
                for (int x = 0; x < canvas.width(); x++) {
                    Image.set(image.tile(), plane, x, y, image.get(plane, x, y) / divisor);
                }
            }
        }
        return image;
    }

    /** Cuts a window into tiles of any shape. */
    private static void split(Window window, Random random, List<Window> cores) {
        boolean across = random.nextBoolean();
        int length = across ? window.width() : window.height();
        if (length == 1 || random.nextInt(6) == 0) {
            cores.add(window);
            return;
        }
        int cut = 1 + random.nextInt(length - 1);
        if (across) {
            split(new Window(window.x(), window.y(), cut, window.height()), random, cores);
            split(new Window(window.x() + cut, window.y(), length - cut, window.height()), random, cores);
        } else {
            split(new Window(window.x(), window.y(), window.width(), cut), random, cores);
            split(new Window(window.x(), window.y() + cut, window.width(), length - cut), random, cores);
        }
    }

    /** A faint spiral with one strong pixel at its inner end: all of it is an edge, through hundreds of tiles. */
    @Test
    void aPathMayWindThroughAllTiles() {
        Canvas canvas = new Canvas(201, 201, 1, false, SampleType.BYTE);
        Image image = new Image(canvas, Tile.allocate(canvas.bounds(), 1, SampleType.BYTE));
        for (int step = 0; step < 12000; step++) {
            double angle = step * 0.004;
            double radius = 2 * angle;
            int x = (int) (100 + radius * Math.cos(angle));
            int y = (int) (100 + radius * Math.sin(angle));
            Image.set(image.tile(), 0, x, y, 40);
        }
        Image.set(image.tile(), 0, 103, 103, 255);
        Tile expected = flooded(image);
        int edges = 0;
        for (byte sample : (byte[]) expected.planes()[0]) {
            edges += sample != 0 ? 1 : 0;
        }
        assertThat(edges).as("pixels of the spiral").isGreaterThan(3000);
        for (int size : new int[] {1, 2, 7, 16, 100}) {
            Image.assertEqual(image.tiled(CHAIN, Image.grid(canvas, size, size)), expected, "tiles of " + size);
        }
    }

    private static Tile flooded(Image image) {
        Canvas canvas = image.canvas();
        int width = canvas.width();
        int height = canvas.height();
        int scale = canvas.type().maximum() / 255;
        int[][][] slopes = new int[height][width][];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int plane = canvas.colors() - 1; plane >= 0; plane--) {
                    int[] slope = slope(image, plane, x, y);
                    if (slopes[y][x] == null || slope[2] > slopes[y][x][2]) {
                        slopes[y][x] = slope;
                    }
                }
            }
        }
        boolean[][] candidates = new boolean[height][width];
        Tile edges = Tile.allocate(canvas.bounds(), canvas.alpha() ? 2 : 1, canvas.type());
        Deque<int[]> flood = new ArrayDeque<>();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                candidates[y][x] = slopes[y][x][2] > 100 * scale && ridge(slopes, x, y);
                if (candidates[y][x] && slopes[y][x][2] > 200 * scale) {
                    flood.add(new int[] {x, y});
                    Image.set(edges, 0, x, y, canvas.type().maximum());
                }
                if (canvas.alpha()) {
                    Image.set(edges, 1, x, y, image.get(canvas.colors(), x, y));
                }
            }
        }
        while (!flood.isEmpty()) {
            int[] at = flood.remove();
            for (int y = Math.max(0, at[1] - 1); y <= Math.min(height - 1, at[1] + 1); y++) {
                for (int x = Math.max(0, at[0] - 1); x <= Math.min(width - 1, at[0] + 1); x++) {
                    if (candidates[y][x] && Image.get(edges, 0, x, y) == 0) {
                        Image.set(edges, 0, x, y, canvas.type().maximum());
                        flood.add(new int[] {x, y});
                    }
                }
            }
        }
        return edges;
    }

    /** gx, gy and the sum of their absolute values. */
    private static int[] slope(Image image, int plane, int x, int y) {
        int gx = 0;
        int gy = 0;
        for (int i = -1; i <= 1; i++) {
            for (int j = -1; j <= 1; j++) {
                int column = Math.max(0, Math.min(image.canvas().width() - 1, x + i));
                int row = Math.max(0, Math.min(image.canvas().height() - 1, y + j));
                int sample = image.get(plane, column, row);
                gx += sample * i * (2 - Math.abs(j));
                gy += sample * j * (2 - Math.abs(i));
            }
        }
        return new int[] {gx, gy, Math.abs(gx) + Math.abs(gy)};
    }

    private static boolean ridge(int[][][] slopes, int x, int y) {
        int[] slope = slopes[y][x];
        long across = Math.abs((long) slope[0]) * 13573;
        long along = Math.abs((long) slope[1]) * 32768;
        if (along < across) {
            return slope[2] > length(slopes, x - 1, y) && slope[2] >= length(slopes, x + 1, y);
        }
        if (along > across + Math.abs((long) slope[0]) * 65536) {
            return slope[2] > length(slopes, x, y - 1) && slope[2] >= length(slopes, x, y + 1);
        }
        int side = (slope[0] < 0) == (slope[1] < 0) ? 1 : -1;
        return slope[2] > length(slopes, x - side, y - 1) && slope[2] > length(slopes, x + side, y + 1);
    }

    private static int length(int[][][] slopes, int x, int y) {
        boolean inside = y >= 0 && y < slopes.length && x >= 0 && x < slopes[0].length;
        return inside ? slopes[y][x][2] : 0;
    }

    @Test
    void aSummaryTakesEightBytesForEachCandidateAlongTheBorder() throws IOException {
        Canvas canvas = new Canvas(1000, 1000, 1, false, SampleType.BYTE);
        Image image = Image.random(canvas, new Random(1));
        Window core = new Window(300, 300, 400, 400);
        Summary summary = CHAIN.summary(image.tile(), canvas, core, List.of());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(summary);
        }
        int candidates = ((Seams) summary).all().get(0).pixels().length;
        int borderPixels = 4 * 400;
        assertThat(candidates).isBetween(borderPixels / 10, 2 * borderPixels);
        assertThat(bytes.size())
                .as("with headers, and 5 bytes for each component")
                .isLessThan(16 * borderPixels);
        assertThat(bytes.size()).isGreaterThan(8 * candidates);
    }

    @Test
    void tilesThatOverlapOrLeaveGapsAreRefused() {
        Canvas canvas = new Canvas(64, 64, 1, false, SampleType.BYTE);
        Image image = Image.random(canvas, new Random(3));
        Window left = new Window(0, 0, 32, 64);
        assertThatThrownBy(() -> image.tiled(CHAIN, List.of(left)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching("no tile has the pixel at column 32, row \\d+");
        assertThatThrownBy(() -> image.tiled(CHAIN, List.of(left, left, new Window(32, 0, 32, 64))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching("two tiles have the pixel at column \\d+, row \\d+");
    }

    @Test
    void tilesOfTheLastPassMustBeThoseOfTheOneBefore() {
        Canvas canvas = new Canvas(64, 64, 1, false, SampleType.BYTE);
        Image image = Image.random(canvas, new Random(3));
        Whole whole =
                CHAIN.summary(image.tile(), canvas, canvas.bounds(), List.of()).whole();
        Window other = new Window(0, 0, 8, 8);
        assertThatThrownBy(() -> CHAIN.apply(image.tile(), canvas, other, List.of(whole)))
                .hasMessageContaining("was no tile's core");
    }
}
