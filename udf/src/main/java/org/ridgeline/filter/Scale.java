package org.ridgeline.filter;

import java.io.Serializable;

/**
 * By what gradients are multiplied before they are rounded.
 *
 * @param factor finite and above 0; or 0 for the factor that makes the largest gradient of the image white
 */
public record Scale(double factor) implements Serializable {
    public static final Scale NONE = new Scale(1);
    /** The largest gradient of the whole image becomes white. */
    public static final Scale MAX = new Scale(0);

    public Scale {
        if (!(factor >= 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("a scale of " + factor + ": it must be finite and above 0");
        }
    }

    boolean toMaximum() {
        return factor == 0;
    }
}
