package org.ridgeline.root;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.ridgeline.root.StoredBranch.EmbeddedBasket;

/** Turns a tree's record into the columns that can be read, and the list of those that cannot. */
final class TreeBuilder {
    private static final int BASE_CLASS = 1;
    private static final int CLONES = 3;
    private static final int COLLECTION = 4;
    private static final int DEEPEST = 100;

    private final ByteSource source;
    private final TreeParser.StoredTree stored;
    private final Interpreter interpreter;
    private final Siblings siblings;
    private final List<Found> found = new ArrayList<>();
    private final List<Branch> branches = new ArrayList<>();
    private final List<Tree.Omitted> omitted = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    /** A record may refer to one branch from many: walking all ways to it would take for ever. */
    private final Set<StoredBranch> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Map<StoredBranch, String> paths = new IdentityHashMap<>();

    /**
     * A branch that may become a column.
     *
     * @param column null if it cannot
     * @param reason why not; null if it can
     */
    private record Found(String name, String className, Branch column, String reason) {}

    TreeBuilder(ByteSource source, TreeParser.StoredTree stored, Interpreter interpreter, Siblings siblings) {
        this.source = source;
        this.stored = stored;
        this.interpreter = interpreter;
        this.siblings = siblings;
    }

    Tree build(String path, int cycle) throws IOException {
        for (StoredBranch branch : stored.branches()) {
            add(branch, "", List.of(), 0);
        }
        List<Branch> columns =
                found.stream().map(Found::column).filter(Objects::nonNull).toList();
        Map<String, String> unreadable = new ObjectProbes(source, siblings).unreadable(columns);
        for (Found branch : found) {
            String reason = branch.column() == null ? branch.reason() : unreadable.get(branch.name());
            if (reason == null) {
                branches.add(branch.column());
            } else {
                omitted.add(new Tree.Omitted(branch.name(), branch.className(), reason));
            }
        }
        return new Tree(
                path,
                cycle,
                stored.title(),
                stored.entries(),
                new Clusters(stored, branches).starts(),
                List.copyOf(branches),
                List.copyOf(omitted));
    }

    /**
     * @param above names of the branches around this one, the nearest first: children may or may not repeat them
     */
    private void add(StoredBranch branch, String prefix, List<String> above, int depth) throws RootException {
        if (!seen.add(branch)) {
            throw new RootException(source.name() + ": tree '" + stored.name() + "' has the branch '" + branch.name
                    + "' in two places");
        }
        String path = join(prefix, branch.name, above, !branch.branches.isEmpty());
        boolean master = branch.element != null && (branch.element.type == CLONES || branch.element.type == COLLECTION);
        if (branch.branches.isEmpty() || master) {
            addLeaf(branch, path);
        }
        if (depth > DEEPEST) {
            throw new RootException(
                    source.name() + ": the branches of tree '" + stored.name() + "' are nested deeper than " + DEEPEST);
        }
        List<String> within = new ArrayList<>();
        within.add(branch.name);
        within.addAll(above);
        boolean base = branch.element != null && branch.element.type == BASE_CLASS;
        for (StoredBranch child : branch.branches) {
            add(child, base ? prefix : path, within, depth + 1);
        }
    }

    /** The path of a branch; what the file's name repeats of the path is not repeated. */
    private static String join(String prefix, String name, List<String> above, boolean container) {
        String own = name;
        for (String around : above) {
            String start = around.endsWith(".") ? around : around + ".";
            if (own.startsWith(start) && own.length() > start.length()) {
                own = own.substring(start.length());
                break;
            }
        }
        if (own.endsWith(".") && own.length() > 1 && container) {
            own = own.substring(0, own.length() - 1);
        }
        return prefix.isEmpty() ? own : prefix + "." + own;
    }

    private String unique(String path) {
        String name = path;
        for (int i = 2; !names.add(name); i++) {
            name = path + "_" + i;
        }
        return name;
    }

