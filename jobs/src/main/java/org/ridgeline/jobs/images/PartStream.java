package org.ridgeline.jobs.images;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a stream into parts of an upload, each large enough to stand between others. What a piece of an image begins with is
 * kept in a file, so that it can be joined to what the piece before has left: that may be less than the least part.
 */
final class PartStream extends OutputStream {
    /** Keeps bytes in a file. */
    @FunctionalInterface
    interface Keeper {
        Chunk.Kept keep(byte[] bytes) throws IOException;
    }

    private final Upload.Sender sender;
    private final int partBytes;
    private final Keeper keeper;
    private final byte[] buffer;
    private final List<Chunk> chunks = new ArrayList<>();
    private int next;
    private int sending;
    private int sendingBytes;
    private int filled;

    /**
     * @param first number of a part
     * @param keeper of the first bytes, or of all if they are few; null to send these too
     */
    PartStream(Upload.Sender sender, int partBytes, int first, Keeper keeper) {
        this.sender = sender;
        this.partBytes = partBytes;
        this.keeper = keeper;
        next = first;
        buffer = new byte[partBytes + Upload.LEAST_BYTES];
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            if (filled == buffer.length) {
                cut(isToBeKept() ? Upload.LEAST_BYTES : partBytes);
            }
            int count = Math.min(length - done, buffer.length - filled);
            System.arraycopy(bytes, offset + done, buffer, filled, count);
            filled += count;
            done += count;
        }
    }

    private boolean isToBeKept() {
        return keeper != null && chunks.isEmpty();
    }

    private void cut(int length) throws IOException {
        byte[] bytes = Arrays.copyOf(buffer, length);
        if (isToBeKept()) {
            chunks.add(keeper.keep(bytes));
        } else {
            await();
            sender.send(next, bytes);
            sending = next;
            sendingBytes = length;
            next++;
        }
        System.arraycopy(buffer, length, buffer, 0, filled - length);
        filled -= length;
    }

    private void await() throws IOException {
        if (sending > 0) {
            chunks.add(new Chunk.Sent(sending, sender.await(), sendingBytes));
            sending = 0;
        }
    }

    /** All that was written, in order. */
    List<Chunk> finish() throws IOException {
        if (filled > 0) {
            cut(filled);
        }
        await();
        return chunks;
    }
}
