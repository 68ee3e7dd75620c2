package org.ridgeline.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Planes put together pixel by pixel, as files hold them. */
final class Interleaved {

    private static final VarHandle BIG_SHORT =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE_SHORT =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LITTLE_FLOAT =
            MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);

    private Interleaved() {}

    /**
     * Writes a part of a row.
     *
     * @param at the first sample in each plane
     * @param order of 16-bit samples; floats are always little-endian
     */
    static void pack(Raster raster, int at, int count, byte[] out, int to, ByteOrder order) {
        int step = raster.channels().count() * raster.depth().bytes();
        if (raster instanceof Raster.Bytes bytes) {
            if (step == 1) {
                System.arraycopy(bytes.planes()[0], at, out, to, count);
                return;
            }
            for (int channel = 0; channel < bytes.planes().length; channel++) {
                byte[] plane = bytes.planes()[channel];
                int first = to + channel;
                for (int i = 0; i < count; i++) {
                    out[first + i * step] = plane[at + i];
                }
            }
        } else if (raster instanceof Raster.Shorts shorts) {
            VarHandle handle = order == ByteOrder.BIG_ENDIAN ? BIG_SHORT : LITTLE_SHORT;
            for (int channel = 0; channel < shorts.planes().length; channel++) {
                short[] plane = shorts.planes()[channel];
                int first = to + 2 * channel;
                for (int i = 0; i < count; i++) {
                    handle.set(out, first + i * step, plane[at + i]);
                }
            }
        } else if (raster instanceof Raster.Floats floats) {
            for (int channel = 0; channel < floats.planes().length; channel++) {
                float[] plane = floats.planes()[channel];
                int first = to + 4 * channel;
                for (int i = 0; i < count; i++) {
                    LITTLE_FLOAT.set(out, first + i * step, plane[at + i]);
                }
            }
        }
    }
}
