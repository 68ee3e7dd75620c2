package org.ridgeline.image;

/** The type of one sample. Fewer than 8 bits are expanded to 8 when read: 1 bit becomes 0 and 255. */
public enum Depth {
    /** Unsigned, 0 to 255. */
    BITS8(1),
    /** Unsigned, 0 to 65535. */
    BITS16(2),
    /** IEEE single precision: written (TIFF only), never read. */
    FLOAT(4);

    private final int bytes;

    Depth(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes per sample. */
    public int bytes() {
        return bytes;
    }
}
