package org.ridgeline.image;

import java.io.Serializable;

/**
 * What an output keeps of its input beside the pixels.
 *
 * @param profile the ICC profile, or null
 * @param resolution pixels per unit, or null
 * @param premultiplied whether colours are already multiplied with alpha (TIFF's "associated alpha")
 */
public record Carried(byte[] profile, Resolution resolution, boolean premultiplied) implements Serializable {

    /** Nothing to keep. */
    public static final Carried NOTHING = new Carried(null, null, false);

    /**
     * The same without its ICC profile: for results whose number of colours differs from the input's, which a profile
     * would not fit.
     */
    public Carried withoutProfile() {
        return new Carried(null, resolution, premultiplied);
    }
}
