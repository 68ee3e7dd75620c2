package org.ridgeline.root.write;

/** How baskets are compressed. ROOT writes a setting as {@code algorithm * 100 + level}. */
public enum Codec {
    NONE(0, 0),
    ZLIB(1, 9),
    LZ4(4, 12),
    ZSTD(5, 22);

    private final int algorithm;
    private final int highestLevel;

    Codec(int algorithm, int highestLevel) {
        this.algorithm = algorithm;
        this.highestLevel = highestLevel;
    }

    /** The number that ROOT stores in {@code fCompress}. */
    int setting(int level) {
        return algorithm * 100 + level;
    }

    int highestLevel() {
        return highestLevel;
    }
}
