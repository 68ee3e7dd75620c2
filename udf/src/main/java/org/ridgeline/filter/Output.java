package org.ridgeline.filter;

/** The type of the samples of a result. */
public enum Output {
    /** That of the input. */
    SAME,
    BITS8,
    BITS16,
    FLOAT;

    SampleType type(SampleType in) {
        return switch (this) {
            case SAME -> in;
            case BITS8 -> SampleType.BYTE;
            case BITS16 -> SampleType.SHORT;
            case FLOAT -> SampleType.FLOAT;
        };
    }

    /** The type in which a gradient is written: never narrower than its input, which {@link Conversion} makes of it. */
    SampleType wider(SampleType in) {
        return switch (this) {
            case SAME, BITS8 -> in;
            case BITS16 -> SampleType.SHORT;
            case FLOAT -> SampleType.FLOAT;
        };
    }
}
