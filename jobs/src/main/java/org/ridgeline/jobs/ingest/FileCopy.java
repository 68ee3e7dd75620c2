package org.ridgeline.jobs.ingest;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.ridgeline.bucket.HttpFile;
import org.ridgeline.bucket.InputFile;
import org.ridgeline.root.ByteSource;
import org.ridgeline.root.ByteSource.Range;
import org.ridgeline.root.RootException;
import org.ridgeline.root.RootFile;
import org.ridgeline.root.write.HadoopDestination;

/**
 * Copies one file: through a part on local disk, which is continued where an earlier copy was cut off, verified, and then
 * renamed or uploaded as a whole.
 */
final class FileCopy {
    /** Bytes asked for in one range; several ranges are on their way at a time. */
    private static final int RANGE = 4 << 20;

    private static final int RANGES = 4;
    private static final int HEADER = 100;

    /** What became of a file. */
    enum Outcome {
        COPIED,
        CONTINUED,
        WAS_THERE
    }

    private final Original original;
    private final org.apache.hadoop.fs.Path target;
    private final Path spool;
    private final Configuration hadoop;
    private final FileSystem store;
    private Checksums checksums;

    /**
     * @param target the whole copy
     * @param spool folder for files on their way to a bucket
     */
    FileCopy(Original original, org.apache.hadoop.fs.Path target, Path spool, Configuration hadoop) throws IOException {
        this.original = original;
        this.target = target;
        this.spool = spool;
        this.hadoop = hadoop;
        this.store = target.getFileSystem(hadoop);
    }

    /**
     * @throws IOException if the file is not as its store says, or a store fails; what may be continued stays behind
     */
    Outcome run() throws IOException {
        if (isThere()) {
            return Outcome.WAS_THERE;
        }
        boolean local = store instanceof LocalFileSystem;
        Path folder =
                local ? ((LocalFileSystem) store).pathToFile(target.getParent()).toPath() : spool;
        try (Part part = Part.open(folder, target.getName(), mark(local ? "" : target.toString()))) {
            boolean continued = original.byRanges() && part.size() > 0 && part.size() <= size();
            // What an earlier copy left may be at fault: then all of it is fetched.
            continued = continued && fill(part, true).isEmpty();
            String fault = continued ? "" : fill(part, false);
            if (!fault.isEmpty()) {
                part.clear();
                throw new RootException(original.file().path() + ": what arrives is not the file: " + fault);
            }
            part.sync();
            HadoopDestination.of(target.toString(), hadoop).publish(part.path());
            return continued ? Outcome.CONTINUED : Outcome.COPIED;
        }
    }

    /** A copy is known by its length, and by the header that tells the same. */
    private boolean isThere() throws IOException {
        FileStatus status;
        try {
            status = store.getFileStatus(target);
        } catch (FileNotFoundException none) {
            return false;
        }
        if (!status.isFile() || status.getLen() != size()) {
            return false;
        }
        try (ByteSource copy = InputFile.of(status).open(hadoop)) {
            checkHeader(copy.read(new Range(0, (int) Math.min(HEADER, size()))));
            return true;
        } catch (RootException other) {
            return false;
        }
    }

    /** What is wrong with the bytes that arrived; empty if nothing is. */
    private String fill(Part part, boolean continues) throws IOException {
        try {
            fetch(part, continues);
            return checksums.difference();
        } catch (RootException wrong) {
            return wrong.getMessage().replace(original.file().path() + ": ", "");
        }
    }

    private void fetch(Part part, boolean continues) throws IOException {
        checksums = new Checksums(original.checksums());
        if (continues) {
            part.addTo(checksums);
        } else {
            part.clear();
        }
        if (original.byRanges()) {
            byRanges(part);
        } else {
            HttpFile.readWhole(original.file(), hadoop, (offset, bytes, length) -> {
                if (offset == 0) {
                    part.clear();
                    checksums = new Checksums(original.checksums());
                }
                add(part, bytes, length);
            });
        }
        checkHeader(part.start(HEADER));
    }

    private void byRanges(Part part) throws IOException {
        try (ByteSource source = original.file().open(hadoop)) {
            while (part.size() < size()) {
                List<Range> ranges = new ArrayList<>();
                for (long at = part.size(); at < size() && ranges.size() < RANGES; at += RANGE) {
                    ranges.add(new Range(at, (int) Math.min(RANGE, size() - at)));
                }
                for (byte[] bytes : source.readAll(ranges)) {
                    add(part, bytes, bytes.length);
                }
            }
        }
    }

    private void add(Part part, byte[] bytes, int length) throws IOException {
        boolean first = part.size() < HEADER;
        part.append(bytes, length);
        checksums.add(bytes, length);
        if (first && part.size() >= HEADER) {
            checkHeader(part.start(HEADER));
        }
    }

    /** The header of a ROOT file tells where the file ends: that must be its length. */
    private void checkHeader(byte[] start) throws IOException {
        long announced = RootFile.announcedLength(start, original.file().path());
        if (announced != size()) {
            throw new RootException(original.file().path() + ": truncated or not closed cleanly: its header announces "
                    + announced + " bytes, but the file has " + size());
        }
    }

    private long size() {
        return original.file().size();
    }

    private String mark(String place) {
        try {
            byte[] text = (original.file().size() + " " + original.file().version() + " " + place)
                    .getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text), 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
