package org.ridgeline.root;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** An open ROOT file: its directories, and the trees in them. */
public final class RootFile implements Closeable {

    /** An object in the file: class {@code TTree}, {@code ROOT::RNTuple}, {@code TH1F}, ... */
    public record Entry(String path, int cycle, String className, String title) {}

    private final ByteSource source;

    private RootFile(ByteSource source) {
        this.source = source;
    }

    /** Reads header, streamer information and all directories. */
    public static RootFile open(ByteSource source) throws IOException {
        return new RootFile(source);
    }

    /** All objects, older cycles included, sub-directories flattened to paths. */
    public List<Entry> entries() {
        throw new UnsupportedOperationException();
    }

    /** Paths of the trees (TTree, TNtuple, TNtupleD), each once. */
    public List<String> treePaths() {
        throw new UnsupportedOperationException();
    }

    /**
     * Reads the metadata of a tree (its highest cycle).
     *
     * @throws RootException if there is no such tree; the message lists the nearest names
     */
    public Tree tree(String path) throws IOException {
        throw new UnsupportedOperationException(path);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
