package org.ridgeline.filter;

/**
 * The largest gradient of an image.
 *
 * @param value its length, or for {@link Magnitude#L2} the square of it: an exact integer in both cases
 */
record Maximum(long value) implements Summary, Whole {
    @Override
    public Summary merge(Summary other) {
        return new Maximum(Math.max(value, ((Maximum) other).value));
    }

    @Override
    public Whole whole() {
        return this;
    }
}
