package org.ridgeline.root.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** A file on a local disk: spooled as a hidden file beside it, then renamed. */
public final class LocalDestination implements Destination {
    private final Path path;

    public LocalDestination(Path path) {
        this.path = path.toAbsolutePath();
    }

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public Path spool() throws IOException {
        Files.createDirectories(path.getParent());
        return Files.createFile(path.resolveSibling("." + path.getFileName() + "." + UUID.randomUUID() + ".tmp"));
    }

    @Override
    public void publish(Path spool) throws IOException {
        // Hadoop's local file system keeps a checksum beside a file; that of a replaced file would fail the new one.
        Files.deleteIfExists(path.resolveSibling("." + path.getFileName() + ".crc"));
        Files.move(spool, path, StandardCopyOption.ATOMIC_MOVE);
    }
}
