package org.ridgeline.root;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the directories of a file, and the records that their keys point to. */
final class Directories {
    /** A key and the path to it. */
    record Item(String path, Key key) {}

    /** Fixed fields of a directory's record: version, two times, two sizes, three offsets. */
    private static final int MOST_DIRECTORY_BYTES = 2 + 8 + 8 + 24;

    private static final int SHORT_DIRECTORY_BYTES = 2 + 8 + 8 + 12;
    private static final int LONG_OFFSETS = 1000;
    private static final int DEEPEST = 100;
    /** A first guess at the size of a key's header. */
    private static final int KEY_GUESS = 512;

    private final ByteSource source;
    private final List<Item> items = new ArrayList<>();
    private final Set<Long> seen = new HashSet<>();

    Directories(ByteSource source) {
        this.source = source;
    }

    List<Item> read(FileHeader header) throws IOException {
        directory(header.directorySeek(), "", 0);
        return items;
    }

    private void directory(long seek, String prefix, int depth) throws IOException {
        String where = source.name() + ": directory '" + prefix + "/'";
        if (!seen.add(seek)) {
            throw new RootException(where + ", offset " + seek + ": it contains itself");
        }
        if (depth > DEEPEST) {
            throw new RootException(where + ": directories are nested deeper than " + DEEPEST);
        }
        if (seek < 0 || seek > source.size() - SHORT_DIRECTORY_BYTES) {
            throw new RootException(where + ": its record at offset " + seek + " does not lie inside the file of "
                    + source.size() + " bytes");
        }
        int n = (int) Math.min(MOST_DIRECTORY_BYTES, source.size() - seek);
        Cursor cursor = new Cursor(source.read(new ByteSource.Range(seek, n)), where);
        int version = cursor.i16();
        cursor.skip(8, "times");
        int keyBytes = cursor.i32();
        cursor.skip(4, "fNbytesName");
        boolean big = version > LONG_OFFSETS;
        cursor.skip(big ? 16 : 8, "fSeekDir and fSeekParent");
        long keysSeek = big ? cursor.i64() : cursor.u32();
        if (keysSeek == 0) {
            if (depth == 0) {
                throw new RootException(where + ": it has no list of keys, the file was not closed cleanly");
            }
            // An empty directory may have none.
            return;
        }
        keys(keysSeek, keyBytes, prefix, depth);
    }

    private void keys(long seek, int bytes, String prefix, int depth) throws IOException {
        String where = source.name() + ": list of keys of directory '" + prefix + "/'";
        if (bytes < Key.LEAST_BYTES || seek < 0 || seek > source.size() - bytes) {
            throw new RootException(where + ": its " + bytes + " bytes at offset " + seek
                    + " do not lie inside the file of " + source.size() + " bytes");
        }
        Cursor cursor = new Cursor(source.read(new ByteSource.Range(seek, bytes)), where);
        Key.read(cursor);
        int n = cursor.count(Key.LEAST_BYTES, "keys");
        List<Item> directories = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Key key = Key.read(cursor);
            String path = prefix.isEmpty() ? key.name() : prefix + "/" + key.name();
            if (key.className().equals("TDirectory") || key.className().equals("TDirectoryFile")) {
                directories.add(new Item(path, key));
            } else {
                items.add(new Item(path, key));
            }
        }
        for (Item item : directories) {
            Key key = item.key();
            directory(key.seek() + key.keyLength(), item.path(), depth + 1);
        }
    }

    /** Reads the key at {@code seek}. */
    static Key key(ByteSource source, long seek, String where) throws IOException {
        if (seek < 0 || seek > source.size() - Key.LEAST_BYTES) {
            throw new RootException(where + ": its record at offset " + seek + " does not lie inside the file of "
                    + source.size() + " bytes");
        }
        int n = (int) Math.min(KEY_GUESS, source.size() - seek);
        Key key = Key.read(new Cursor(source.read(new ByteSource.Range(seek, n)), where));
        if (key.seek() != seek) {
            throw new RootException(
                    where + ", offset " + seek + ": expected a key for this place, found one for offset " + key.seek());
        }
        return key;
    }

    /** Reads and expands the object that a key describes. */
    static byte[] payload(ByteSource source, Key key, String where) throws IOException {
        long begin = key.seek() + key.keyLength();
        int stored = key.storedLength();
        if (stored < 0 || begin > source.size() - stored) {
            throw new RootException(where + ": its record of " + key.nbytes() + " bytes at offset " + key.seek()
                    + " does not lie inside the file of " + source.size() + " bytes");
        }
        byte[] bytes = source.read(new ByteSource.Range(begin, stored));
        if (!key.compressed()) {
            return bytes;
        }
        byte[] expanded;
        try (Compression compression = new Compression()) {
            expanded = compression.expand(bytes, 0, stored, key.objectLength(), new byte[0], where);
        }
        return expanded;
    }
}
