package org.ridgeline.root;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What identifies the values of a branch without listing them: counts, sums and hashes. Every entry is flattened, depth
 * first; the members of a struct follow each other. Fed run by run, the result does not depend on the runs.
 */
public final class BranchDigest {
    /** Entries that are shown at the beginning and at the end. */
    private static final int SHOWN = 5;
    /** A longer list is shown by its length and its first elements. */
    private static final int SHOWN_ELEMENTS = 16;

    private static final double EXACT_INTEGERS = 0x1p53;

    private final ColumnType type;
    private final MessageDigest numberHash = sha256();
    private final MessageDigest textHash = sha256();
    private final MessageDigest lengthHash = sha256();
    private final byte[] word = new byte[8];
    private final CompensatedSum sum = new CompensatedSum();
    private final CompensatedSum squares = new CompensatedSum();
    private final List<Object> first = new ArrayList<>();
    private final Deque<Object> last = new ArrayDeque<>();
    private long entries;
    private long numbers;
    private long texts;
    private long textBytes;
    private long nan;
    private long infinite;
    private long beyondExact;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private int maxDepth;

    public BranchDigest(ColumnType type) {
        this.type = type;
    }

    /** Appends a run of entries. */
    public void add(Column column) {
        for (int i = 0; i < column.length(); i++) {
            visit(type, column, i, 0);
            boolean show = first.size() < SHOWN;
            if (show || i >= column.length() - SHOWN) {
                Object shown = show(type, column, i);
                if (show) {
                    first.add(shown);
                }
                last.addLast(shown);
                if (last.size() > SHOWN) {
                    last.removeFirst();
                }
            }
        }
        entries += column.length();
    }

    /**
     * The digest in the order and with the names of the golden files: {@code entries}; {@code numeric} ({@code count, sum,
     * sumsq, min, max, nan, inf, beyond2p53, sha256_f64be}) if there are numbers; {@code strings} ({@code count, bytes,
     * sha256_len32be_bytes}) if there are strings; {@code list_lengths_sha256} and {@code max_depth}; {@code first} and
     * {@code last}. Call it once, at the end.
     */
    public Map<String, Object> finish() {
        Map<String, Object> digest = new LinkedHashMap<>();
        digest.put("entries", entries);
        if (numbers > 0) {
            Map<String, Object> numeric = new LinkedHashMap<>();
            boolean finite = min <= max;
            numeric.put("count", numbers);
            numeric.put("sum", sum.value());
            numeric.put("sumsq", squares.value());
            numeric.put("min", finite ? (Object) min : null);
            numeric.put("max", finite ? (Object) max : null);
            numeric.put("nan", nan);
            numeric.put("inf", infinite);
            numeric.put("beyond2p53", beyondExact);
            numeric.put("sha256_f64be", hex(numberHash));
            digest.put("numeric", numeric);
        }
        if (texts > 0) {
            Map<String, Object> strings = new LinkedHashMap<>();
            strings.put("count", texts);
            strings.put("bytes", textBytes);
            strings.put("sha256_len32be_bytes", hex(textHash));
            digest.put("strings", strings);
        }
        digest.put("list_lengths_sha256", maxDepth == 0 ? null : hex(lengthHash));
        digest.put("max_depth", maxDepth);
        digest.put("first", List.copyOf(first));
        digest.put("last", List.copyOf(last));
        return digest;
    }

    private void visit(ColumnType shape, Column column, int i, int depth) {
        maxDepth = Math.max(maxDepth, depth);
        if (column instanceof Column.Lists lists) {
            maxDepth = Math.max(maxDepth, depth + 1);
            int from = lists.offsets()[i];
            int to = lists.offsets()[i + 1];
            lengthHash.update(bigEndian(to - from), 0, 4);
            ColumnType element = ((ColumnType.ListOf) shape).element();
            for (int k = from; k < to; k++) {
                visit(element, lists.elements(), k, depth + 1);
            }
        } else if (column instanceof Column.Structs structs) {
            List<ColumnType.Member> members = ((ColumnType.Struct) shape).members();
            for (int k = 0; k < members.size(); k++) {
                visit(members.get(k).type(), structs.members().get(k), i, depth + 1);
            }
        } else if (column instanceof Column.Texts strings) {
            int from = strings.offsets()[i];
            int n = strings.offsets()[i + 1] - from;
            textHash.update(bigEndian(n), 0, 4);
            textHash.update(strings.bytes(), from, n);
            texts++;
            textBytes += n;
        } else {
            number(shape, column, i);
        }
    }

