package org.ridgeline.image;

import java.util.Arrays;

/**
 * How pixels are shown where a picture is made of them: 8 bits, gray or RGB, on white paper.
 *
 * @param white the 16-bit or floating-point sample that is shown white, and so is all above; 8-bit samples are shown as
 *     they are
 * @param premultiplied whether colours are multiplied with alpha
 */
public record Shown(int white, boolean premultiplied) {

    private static final int TOP = 255;

    public Shown {
        if (white < 1 || white > 65_535) {
            throw new IllegalArgumentException("no sample of " + white + " is white");
        }
    }

    /** The channels in which an image is shown. */
    public static Channels channels(Channels channels) {
        return channels.colors() == 1 ? Channels.GRAY : Channels.RGB;
    }

    /** The pixels of {@code part} as they are shown, perhaps with others; what is so already is not copied. */
    public Raster.Bytes apply(Raster raster, Region part) {
        Channels stored = raster.channels();
        if (raster instanceof Raster.Bytes bytes && !stored.alpha()) {
            return bytes;
        }
        Raster own = raster;
        if (!raster.region().equals(part)) {
            own = Raster.allocate(part, stored, raster.depth());
            own.copy(raster, part);
        }
        int colors = stored.colors();
        byte[][] planes = new byte[colors][];
        byte[] alpha = stored.alpha() ? eightBits(own, colors) : null;
        for (int color = 0; color < colors; color++) {
            byte[] plain = eightBits(own, color);
            planes[color] = alpha == null ? plain : onWhite(plain, alpha);
        }
        return new Raster.Bytes(part, channels(stored), planes);
    }

    private byte[] eightBits(Raster raster, int plane) {
        if (raster instanceof Raster.Bytes bytes) {
            return bytes.planes()[plane];
        }
        return raster instanceof Raster.Shorts shorts
                ? ofShorts(shorts.planes()[plane])
                : ofFloats(((Raster.Floats) raster).planes()[plane]);
    }

    private byte[] ofShorts(short[] from) {
        byte[] to = new byte[from.length];
        for (int i = 0; i < from.length; i++) {
            int sample = from[i] & 0xffff;
            to[i] = (byte) Math.min(TOP, (sample * TOP + white / 2) / white);
        }
        return to;
    }

    private byte[] ofFloats(float[] from) {
        byte[] to = new byte[from.length];
        float factor = (float) TOP / white;
        for (int i = 0; i < from.length; i++) {
            to[i] = (byte) Math.max(0, Math.min(TOP, Math.round(from[i] * factor)));
        }
        return to;
    }

    private byte[] onWhite(byte[] color, byte[] alpha) {
        byte[] to = Arrays.copyOf(color, color.length);
        for (int i = 0; i < to.length; i++) {
            int opaque = alpha[i] & 0xff;
            int ink = premultiplied ? color[i] & 0xff : ((color[i] & 0xff) * opaque + TOP / 2) / TOP;
            to[i] = (byte) Math.min(TOP, ink + TOP - opaque);
        }
        return to;
    }
}
