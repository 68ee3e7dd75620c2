package org.ridgeline.jobs.events;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ridgeline.root.Branch;
import org.ridgeline.root.BranchReader;
import org.ridgeline.root.ByteSource;
import org.ridgeline.root.Column;
import org.ridgeline.root.LocalBytes;
import org.ridgeline.root.RootFile;
import org.ridgeline.root.Tree;

/** The columns of a file's tree, all in memory. */
record MiniColumns(Tree tree, List<Column> columns) {

    /** Of a file with one tree. */
    static MiniColumns of(Path file) throws IOException {
        try (RootFile root = RootFile.open(new LocalBytes(file))) {
            Tree tree = root.tree(root.treePaths().get(0));
            List<Column> columns = new ArrayList<>();
            for (Branch branch : tree.branches()) {
                columns.add(new BranchReader(file.toString(), branch, (of, basket) -> {
                            byte[] bytes = root.bytes().read(new ByteSource.Range(basket.offset(), basket.length()));
                            return new BranchReader.StoredBaskets.Slice(bytes, 0, bytes.length);
                        })
                        .read(0, branch.entries()));
            }
            return new MiniColumns(tree, columns);
        }
    }

    int events() {
        return (int) tree.entries();
    }

    Column column(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (tree.branches().get(i).name().equals(name)) {
                return columns.get(i);
            }
        }
        throw new IllegalArgumentException("no branch " + name);
    }

    float real(String name, int event) {
        return ((Column.Floats) column(name)).values()[event];
    }

    /** A float or a double. */
    double number(String name, int event) {
        return column(name) instanceof Column.Doubles doubles ? doubles.values()[event] : real(name, event);
    }

    boolean flag(String name, int event) {
        return ((Column.Booleans) column(name)).values()[event] != 0;
    }

    int integer(String name, int event) {
        return ((Column.Ints) column(name)).values()[event];
    }

    /** A list of floats. */
    float[] reals(String name, int event) {
        Column.Lists lists = (Column.Lists) column(name);
        float[] values = ((Column.Floats) lists.elements()).values();
        return Arrays.copyOfRange(values, lists.offsets()[event], lists.offsets()[event + 1]);
    }

    /** A list of flags. */
    boolean[] flags(String name, int event) {
        Column.Lists lists = (Column.Lists) column(name);
        byte[] values = ((Column.Booleans) lists.elements()).values();
        boolean[] flags = new boolean[lists.offsets()[event + 1] - lists.offsets()[event]];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = values[lists.offsets()[event] + i] != 0;
        }
        return flags;
    }

    /** A list of whole numbers. */
    int[] integers(String name, int event) {
        Column.Lists lists = (Column.Lists) column(name);
        int from = lists.offsets()[event];
        int[] numbers = new int[lists.offsets()[event + 1] - from];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = lists.elements() instanceof Column.Longs longs
                    ? (int) longs.values()[from + i]
                    : ((Column.Ints) lists.elements()).values()[from + i];
        }
        return numbers;
    }
}
