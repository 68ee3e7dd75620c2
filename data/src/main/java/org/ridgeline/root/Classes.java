package org.ridgeline.root;

import java.util.List;

/** The classes that the file describes; its streamer information is read when a branch first needs it. */
final class Classes {

    /** Reads the file's streamer information. */
    interface Source {
        List<StreamerInfo> read() throws java.io.IOException;
    }

    private final Source source;
    private List<StreamerInfo> infos;
    private String failure;

    Classes(Source source) {
        this.source = source;
    }

    /** The member that a split branch holds. */
    StreamerInfo.Element member(StoredBranch.Element branch) throws Unsupported {
        StreamerInfo info = find(branch.className, branch.classVersion, branch.checksum);
        if (branch.id < 0 || branch.id >= info.elements().size()) {
            throw new Unsupported("the streamer information of " + info.name() + " has no member " + branch.id);
        }
        return info.elements().get(branch.id);
    }

    /** The C++ type of the member that a split branch holds. */
    String memberType(StoredBranch.Element branch, int streamerType) throws Unsupported {
        return member(branch).typeName();
    }

    /** The best description of a class: of this version and checksum, or of this version, or the newest. */
    StreamerInfo find(String className, int version, int checksum) throws Unsupported {
        StreamerInfo best = null;
        int bestScore = -1;
        for (StreamerInfo info : infos()) {
            if (info.name().equals(className)) {
                int score = (info.checksum() == checksum ? 4 : 0) + (info.version() == version ? 2 : 0);
                if (score > bestScore || score == bestScore && info.version() > best.version()) {
                    best = info;
                    bestScore = score;
                }
            }
        }
        if (best == null) {
            throw new Unsupported("the file has no streamer information for class " + className);
        }
        return best;
    }

    private List<StreamerInfo> infos() throws Unsupported {
        if (infos == null && failure == null) {
            try {
                infos = source.read();
            } catch (java.io.IOException e) {
                failure = e.getMessage();
            }
        }
        if (failure != null) {
            throw new Unsupported("the file's streamer information cannot be read: " + failure);
        }
        return infos;
    }

    /** An item of a container: numbers and containers have no header of their own there. */
    Item inside(TypeName type) throws Unsupported {
        Scalar scalar = type.scalar();
        if (scalar != null) {
            return new Item.Number(scalar);
        }
        if (type.isString() || type.name().equals("TString")) {
            return new Item.Text(Item.Text.Prefix.SHORT);
        }
        TypeName inner = type.elementOfSequence();
        if (inner == null) {
            throw new Unsupported("objects of class " + type + " are not supported");
        }
        return new Item.Counted(inside(inner));
    }
}
