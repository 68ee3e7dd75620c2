package org.ridgeline.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ridgeline.root.Branch;
import org.ridgeline.root.ColumnType;
import org.ridgeline.root.Interpretation;
import org.ridgeline.root.Tree;

/** What trees of one kind have in common, whichever file they are in: the branches, but not where their baskets are. */
final class TreeShape {
    private final String path;
    private final String title;
    private final List<Head> heads;
    private final int visible;
    private final Map<String, Integer> numbers = new HashMap<>();

    /**
     * A branch without its baskets.
     *
     * @param counter number of the branch that holds the lengths of its lists; -1 if its baskets have them
     */
    record Head(String name, String title, ColumnType type, Interpretation interpretation, int counter) {}

    private TreeShape(String path, String title, List<Head> heads, int visible) {
        this.path = path;
        this.title = title;
        this.heads = heads;
        this.visible = visible;
        for (int i = 0; i < visible; i++) {
            numbers.put(heads.get(i).name(), i);
        }
    }

    /**
     * The shape of a tree, and into {@code branches} its branches by number: first those that can be read, then counters that
     * are none of them.
     */
    static TreeShape of(Tree tree, List<Branch> branches, Interned interned) {
        branches.addAll(tree.branches());
        Map<String, Integer> known = new HashMap<>();
        for (int i = 0; i < branches.size(); i++) {
            known.put(branches.get(i).name(), i);
        }
        List<Head> heads = new ArrayList<>();
        for (int i = 0; i < branches.size(); i++) {
            Branch branch = branches.get(i);
            heads.add(interned.of(new Head(
                    interned.of(branch.name()),
                    interned.of(branch.title()),
                    interned.of(branch.type()),
                    interned.of(branch.interpretation()),
                    branch.counter() == null ? -1 : number(branch.counter(), branches, known))));
        }
        return interned.of(new TreeShape(
                tree.path(), tree.title(), List.copyOf(heads), tree.branches().size()));
    }

    private static int number(Branch counter, List<Branch> branches, Map<String, Integer> known) {
        Integer number = known.get(counter.name());
        if (number != null
                && branches.get(number).interpretation().equals(counter.interpretation())
                && branches.get(number).baskets().equals(counter.baskets())) {
            return number;
        }
        branches.add(counter);
        return branches.size() - 1;
    }

    String path() {
        return path;
    }

    String title() {
        return title;
    }

    /** The branches that can be read, in the file's order. */
    List<Head> columns() {
        return heads.subList(0, visible);
    }

    /** Their names. */
    List<String> names() {
        return columns().stream().map(Head::name).toList();
    }

    Head head(int number) {
        return heads.get(number);
    }

    boolean has(String name) {
        return numbers.containsKey(name);
    }

    /** The branch of that name, or null. */
    Head column(String name) {
        Integer number = numbers.get(name);
        return number == null ? null : heads.get(number);
    }

    /** The number of the branch of that name, or -1. */
    int number(String name) {
        return numbers.getOrDefault(name, -1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TreeShape that
                && visible == that.visible
                && path.equals(that.path)
                && title.equals(that.title)
                && heads.equals(that.heads);
    }

    @Override
    public int hashCode() {
        return Objects.hash(path, title, heads);
    }
}
