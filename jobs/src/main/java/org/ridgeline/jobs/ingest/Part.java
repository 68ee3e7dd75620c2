package org.ridgeline.jobs.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.ridgeline.request.UserError;

/**
 * A file on local disk that grows, under a hidden name that tells the version of the original: what another version left
 * behind is not continued. One process at a time holds it.
 */
final class Part implements Closeable {
    private static final int BUFFER = 1 << 20;

    private final Path path;
    private final FileChannel channel;

    private Part(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Opens a part, or the one that is there.
     *
     * @param name of the whole file
     * @param mark of the original's version
     * @throws UserError if another process holds it
     */
    static Part open(Path folder, String name, String mark) throws IOException {
        Files.createDirectories(folder);
        String own = "." + name + "." + mark + ".part";
        try (DirectoryStream<Path> others = Files.newDirectoryStream(folder, entry -> isOther(entry, name, own))) {
            for (Path other : others) {
                Files.deleteIfExists(other);
            }
        }
        Path path = folder.resolve(own);
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new Part(path, channel);
            }
        } catch (OverlappingFileLockException held) {
            channel.close();
            throw new UserError(path + " is being written by this process", held);
        }
        channel.close();
        throw new UserError(path + " is being written by another process; wait for it, or end it");
    }

    private static boolean isOther(Path entry, String name, String own) {
        String found = entry.getFileName().toString();
        return found.startsWith("." + name + ".") && found.endsWith(".part") && !found.equals(own);
    }

    Path path() {
        return path;
    }

    long size() throws IOException {
        return channel.size();
    }

    /** Adds what is there already to the checksums. */
    void addTo(Checksums checksums) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        for (long at = 0; channel.read(buffer, at) > 0; buffer.clear()) {
            checksums.add(buffer.array(), buffer.position());
            at += buffer.position();
        }
    }

    /** The first bytes, at most so many. */
    byte[] start(int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(length, size()));
        while (buffer.hasRemaining() && channel.read(buffer, buffer.position()) > 0) {}
        return buffer.array();
    }

    void append(byte[] bytes, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        for (long at = channel.size(); buffer.hasRemaining(); ) {
            at += channel.write(buffer, at);
        }
    }

    void clear() throws IOException {
        channel.truncate(0);
    }

    /** Puts all of it on the disk, whatever happens to the machine. */
    void sync() throws IOException {
        channel.force(true);
    }

    /** Leaves what may be continued; nothing of nothing. */
    @Override
    public void close() throws IOException {
        boolean empty = channel.size() == 0;
        channel.close();
        if (empty) {
            Files.deleteIfExists(path);
        }
    }
}