    private void number(ColumnType shape, Column column, int i) {
        double value;
        if (column instanceof Column.Longs longs) {
            long whole = longs.values()[i];
            boolean unsigned = shape == ColumnType.Primitive.UINT64;
            value = unsigned ? unsignedToDouble(whole) : whole;
            if (Math.abs(value) > EXACT_INTEGERS) {
                beyondExact++;
            }
        } else {
            value = plain(column, i);
        }
        numbers++;
        long bits = Double.doubleToLongBits(value);
        for (int k = 0; k < 8; k++) {
            word[k] = (byte) (bits >>> (56 - 8 * k));
        }
        numberHash.update(word);
        if (Double.isNaN(value)) {
            nan++;
        } else if (Double.isInfinite(value)) {
            infinite++;
        } else {
            sum.add(value);
            squares.add(value * value);
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
    }

    private static double plain(Column column, int i) {
        if (column instanceof Column.Floats floats) {
            return floats.values()[i];
        }
        if (column instanceof Column.Doubles doubles) {
            return doubles.values()[i];
        }
        if (column instanceof Column.Ints ints) {
            return ints.values()[i];
        }
        if (column instanceof Column.Shorts shorts) {
            return shorts.values()[i];
        }
        if (column instanceof Column.Bytes bytes) {
            return bytes.values()[i];
        }
        return ((Column.Booleans) column).values()[i];
    }

    private static double unsignedToDouble(long bits) {
        if (bits >= 0) {
            return bits;
        }
        // Halved with the lost bit kept sticky, so that it is rounded once.
        return (double) ((bits >>> 1) | (bits & 1)) * 2.0;
    }

    private static Object show(ColumnType shape, Column column, int i) {
        if (column instanceof Column.Lists lists) {
            int from = lists.offsets()[i];
            int n = lists.offsets()[i + 1] - from;
            ColumnType element = ((ColumnType.ListOf) shape).element();
            List<Object> shown = new ArrayList<>();
            for (int k = 0; k < Math.min(n, SHOWN_ELEMENTS); k++) {
                shown.add(show(element, lists.elements(), from + k));
            }
            if (n <= SHOWN_ELEMENTS) {
                return shown;
            }
            Map<String, Object> cut = new LinkedHashMap<>();
            cut.put("$len", n);
            cut.put("$head", shown);
            return cut;
        }
        if (column instanceof Column.Structs structs) {
            Map<String, Object> shown = new LinkedHashMap<>();
            List<ColumnType.Member> members = ((ColumnType.Struct) shape).members();
            for (int k = 0; k < members.size(); k++) {
                shown.put(
                        members.get(k).name(),
                        show(members.get(k).type(), structs.members().get(k), i));
            }
            return shown;
        }
        if (column instanceof Column.Texts strings) {
            int from = strings.offsets()[i];
            return new String(strings.bytes(), from, strings.offsets()[i + 1] - from, StandardCharsets.UTF_8);
        }
        if (column instanceof Column.Longs longs) {
            long value = longs.values()[i];
            boolean unsigned = shape == ColumnType.Primitive.UINT64;
            if (value <= (1L << 53) && value >= (unsigned ? 0 : -(1L << 53))) {
                return value;
            }
            return Map.of("$int", unsigned ? Long.toUnsignedString(value) : Long.toString(value));
        }
        if (column instanceof Column.Booleans booleans) {
            return booleans.values()[i] != 0;
        }
        double value = plain(column, i);
        if (column instanceof Column.Floats || column instanceof Column.Doubles) {
            return Double.isFinite(value) ? (Object) value : Double.toString(value);
        }
        return (long) value;
    }

    private byte[] bigEndian(int value) {
        word[0] = (byte) (value >>> 24);
        word[1] = (byte) (value >>> 16);
        word[2] = (byte) (value >>> 8);
        word[3] = (byte) value;
        return word;
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Neumaier's sum: what an addition rounds away is kept. */
    private static final class CompensatedSum {
        private double total;
        private double lost;

        void add(double value) {
            double next = total + value;
            lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
            total = next;
        }

        double value() {
            double value = total + lost;
            return Double.isNaN(value) ? total : value;
        }
    }
}
