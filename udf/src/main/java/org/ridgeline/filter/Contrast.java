package org.ridgeline.filter;

/**
 * The lightness of CIE L*a*b*, its histogram equalised; hue and chroma stay. Gray samples are themselves the lightness. 8-bit
 * colours are converted in the fixed point of OpenCV, sample by sample; 16-bit colours in double precision, with 65,536
 * levels of lightness.
 */
record Contrast() implements Operation.WholeImage {

    @Override
    public int halo() {
        return 0;
    }

    @Override
    public Summary summary(Tile in, Canvas canvas, Window core, int after) {
        long[] counts = new long[canvas.type().maximum() + 1];
        int[] lightness = new int[core.width()];
        for (int y = core.y(); y < core.bottom(); y++) {
            lightness(in, canvas, in.window().index(core.x(), y), lightness);
            for (int level : lightness) {
                counts[level]++;
            }
        }
        return new Histogram(counts);
    }

    private static void lightness(Tile in, Canvas canvas, int start, int[] lightness) {
        Object[] planes = in.planes();
        if (in.type() == SampleType.BYTE) {
            byte[] first = (byte[]) planes[0];
            if (canvas.colors() == 3) {
                Lab8.lightness(first, (byte[]) planes[1], (byte[]) planes[2], start, lightness);
            } else {
                for (int i = 0; i < lightness.length; i++) {
                    lightness[i] = first[start + i] & 0xFF;
                }
            }
        } else {
            short[] first = (short[]) planes[0];
            if (canvas.colors() == 3) {
                Lab16.lightness(first, (short[]) planes[1], (short[]) planes[2], start, lightness);
            } else {
                for (int i = 0; i < lightness.length; i++) {
                    lightness[i] = first[start + i] & 0xFFFF;
                }
            }
        }
    }

    @Override
    public void apply(Tile in, Canvas canvas, Window core, Whole whole, Tile out) {
        Levels levels = (Levels) whole;
        if (in instanceof Tile.Bytes bytes) {
            byte[][] results = ((Tile.Bytes) out).planes();
            if (canvas.colors() == 3) {
                Lab8.relight(bytes.planes(), levels, results);
            } else {
                relight(bytes.planes()[0], levels, results[0]);
            }
        } else {
            short[][] samples = ((Tile.Shorts) in).planes();
            short[][] results = ((Tile.Shorts) out).planes();
            if (canvas.colors() == 3) {
                Lab16.relight(samples, levels, results);
            } else {
                relight(samples[0], levels, results[0]);
            }
        }
    }

    private static void relight(byte[] samples, Levels levels, byte[] results) {
        for (int i = 0; i < results.length; i++) {
            results[i] = (byte) levels.of(samples[i] & 0xFF);
        }
    }

    private static void relight(short[] samples, Levels levels, short[] results) {
        for (int i = 0; i < results.length; i++) {
            results[i] = (short) levels.of(samples[i] & 0xFFFF);
        }
    }
}
