package org.ridgeline.filter;

/** The type of one sample. */
public enum SampleType {
    /** Unsigned 8 bit, in {@code byte[]}. */
    BYTE(255),
    /** Unsigned 16 bit, in {@code short[]}. */
    SHORT(65535),
    /** Single precision, in {@code float[]}: the type of a result, which no operation takes. */
    FLOAT(1);

    private final int maximum;

    SampleType(int maximum) {
        this.maximum = maximum;
    }

    /** The sample that means white: the largest one of the unsigned types; 1 for floats. */
    public int maximum() {
        return maximum;
    }
}
