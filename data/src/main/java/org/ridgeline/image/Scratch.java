package org.ridgeline.image;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Bytes that are written once, then read anywhere: in memory when they fit, else in a file that {@link #close} removes. */
final class Scratch implements Closeable {

    private static final int BUFFER = 1 << 20;

    private final byte[] memory;
    private final FileChannel file;
    private final ByteBuffer pending;
    private long size;

    /**
     * Makes room.
     *
     * @param bytes how many will be written
     */
    Scratch(long bytes, ImageLimits limits) throws IOException {
        if (bytes <= Math.min(limits.memory(), Integer.MAX_VALUE - 8)) {
            memory = new byte[(int) bytes];
            pending = null;
            file = null;
        } else {
            memory = null;
            pending = ByteBuffer.allocateDirect(BUFFER);
            file = file(bytes, limits);
        }
    }

    /** Opens a file that is removed when it is closed, after a look at the room there is for so many bytes. */
    static FileChannel file(long bytes, ImageLimits limits) throws IOException {
        Path folder = limits.scratch().toPath();
        Files.createDirectories(folder);
        if (Files.getFileStore(folder).getUsableSpace() < bytes) {
            throw new IOException("no room in " + folder + " for " + bytes
                    + " bytes of an image whose rows are not in order; spark.local.dir names another folder");
        }
        return FileChannel.open(
                Files.createTempFile(folder, "ridgeline-", ".pixels"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    void write(byte[] from, int offset, int length) throws IOException {
        if (memory != null) {
            System.arraycopy(from, offset, memory, (int) size, length);
            size += length;
            return;
        }
        int done = 0;
        while (done < length) {
            int part = Math.min(pending.remaining(), length - done);
            pending.put(from, offset + done, part);
            done += part;
            if (!pending.hasRemaining()) {
                drain();
            }
        }
        size += length;
    }

    private void drain() throws IOException {
        pending.flip();
        while (pending.hasRemaining()) {
            file.write(pending);
        }
        pending.clear();
    }

    void read(long position, byte[] into, int offset, int length) throws IOException {
        if (memory != null) {
            System.arraycopy(memory, (int) position, into, offset, length);
            return;
        }
        if (pending.position() > 0) {
            drain();
        }
        ByteBuffer target = ByteBuffer.wrap(into, offset, length);
        while (target.hasRemaining()) {
            if (file.read(target, position + target.position() - offset) < 0) {
                throw new IOException("a file of waiting pixels was cut short");
            }
        }
    }

    /** Bytes that went to disk. */
    long spilled() {
        return memory == null ? size : 0;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