    private void addLeaf(StoredBranch branch, String path) throws RootException {
        String name = unique(path);
        paths.put(branch, name);
        try {
            Interpretation interpretation = interpreter.interpret(branch);
            Branch column = branch(branch, name, interpretation, counter(branch, interpretation));
            if (column.entries() < stored.entries()) {
                throw new Unsupported("it has " + column.entries() + " of the tree's " + stored.entries() + " entries");
            }
            found.add(new Found(name, className(branch), column, null));
        } catch (Unsupported e) {
            found.add(new Found(name, className(branch), null, e.getMessage()));
        }
    }

    private static String className(StoredBranch branch) {
        if (branch.element != null) {
            return branch.element.className;
        }
        return branch.leaves.isEmpty() ? branch.branchClass : branch.leaves.get(0).leafClass;
    }

    private Branch branch(StoredBranch branch, String name, Interpretation interpretation, Branch counter)
            throws Unsupported {
        Baskets baskets = baskets(branch);
        long compressed = 0;
        for (int i = 0; i < baskets.size(); i++) {
            compressed += baskets.length(i);
        }
        return new Branch(
                name,
                branch.title,
                interpretation.type(),
                interpretation,
                counter,
                baskets,
                baskets.entries(),
                compressed,
                branch.totalBytes);
    }

    /** The branch that tells the lengths of lists where the baskets do not. */
    private Branch counter(StoredBranch branch, Interpretation interpretation) throws Unsupported, RootException {
        boolean withoutOffsets =
                branch.entryOffsetLength == 0 || (branch.features & StoredBranch.GENERATE_OFFSETS) != 0;
        if (!withoutOffsets
                || !(interpretation instanceof JaggedEntries jagged)
                || jagged.header() != JaggedEntries.Header.NONE) {
            return null;
        }
        StoredBranch count = null;
        if (branch.element != null) {
            count = branch.element.count;
        } else if (branch.leaves.get(0).count != null) {
            count = branch.leaves.get(0).count.branch;
        }
        if (count == null) {
            return null;
        }
        Interpretation numbers = interpreter.interpret(count);
        if (!(numbers instanceof FixedEntries fixed) || fixed.dimensions().length > 0) {
            throw new Unsupported("the branch '" + count.name + "' that counts its elements holds no plain numbers");
        }
        return branch(count, paths.getOrDefault(count, count.name), numbers, null);
    }

    private Baskets baskets(StoredBranch branch) throws Unsupported {
        if (!branch.fileName.isEmpty()) {
            throw new Unsupported("its baskets are in another file, " + branch.fileName);
        }
        if (branch.firstEntry != 0) {
            throw new Unsupported("its first entry is " + branch.firstEntry + ": circular trees are not supported");
        }
        List<BasketRange> ranges = new ArrayList<>();
        long next = 0;
        int written = branch.writtenBaskets;
        for (int i = 0; i < written && branch.basketOffsets[i] != 0; i++) {
            long end = i + 1 < branch.basketEntries.length ? branch.basketEntries[i + 1] : branch.entries;
            long offset = branch.basketOffsets[i];
            int length = branch.basketBytes[i];
            if (branch.basketEntries[i] != next || end < next || end - next > Integer.MAX_VALUE) {
                throw new Unsupported("its basket " + i + " holds entries " + branch.basketEntries[i] + " to " + end
                        + ", expected them to begin with " + next);
            }
            if (offset < 0 || length < Key.LEAST_BYTES || offset > source.size() - length) {
                throw new Unsupported("its basket " + i + " of " + length + " bytes at offset " + offset
                        + " does not lie inside the file of " + source.size() + " bytes");
            }
            if (end > next) {
                ranges.add(new BasketRange(next, end - next, offset, length, null));
            }
            next = end;
        }
        if (next < branch.entries) {
            for (EmbeddedBasket basket : branch.embedded) {
                ranges.add(new BasketRange(next, basket.entries(), 0, 0, basket.bytes()));
                next += basket.entries();
            }
        }
        if (next != branch.entries) {
            throw new Unsupported("its baskets hold " + next + " entries, expected " + branch.entries);
        }
        return Baskets.of(ranges);
    }
}
