package org.ridgeline.root.write;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * A ROOT file with one directory while it is written: records are appended; header and directory are written last, into
 * room left at the start.
 */
final class RecordFile implements Closeable {
    /** Where the first record starts: room for a header of either size before it. */
    static final int BEGIN = 100;

    /** The release whose class versions are written. */
    private static final int ROOT_VERSION = 61804;

    private static final int BIG_FILE = 1_000_000;
    private static final int BIG_RECORD = 1000;
    private static final int DIRECTORY_VERSION = 5;
    /** The directory's room, enough for eight-byte offsets. */
    private static final int DIRECTORY = 60;

    private final FileChannel channel;
    private final MessageDigest digest;
    private final String name;
    private final WriteOptions options;
    private final Key fileKey;
    private long end;

    RecordFile(Path path, String name, WriteOptions options) throws IOException {
        this.name = name;
        this.options = options;
        this.fileKey = new Key("TFile", name, "");
        this.digest = sha256();
        this.channel = FileChannel.open(path, StandardOpenOption.WRITE);
        this.end = (long) BEGIN + nameBytes() + DIRECTORY;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Where the next record goes. */
    long end() {
        return end;
    }

    /** Leaves a hole, as ROOT does when it deletes a record. */
    void skip(long bytes) {
        end += bytes;
    }

    void append(ObjectBuffer record) throws IOException {
        digest.update(record.bytes(), 0, record.length());
        write(ByteBuffer.wrap(record.bytes(), 0, record.length()), end);
        end += record.length();
    }

    /** Compresses and appends an object, and returns its key for the list of keys. */
    StoredKey append(Key key, ObjectBuffer object, BasketCompressor compressor) throws IOException {
        long seek = end;
        int keyLength = key.length(seek);
        byte[] payload = compressor.compress(object.bytes(), object.length());
        StoredKey stored = new StoredKey(key, keyLength, payload.length, object.length(), seek);
        ObjectBuffer record = new ObjectBuffer();
        stored.write(record, options.datime());
        record.raw(payload);
        append(record);
        return stored;
    }

    /** A key as it stands in front of its record, and again in the list of keys. */
    record StoredKey(Key key, int keyLength, int stored, int objectLength, long seek) {
        void write(ObjectBuffer out, int datime) {
            key.write(out, keyLength, stored, objectLength, datime, seek, BEGIN);
        }

        int bytes() {
            return keyLength + stored;
        }
    }

    /** Writes the list of keys, the list of free bytes, the directory and the header. */
    void finish(StoredKey tree, StoredKey streamers) throws IOException {
        ObjectBuffer list = new ObjectBuffer();
        list.i32(1);
        tree.write(list, options.datime());
        StoredKey keys = appendPlain(list);

        ObjectBuffer free = new ObjectBuffer();
        boolean big = Key.offsetBytes(end) == 8;
        StoredKey gap = new StoredKey(fileKey, fileKey.length(end), big ? 18 : 10, big ? 18 : 10, end);
        long total = end + gap.bytes();
        long last = Key.SMALL;
        while (last <= total) {
            last += 1_000_000_000L;
        }
        gap.write(free, options.datime());
        free.i16(big ? 1 + BIG_RECORD : 1);
        offset(free, big, total);
        offset(free, big, last);
        append(free);

        byte[] identity = Arrays.copyOf(digest.digest(), 16);
        directory(keys, identity);
        header(gap, streamers, identity);
        channel.force(false);
    }

    private StoredKey appendPlain(ObjectBuffer object) throws IOException {
        StoredKey stored = new StoredKey(fileKey, fileKey.length(end), object.length(), object.length(), end);
        ObjectBuffer record = new ObjectBuffer();
        stored.write(record, options.datime());
        record.raw(object.toBytes());
        append(record);
        return stored;
    }

    private int nameBytes() {
        ObjectBuffer texts = new ObjectBuffer();
        texts.text(name);
        texts.text("");
        return fileKey.length(BEGIN) + texts.length();
    }

    private void directory(StoredKey keys, byte[] identity) throws IOException {
        boolean big = Key.offsetBytes(keys.seek()) == 8;
        int content = nameBytes() - fileKey.length(BEGIN) + DIRECTORY;
        ObjectBuffer out = new ObjectBuffer();
        new StoredKey(fileKey, fileKey.length(BEGIN), content, content, BEGIN).write(out, options.datime());
        out.text(name);
        out.text("");
        out.i16(big ? DIRECTORY_VERSION + BIG_RECORD : DIRECTORY_VERSION);
        out.i32(options.datime());
        out.i32(options.datime());
        out.i32(keys.bytes());
        out.i32(nameBytes());
        offset(out, big, BEGIN);
        offset(out, big, 0);
        offset(out, big, keys.seek());
        uuid(out, identity);
        while (out.length() < nameBytes() + DIRECTORY) {
            out.i8(0);
        }
        write(ByteBuffer.wrap(out.bytes(), 0, out.length()), BEGIN);
    }

    private void header(StoredKey gap, StoredKey streamers, byte[] identity) throws IOException {
        boolean big = Key.offsetBytes(end) == 8;
        ObjectBuffer out = new ObjectBuffer();
        out.raw(new byte[] {'r', 'o', 'o', 't'});
        out.i32(big ? ROOT_VERSION + BIG_FILE : ROOT_VERSION);
        out.i32(BEGIN);
        offset(out, big, end);
        offset(out, big, gap.seek());
        out.i32(gap.bytes());
        out.i32(1);
        out.i32(nameBytes());
        out.i8(big ? 8 : 4);
        out.i32(options.codec().setting(options.level()));
        offset(out, big, streamers.seek());
        out.i32(streamers.bytes());
        uuid(out, identity);
        write(ByteBuffer.wrap(out.bytes(), 0, out.length()), 0);
    }

    private static void offset(ObjectBuffer out, boolean big, long value) {
        if (big) {
            out.i64(value);
        } else {
            out.i32((int) value);
        }
    }

    private static void uuid(ObjectBuffer out, byte[] identity) {
        out.i16(1);
        out.raw(identity);
    }

    private void write(ByteBuffer bytes, long at) throws IOException {
        long position = at;
        while (bytes.hasRemaining()) {
            position += channel.write(bytes, position);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
