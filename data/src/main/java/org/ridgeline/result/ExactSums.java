package org.ridgeline.result;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.math.BigInteger;

/**
 * Many sums of doubles, each kept exactly and rounded once when it is asked for: the order of addition, and how the
 * addends were spread over tasks, cannot show in a result.
 *
 * <p>Each sum is a fixed-point number of 32-bit digits in {@code long}s (a superaccumulator: R. Neal, "Fast exact
 * summation using small and large superaccumulators", arXiv:1505.05571). Digit d has the weight 2<sup>32 d - 1074</sup>, so
 * that bit 0 of digit 0 is the smallest double. An addend touches three digits, by less than 2<sup>32</sup> each; the upper
 * bits of a digit hold carries, which are passed on before they can overflow. All sums share one window of digits, which
 * grows to what the addends need: event weights of one analysis take about five digits, not the full 67 of a double.
 */
public final class ExactSums implements Externalizable {
    private static final long serialVersionUID = 1L;

    private static final long MASK = 0xFFFF_FFFFL;

    /** Digits stay below 2^32 x this + 2^32 in size, which leaves a bit of a long to spare. */
    private static final int ADDITIONS_BEFORE_CARRY = 1 << 29;

    private int size;
    private int lowest;
    private int width;
    private long[] digits;
    private int additions;

    /** For deserialisation only. */
    public ExactSums() {
        this(0);
    }

    /** {@code size} sums, all zero. */
    public ExactSums(int size) {
        this.size = size;
        this.digits = new long[0];
    }

    /** Number of sums. */
    public int size() {
        return size;
    }

    /** Adds a finite value to sum {@code i}. */
    public void add(int i, double value) {
        Addend addend = new Addend();
        addend.set(value);
        add(i, addend);
    }

    /** Adds a value that was split before: an event's weight is split once and added to many sums. */
    public void add(int i, Addend addend) {
        int first = addend.digit - lowest;
        if (first < 0 || first + 3 >= width) {
            include(addend.digit, addend.digit + 4);
            first = addend.digit - lowest;
        }
        if (++additions == ADDITIONS_BEFORE_CARRY) {
            carry();
        }
        int at = i * width + first;
        digits[at] += addend.low;
        digits[at + 1] += addend.middle;
        digits[at + 2] += addend.high;
    }

    /**
     * Adds to many sums in one loop: addend k to the sums {@code at[from[k]]} up to, and without, {@code at[from[k + 1]]}.
     *
     * @param count of addends
     */
    public void addAll(int[] at, int[] from, Addend[] addends, int count) {
        int added = from[count] - from[0];
        if (additions > ADDITIONS_BEFORE_CARRY - added) {
            carry();
        }
        additions += added;
        for (int k = 0; k < count; k++) {
            Addend addend = addends[k];
            int first = addend.digit - lowest;
            if (first < 0 || first + 3 >= width) {
                include(addend.digit, addend.digit + 4);
                first = addend.digit - lowest;
            }
            long[] sums = digits;
            for (int i = from[k]; i < from[k + 1]; i++) {
                int digit = at[i] * width + first;
                sums[digit] += addend.low;
                sums[digit + 1] += addend.middle;
                sums[digit + 2] += addend.high;
            }
        }
    }

    /** Adds the sums of another of the same size. */
    public void merge(ExactSums other) {
        if (other.size != size) {
            throw new IllegalArgumentException("sums of sizes " + size + " and " + other.size + " do not go together");
        }
        if (other.width == 0) {
            return;
        }
        include(other.lowest, other.lowest + other.width);
        carry();
        other.carry();
        for (int i = 0; i < size; i++) {
            int to = i * width + other.lowest - lowest;
            int from = i * other.width;
            for (int d = 0; d < other.width; d++) {
                digits[to + d] += other.digits[from + d];
            }
        }
        additions = 2;
    }

    /** Sum {@code i}, rounded to the nearest double, ties to even. */
    public double sum(int i) {
        BigInteger total = BigInteger.ZERO;
        for (int d = width - 1; d >= 0; d--) {
            total = total.shiftLeft(32).add(BigInteger.valueOf(digits[i * width + d]));
        }
        double size = round(total.abs(), 32 * lowest - 1074);
        return total.signum() < 0 ? -size : size;
    }

