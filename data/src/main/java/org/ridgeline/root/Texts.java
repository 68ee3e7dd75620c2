package org.ridgeline.root;

import java.util.Arrays;

/** A growing list of strings. */
final class Texts {
    private byte[] bytes = {};
    private int[] offsets = {0};
    private int count;

    void append(byte[] source, int at, int n) throws RootException {
        int end = offsets[count];
        if ((long) end + n > Integer.MAX_VALUE - 8) {
            throw new RootException("a run of entries has more than 2 GiB of text: read fewer entries");
        }
        if (end + n > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(64, 2L * (end + n))));
        }
        System.arraycopy(source, at, bytes, end, n);
        if (count + 1 == offsets.length) {
            offsets = Arrays.copyOf(offsets, Math.max(16, 2 * offsets.length));
        }
        offsets[++count] = end + n;
    }

    Column finish() {
        Column column = new Column.Texts(bytes, offsets, count);
        bytes = new byte[0];
        offsets = new int[] {0};
        count = 0;
        return column;
    }
}
