package org.ridgeline.image;

/** How stored rows and columns become the upright image: values 1 to 8 of EXIF and TIFF tag 274. */
public enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    ROTATED_180(false, true, true),
    FLIPPED(false, false, true),
    TRANSPOSED(true, false, false),
    ROTATED_90(true, false, true),
    TRANSVERSED(true, true, true),
    ROTATED_270(true, true, false);

    private static final Orientation[] VALUES = values();

    private final boolean transposes;
    /** Whether stored columns are taken from the right. */
    private final boolean fromRight;
    /** Whether stored rows are taken from the bottom. */
    private final boolean fromBottom;

    Orientation(boolean transposes, boolean fromRight, boolean fromBottom) {
        this.transposes = transposes;
        this.fromRight = fromRight;
        this.fromBottom = fromBottom;
    }

    /** The orientation of a tag's value; values outside 1 to 8 mean nothing and are read as upright. */
    static Orientation of(int tag) {
        return tag >= 1 && tag <= 8 ? VALUES[tag - 1] : UPRIGHT;
    }

    /** Whether rows become columns. */
    public boolean transposes() {
        return transposes;
    }

    /** Whether row y of the upright image is made of row y of the stored one. */
    boolean keepsRows() {
        return !transposes && !fromBottom;
    }

    /** The shape of the upright image. */
    ImageShape upright(ImageShape stored) {
        return transposes ? new ImageShape(stored.height(), stored.width(), stored.channels(), stored.depth()) : stored;
    }

    /** Where the pixels of a region of the upright image are stored. */
    Region stored(Region upright, ImageShape stored) {
        int columns = transposes ? upright.height() : upright.width();
        int rows = transposes ? upright.width() : upright.height();
        int x = transposes ? upright.y() : upright.x();
        int y = transposes ? upright.x() : upright.y();
        return new Region(
                fromRight ? stored.width() - x - columns : x,
                fromBottom ? stored.height() - y - rows : y,
                columns,
                rows);
    }

    /**
     * Copies stored pixels to where they belong.
     *
     * @param stored the pixels of {@code stored(region)}
     * @param into holds {@code region}, and perhaps more
     * @param region of the upright image
     */
    void turn(Raster stored, Raster into, Region region) {
        int width = stored.stride();
        int height = stored.region().height();
        int first = (fromRight ? width - 1 : 0) + (fromBottom ? (height - 1) * width : 0);
        int alongStored = fromRight ? -1 : 1;
        int downStored = fromBottom ? -width : width;
        int across = transposes ? downStored : alongStored;
        int down = transposes ? alongStored : downStored;
        int at = into.index(region.x(), region.y());
        for (int channel = 0; channel < into.channels().count(); channel++) {
            for (int y = 0; y < region.height(); y++) {
                int from = first + y * down;
                int to = at + y * into.stride();
                if (into instanceof Raster.Bytes bytes) {
                    copy(
                            ((Raster.Bytes) stored).planes()[channel],
                            from,
                            across,
                            bytes.planes()[channel],
                            to,
                            region.width());
                } else {
                    copy(
                            ((Raster.Shorts) stored).planes()[channel],
                            from,
                            across,
                            ((Raster.Shorts) into).planes()[channel],
                            to,
                            region.width());
                }
            }
        }
    }

    private static void copy(byte[] source, int from, int step, byte[] target, int to, int count) {
        for (int i = 0; i < count; i++) {
            target[to + i] = source[from + i * step];
        }
    }

    private static void copy(short[] source, int from, int step, short[] target, int to, int count) {
        for (int i = 0; i < count; i++) {
            target[to + i] = source[from + i * step];
        }
    }
}