    /** All sums. */
    public double[] sums() {
        double[] sums = new double[size];
        for (int i = 0; i < size; i++) {
            sums[i] = sum(i);
        }
        return sums;
    }

    /** {@code units} x 2^exponent. Units of 2^-1074 and more: up to 53 bits are exact, also where doubles are subnormal. */
    private static double round(BigInteger units, int exponent) {
        int surplus = units.bitLength() - 62;
        if (surplus <= 0) {
            return Math.scalb((double) units.longValue(), exponent);
        }
        // 62 bits, of which the last says whether anything was cut off: the conversion to double then rounds right.
        long top = units.shiftRight(surplus).longValue();
        if (units.getLowestSetBit() < surplus) {
            top |= 1;
        }
        return Math.scalb((double) top, exponent + surplus);
    }

    /**
     * Passes the upper bits of each digit on to the next one, so that all but the highest are in [0, 2^32). The highest
     * receives nothing but carries (addends end one digit below it), and has 63 bits for them.
     */
    private void carry() {
        if (width == 0) {
            return;
        }
        for (int i = 0; i < size; i++) {
            int last = i * width + width - 1;
            for (int at = i * width; at < last; at++) {
                digits[at + 1] += digits[at] >> 32;
                digits[at] &= MASK;
            }
        }
        additions = 1;
    }

    /** Widens the window to hold digits {@code from} to {@code to}, {@code to} excluded. */
    private void include(int from, int to) {
        int newLowest = width == 0 ? from : Math.min(lowest, from);
        int newEnd = width == 0 ? to : Math.max(lowest + width, to);
        int newWidth = newEnd - newLowest;
        if (newLowest == lowest && newWidth == width) {
            return;
        }
        long[] wider = new long[Math.multiplyExact(size, newWidth)];
        for (int i = 0; i < size && width > 0; i++) {
            System.arraycopy(digits, i * width, wider, i * newWidth + lowest - newLowest, width);
        }
        digits = wider;
        lowest = newLowest;
        width = newWidth;
    }

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
        carry();
        out.writeInt(size);
        out.writeByte(lowest);
        out.writeByte(width);
        for (int i = 0; i < size; i++) {
            writeSum(out, i * width);
        }
    }

    /** Empty bins are many: a sum is written as its number of digits in use, and those. */
    private void writeSum(ObjectOutput out, int start) throws IOException {
        int used = width;
        while (used > 0 && digits[start + used - 1] == 0) {
            used--;
        }
        out.writeByte(used);
        for (int d = 0; d < used - 1; d++) {
            out.writeInt((int) digits[start + d]);
        }
        if (used > 0) {
            out.writeLong(digits[start + used - 1]);
        }
    }

    @Override
    public void readExternal(ObjectInput in) throws IOException {
        size = in.readInt();
        lowest = in.readUnsignedByte();
        width = in.readUnsignedByte();
        digits = new long[size * width];
        additions = 1;
        for (int i = 0; i < size; i++) {
            int used = in.readUnsignedByte();
            for (int d = 0; d < used - 1; d++) {
                digits[i * width + d] = in.readInt() & MASK;
            }
            if (used > 0) {
                digits[i * width + used - 1] = in.readLong();
            }
        }
    }

    /** A double split into three digits; reused, so that no addition allocates. */
    public static final class Addend {
        private int digit;
        private long low;
        private long middle;
        private long high;

        /** Splits a value. NaN and infinities have no place in an exact sum. */
        public void set(double value) {
            long bits = Double.doubleToRawLongBits(value);
            int exponent = (int) ((bits >>> 52) & 0x7FF);
            long mantissa = bits & 0xF_FFFF_FFFF_FFFFL;
            if (exponent == 0x7FF) {
                throw new IllegalArgumentException("only finite numbers can be summed exactly, not " + value);
            }
            if (exponent == 0) {
                exponent = 1;
            } else {
                mantissa |= 1L << 52;
            }
            // The mantissa's last bit has the weight 2^(exponent - 1 - 1074).
            digit = (exponent - 1) >> 5;
            int shift = (exponent - 1) & 31;
            low = (mantissa << shift) & MASK;
            middle = (mantissa >>> (32 - shift)) & MASK;
            high = (mantissa >>> 32 >>> (32 - shift)) & MASK;
            if (bits < 0) {
                low = -low;
                middle = -middle;
                high = -high;
            }
        }
    }
}
