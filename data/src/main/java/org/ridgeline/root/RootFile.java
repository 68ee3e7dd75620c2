package org.ridgeline.root;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An open ROOT file: its directories, and the trees in them. */
public final class RootFile implements Closeable {
    /** Files up to this size are read whole, by one request, unless the caller says otherwise. */
    public static final int WHOLE_BELOW = 4 << 20;

    private static final Set<String> TREE_CLASSES = Set.of("TTree", "TNtuple", "TNtupleD");
    private static final int NAMES_OFFERED = 5;
    /** More than a key with its three names takes, and the tag of the block behind it. */
    private static final int MOST_KEY_BYTES = 1024;

    /** An object in the file: class {@code TTree}, {@code ROOT::RNTuple}, {@code TH1F}, ... */
    public record Entry(String path, int cycle, String className, String title) {}

    private final ByteSource source;
    private final FileHeader header;
    private final List<Directories.Item> items;
    private final Siblings siblings;
    private final Classes classes = new Classes(this::streamerInfos);

    private RootFile(ByteSource source, FileHeader header, List<Directories.Item> items, Siblings siblings) {
        this.source = source;
        this.header = header;
        this.items = items;
        this.siblings = siblings;
    }

    /** Opens a file alone; one of at most {@link #WHOLE_BELOW} bytes is read whole. */
    public static RootFile open(ByteSource source) throws IOException {
        return open(source, WHOLE_BELOW, new Siblings());
    }

    /**
     * Reads header and all directories. The file is the caller's no longer: {@link #close()} closes {@code source}, and so
     * does a failure here.
     *
     * @param wholeBelow files of at most this many bytes are read whole, by one request
     * @param siblings what the files opened with it before have taught
     * @throws RootException if it is no ROOT file, or a broken one
     */
    public static RootFile open(ByteSource source, int wholeBelow, Siblings siblings) throws IOException {
        try {
            HeadAndTail bytes = new HeadAndTail(source, wholeBelow, siblings.tail());
            FileHeader header = FileHeader.read(bytes);
            return new RootFile(bytes, header, new Directories(bytes).read(header), siblings);
        } catch (IOException | RuntimeException e) {
            try {
                source.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    /**
     * How long a file must be by its header (fEND).
     *
     * @param start its first bytes, 75 or more
     * @param name of the file, for messages
     * @throws RootException if they are not the start of a ROOT file
     */
    public static long announcedLength(byte[] start, String name) throws RootException {
        return FileHeader.parse(start, name).end();
    }

    /** The file's bytes: from memory where they were kept when it was opened. */
    public ByteSource bytes() {
        return source;
    }

    /** How the file was asked to be compressed (fCompress): 100 x algorithm + level, 0 for not at all. */
    public int compressionSetting() {
        return header.compression();
    }

    /** How a branch's first basket is compressed: {@code zlib}, {@code none} ..., or {@code ""} if none is stored. */
    public String codec(Branch branch) throws IOException {
        for (BasketRange basket : branch.baskets()) {
            if (basket.embedded() == null) {
                int n = Math.min(basket.length(), MOST_KEY_BYTES);
                byte[] start = source.read(new ByteSource.Range(basket.offset(), n));
                Key key = Key.read(new Cursor(start, source.name() + ": branch '" + branch.name() + "', first basket"));
                return key.compressed() ? Compression.codec(start, key.keyLength()) : "none";
            }
        }
        return "";
    }

    /** All objects, older cycles included, sub-directories flattened to paths. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>(items.size());
        for (Directories.Item item : items) {
            entries.add(new Entry(
                    item.path(),
                    item.key().cycle(),
                    item.key().className(),
                    item.key().title()));
        }
        return entries;
    }

    /** Paths of the trees (TTree, TNtuple, TNtupleD), each once. */
    public List<String> treePaths() {
        Set<String> paths = new LinkedHashSet<>();
        for (Directories.Item item : items) {
            if (TREE_CLASSES.contains(item.key().className())) {
                paths.add(item.path());
            }
        }
        return List.copyOf(paths);
    }

    /**
     * Reads the metadata of a tree: its highest cycle, or the one that {@code path;cycle} names.
     *
     * @throws RootException if there is no such tree; the message lists the nearest names
     */
    public Tree tree(String path) throws IOException {
        Key key = find(path);
        String where = source.name() + ": tree '" + path + "'";
        byte[] payload = Directories.payload(source, key, where);
        TreeParser.StoredTree stored = TreeParser.parse(key.className(), new Cursor(payload, where), key.keyLength());
        String plain = path.lastIndexOf(';') > 0 ? path.substring(0, path.lastIndexOf(';')) : path;
        Tree tree = new TreeBuilder(source, stored, new Interpreter(classes), siblings).build(plain, key.cycle());
        siblings.used(source.size() - key.seek());
        return tree;
    }

    private Key find(String path) throws RootException {
        Key best = null;
        Key other = null;
        for (Directories.Item item : items) {
            Key key = item.key();
            boolean exact = path.equals(item.path() + ";" + key.cycle());
            if (!exact && !path.equals(item.path())) {
                continue;
            }
            if (!TREE_CLASSES.contains(key.className())) {
                other = key;
            } else if (exact || best == null || key.cycle() > best.cycle()) {
                best = key;
            }
        }
        if (best != null) {
            return best;
        }
        if (other != null) {
            String kind = other.className().endsWith("RNTuple")
                    ? "an RNTuple, which is not supported"
                    : "of class " + other.className() + ", not a tree";
            throw new RootException(source.name() + ": '" + path + "' is " + kind);
        }
        List<String> trees = treePaths();
        throw new RootException(source.name() + ": no tree '" + path + "'; "
                + (trees.isEmpty()
                        ? "the file has no tree (TTree, TNtuple, TNtupleD)"
                        : "the nearest of its " + trees.size() + " trees: "
                                + String.join(", ", Nearest.of(path, trees, NAMES_OFFERED))));
    }

    private List<StreamerInfo> streamerInfos() throws IOException {
        if (header.infoSeek() == 0) {
            return List.of();
        }
        String where = source.name() + ": streamer information";
        Key key = Directories.key(source, header.infoSeek(), where);
        byte[] payload = Directories.payload(source, key, where);
        siblings.used(source.size() - header.infoSeek());
        return StreamerInfo.readAll(new Cursor(payload, where), key.keyLength());
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
