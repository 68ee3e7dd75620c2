package org.ridgeline.root;

import java.util.ArrayList;
import java.util.List;

/** Follows the steps. */
final class InstanceReader extends ItemReader {
    private final Item.Step[] steps;
    private final ItemReader[] readers;
    private final int[] ends;

    InstanceReader(List<Item.Step> steps) {
        this.steps = steps.toArray(Item.Step[]::new);
        this.readers = steps.stream()
                .map(step -> step.item() == null ? null : step.item().reader())
                .toArray(ItemReader[]::new);
        this.ends = new int[steps.size()];
    }

    @Override
    void read(Cursor cursor) throws RootException {
        section(cursor, 0, steps.length - 1);
    }

    /**
     * Reads {@code n} objects that are stored member by member: no header for the class itself, base classes stay
     * together and have theirs.
     */
    void readMembers(Cursor cursor, int n) throws RootException {
        boolean headed = steps.length > 0 && steps[0].kind() == Item.Step.Kind.ENTER;
        int stop = headed ? steps.length - 1 : steps.length;
        int from = headed ? 1 : 0;
        while (from < stop) {
            int to = from;
            int depth = 0;
            do {
                Item.Step.Kind kind = steps[to++].kind();
                depth += kind == Item.Step.Kind.ENTER ? 1 : kind == Item.Step.Kind.LEAVE ? -1 : 0;
            } while (depth > 0);
            for (int k = 0; k < n; k++) {
                section(cursor, from, to - 1);
            }
            from = to;
        }
    }

    private void section(Cursor cursor, int from, int to) throws RootException {
        int depth = 0;
        for (int i = from; i <= to; i++) {
            switch (steps[i].kind()) {
                case ENTER -> ends[depth++] = cursor.version().end();
                case LEAVE -> {
                    int end = ends[--depth];
                    if (end >= 0 && end != cursor.at()) {
                        throw cursor.broken("an object of class " + steps[i].name() + " to end at " + end);
                    }
                }
                case TOBJECT -> cursor.skipTObject();
                case MEMBER -> readers[i].read(cursor);
            }
        }
    }

    @Override
    Column finish(int length) {
        List<Column> columns = new ArrayList<>();
        for (ItemReader reader : readers) {
            if (reader != null) {
                columns.add(reader.finish(length));
            }
        }
        return new Column.Structs(List.copyOf(columns), length);
    }
}
