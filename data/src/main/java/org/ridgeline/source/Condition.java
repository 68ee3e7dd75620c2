package org.ridgeline.source;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.unsafe.types.UTF8String;
import org.ridgeline.root.Column;

/**
 * A filter over scalar columns, evaluated by whole columns in SQL's three-valued logic. With false &lt; unknown &lt; true,
 * "and" is the minimum, "or" the maximum, and "not" turns the scale around.
 */
sealed interface Condition extends Serializable {
    byte FALSE = 0;
    byte UNKNOWN = 1;
    byte TRUE = 2;

    /**
     * One verdict per row.
     *
     * @param columns the columns named by {@link #columns()}; null: null in every row
     */
    byte[] test(Column[] columns, int rows);

    /** Indices of the columns that are looked at, each once, ascending. */
    int[] columns();

    /** All of them. */
    record And(List<Condition> parts) implements Condition {
        @Override
        public byte[] test(Column[] columns, int rows) {
            byte[] verdicts = constant(TRUE, rows);
            for (Condition part : parts) {
                byte[] other = part.test(columns, rows);
                for (int i = 0; i < rows; i++) {
                    verdicts[i] = other[i] < verdicts[i] ? other[i] : verdicts[i];
                }
            }
            return verdicts;
        }

        @Override
        public int[] columns() {
            return union(parts);
        }
    }

    /** Any of them. */
    record Or(List<Condition> parts) implements Condition {
        @Override
        public byte[] test(Column[] columns, int rows) {
            byte[] verdicts = constant(FALSE, rows);
            for (Condition part : parts) {
                byte[] other = part.test(columns, rows);
                for (int i = 0; i < rows; i++) {
                    verdicts[i] = other[i] > verdicts[i] ? other[i] : verdicts[i];
                }
            }
            return verdicts;
        }

        @Override
        public int[] columns() {
            return union(parts);
        }
    }

    /** The opposite. */
    record Not(Condition part) implements Condition {
        @Override
        public byte[] test(Column[] columns, int rows) {
            byte[] verdicts = part.test(columns, rows);
            for (int i = 0; i < rows; i++) {
                verdicts[i] = (byte) (TRUE - verdicts[i]);
            }
            return verdicts;
        }

        @Override
        public int[] columns() {
            return part.columns();
        }
    }

    /** The same for every row. */
    record Always(byte verdict) implements Condition {
        @Override
        public byte[] test(Column[] columns, int rows) {
            return constant(verdict, rows);
        }

        @Override
        public int[] columns() {
            return new int[0];
        }
    }

    /** Whether the column is null: a branch that the file lacks. */
    record IsNull(int column) implements Condition {
        @Override
        public byte[] test(Column[] columns, int rows) {
            return constant(columns[column] == null ? TRUE : FALSE, rows);
        }

        @Override
        public int[] columns() {
            return new int[] {column};
        }
    }

    /** Never unknown: null where the inner condition is unknown counts as false ({@code <=>} with a value). */
    record Known(Condition part) implements Condition {
        @Override
        public byte[] test(Column[] columns, int rows) {
            byte[] verdicts = part.test(columns, rows);
            for (int i = 0; i < rows; i++) {
                verdicts[i] = verdicts[i] == UNKNOWN ? FALSE : verdicts[i];
            }
            return verdicts;
        }

        @Override
        public int[] columns() {
            return part.columns();
        }
    }

    /** How two values are related. */
    enum Relation {
        EQUAL(FALSE, TRUE, FALSE),
        NOT_EQUAL(TRUE, FALSE, TRUE),
        LESS(TRUE, FALSE, FALSE),
        LESS_OR_EQUAL(TRUE, TRUE, FALSE),
        GREATER(FALSE, FALSE, TRUE),
        GREATER_OR_EQUAL(FALSE, TRUE, TRUE);

        private final byte less;
        private final byte equal;
        private final byte greater;

        Relation(byte less, byte equal, byte greater) {
            this.less = less;
            this.equal = equal;
            this.greater = greater;
        }

        byte of(int comparison) {
            if (comparison == 0) {
                return equal;
            }
            return comparison < 0 ? less : greater;
        }
    }

    /** Compares integers or booleans (0 or 1). */
    record CompareLong(int column, Relation relation, long value) implements Condition {
        @Override
        public byte[] test(Column[] columns, int rows) {
            if (columns[column] == null) {
                return constant(UNKNOWN, rows);
            }
            byte[] verdicts = new byte[rows];
            if (columns[column] instanceof Column.Booleans booleans) {
                for (int i = 0; i < rows; i++) {
                    verdicts[i] = relation.of(Long.compare(booleans.values()[i] == 0 ? 0 : 1, value));
                }
                return verdicts;
            }
            long[] values = ((Column.Longs) Fitting.longs(columns[column])).values();
            for (int i = 0; i < rows; i++) {
                verdicts[i] = relation.of(Long.compare(values[i], value));
            }
            return verdicts;
        }

        @Override
        public int[] columns() {
            return new int[] {column};
        }
    }

    /** Compares numbers as doubles, as Spark does: NaN is above all and equals itself, -0.0 equals 0.0. */
    record CompareDouble(int column, Relation relation, double value) implements Condition {
        @Override
        public byte[] test(Column[] columns, int rows) {
            if (columns[column] == null) {
                return constant(UNKNOWN, rows);
            }
            byte[] verdicts = new byte[rows];
            if (columns[column] instanceof Column.Floats floats) {
                for (int i = 0; i < rows; i++) {
                    verdicts[i] = relation.of(compare(floats.values()[i], value));
                }
            } else if (columns[column] instanceof Column.Doubles doubles) {
                for (int i = 0; i < rows; i++) {
                    verdicts[i] = relation.of(compare(doubles.values()[i], value));
                }
            } else {
                long[] values = ((Column.Longs) Fitting.longs(columns[column])).values();
                for (int i = 0; i < rows; i++) {
                    verdicts[i] = relation.of(compare((double) values[i], value));
                }
            }
            return verdicts;
        }

        private static int compare(double left, double right) {
            return left == right ? 0 : Double.compare(left, right);
        }

        @Override
        public int[] columns() {
            return new int[] {column};
        }
    }

    /** Compares strings byte by byte, as Spark's default collation does. */
    record CompareText(int column, Relation relation, UTF8String value) implements Condition {
        @Override
        public byte[] test(Column[] columns, int rows) {
            if (columns[column] == null) {
                return constant(UNKNOWN, rows);
            }
            Column.Texts texts = (Column.Texts) columns[column];
            byte[] wanted = value.getBytes();
            byte[] verdicts = new byte[rows];
            for (int i = 0; i < rows; i++) {
                int from = texts.offsets()[i];
                int to = texts.offsets()[i + 1];
                verdicts[i] = relation.of(Arrays.compareUnsigned(texts.bytes(), from, to, wanted, 0, wanted.length));
            }
            return verdicts;
        }

        @Override
        public int[] columns() {
            return new int[] {column};
        }
    }

    private static byte[] constant(byte verdict, int rows) {
        byte[] verdicts = new byte[rows];
        Arrays.fill(verdicts, verdict);
        return verdicts;
    }

    private static int[] union(List<Condition> parts) {
        return parts.stream()
                .flatMapToInt(part -> IntStream.of(part.columns()))
                .sorted()
                .distinct()
                .toArray();
    }
}
