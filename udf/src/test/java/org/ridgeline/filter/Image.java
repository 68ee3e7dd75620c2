package org.ridgeline.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A whole image for tests, and ways to send it through a chain. */
record Image(Canvas canvas, Tile tile) {

    /** A seeded image: noise, or steps, ramps and lines as drawings have them. */
    static Image random(Canvas canvas, Random random) {
        Tile tile = Tile.allocate(canvas.bounds(), canvas.planes(), canvas.type());
        for (int plane = 0; plane < canvas.planes(); plane++) {
            boolean noise = random.nextBoolean();
            int period = 1 + random.nextInt(20);
            int slope = random.nextInt(9) - 4;
            for (int y = 0; y < canvas.height(); y++) {
                for (int x = 0; x < canvas.width(); x++) {
                    int drawn = (x / period + y / period) % 2 == 0 ? 40 + slope * (x + y) : 200 - slope * x;
                    int value = noise ? random.nextInt(256) : Math.max(0, Math.min(255, drawn + random.nextInt(3)));
                    set(tile, plane, x, y, canvas.type() == SampleType.BYTE ? value : value * 257 + random.nextInt(9));
                }
            }
        }
        return new Image(canvas, tile);
    }

    /** The sample as the number that it means. */
    static double get(Tile tile, int plane, int x, int y) {
        int index = tile.window().index(x, y);
        return switch (tile.type()) {
            case BYTE -> ((byte[]) tile.planes()[plane])[index] & 0xFF;
            case SHORT -> ((short[]) tile.planes()[plane])[index] & 0xFFFF;
            case FLOAT -> ((float[]) tile.planes()[plane])[index];
        };
    }

    static void set(Tile tile, int plane, int x, int y, double value) {
        int index = tile.window().index(x, y);
        switch (tile.type()) {
            case BYTE -> ((byte[]) tile.planes()[plane])[index] = (byte) (int) value;
            case SHORT -> ((short[]) tile.planes()[plane])[index] = (short) (int) value;
            case FLOAT -> ((float[]) tile.planes()[plane])[index] = (float) value;
        }
    }

    int get(int plane, int x, int y) {
        return (int) get(tile, plane, x, y);
    }

    /** The result of a chain, made in one tile and one go. */
    Image whole(Chain chain) {
        return new Image(chain.result(canvas), chain.apply(tile, canvas));
    }

    /** The result of a chain made of tiles, each of which gets only the pixels that the chain asks for. */
    Tile tiled(Chain chain, List<Window> cores) {
        List<Whole> known = new ArrayList<>();
        while (known.size() < chain.passes() - 1) {
            Summary merged = null;
            for (Window core : cores) {
                Summary summary = chain.summary(source(chain, core), canvas, core, parts(known, core));
                merged = merged == null ? summary : merged.merge(summary);
            }
            known.add(merged.whole());
        }
        Canvas result = chain.result(canvas);
        Tile joined = Tile.allocate(canvas.bounds(), result.planes(), result.type());
        for (Window core : cores) {
            Tile made = chain.apply(source(chain, core), canvas, core, parts(known, core));
            assertThat(made.window()).isEqualTo(core);
            for (int plane = 0; plane < result.planes(); plane++) {
                for (int y = core.y(); y < core.bottom(); y++) {
                    for (int x = core.x(); x < core.right(); x++) {
                        set(joined, plane, x, y, get(made, plane, x, y));
                    }
                }
            }
        }
        return joined;
    }

    private static List<Whole> parts(List<Whole> known, Window core) {
        return known.stream().map(each -> each.of(core)).toList();
    }

    private Tile source(Chain chain, Window core) {
        return tile.cropped(core.grown(chain.halo(), canvas));
    }

    /** The windows of a grid of tiles. */
    static List<Window> grid(Canvas canvas, int width, int height) {
        List<Window> cores = new ArrayList<>();
        for (int y = 0; y < canvas.height(); y += height) {
            for (int x = 0; x < canvas.width(); x += width) {
                cores.add(new Window(x, y, Math.min(width, canvas.width() - x), Math.min(height, canvas.height() - y)));
            }
        }
        return cores;
    }

    static void assertEqual(Tile actual, Tile expected, String what) {
        assertThat(actual.window()).as(what).isEqualTo(expected.window());
        assertThat(actual.type()).as(what).isEqualTo(expected.type());
        assertThat(actual.planes().length).as(what).isEqualTo(expected.planes().length);
        for (int plane = 0; plane < expected.planes().length; plane++) {
            for (int y = expected.window().y(); y < expected.window().bottom(); y++) {
                for (int x = expected.window().x(); x < expected.window().right(); x++) {
                    double found = get(actual, plane, x, y);
                    double right = get(expected, plane, x, y);
                    if (found != right) {
                        throw new AssertionError(what + ": plane " + plane + ", column " + x + ", row " + y + ": "
                                + found + " instead of " + right);
                    }
                }
            }
        }
    }
}
