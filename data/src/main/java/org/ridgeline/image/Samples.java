package org.ridgeline.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** 16-bit samples as bytes in a stated order. */
final class Samples {

    private static final VarHandle BIG = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    private Samples() {}

    static void toBigEndian(short[] samples, int from, byte[] bytes, int to, int count) {
        for (int i = 0; i < count; i++) {
            BIG.set(bytes, to + 2 * i, samples[from + i]);
        }
    }

    static void fromBigEndian(byte[] bytes, int from, short[] samples, int to, int count) {
        for (int i = 0; i < count; i++) {
            samples[to + i] = (short) BIG.get(bytes, from + 2 * i);
        }
    }
}
