package org.ridgeline.functions;

import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;

/** What every function checks before it reads its arrays: they exist, hold no null, and describe the same objects. */
final class Arguments {
    private Arguments() {}

    /** Whether an array is null or holds a null. */
    static boolean missing(ArrayData array) {
        if (array == null) {
            return true;
        }
        int length = array.numElements();
        for (int i = 0; i < length; i++) {
            if (array.isNullAt(i)) {
                return true;
            }
        }
        return false;
    }

    static boolean missing(ArrayData first, ArrayData second) {
        return missing(first) || missing(second);
    }

    static boolean missing(ArrayData first, ArrayData second, ArrayData third) {
        return missing(first) || missing(second) || missing(third);
    }

    static boolean missing(ArrayData first, ArrayData second, ArrayData third, ArrayData fourth) {
        return missing(first) || missing(second) || missing(third) || missing(fourth);
    }

    /** The common length of two arrays that describe the same objects. */
    static int length(String function, ArrayData first, ArrayData second) {
        return same(function, first.numElements(), second.numElements(), 2);
    }

    static int length(String function, ArrayData first, ArrayData second, ArrayData third) {
        return same(function, length(function, first, second), third.numElements(), 3);
    }

    static int length(String function, ArrayData first, ArrayData second, ArrayData third, ArrayData fourth) {
        return same(function, length(function, first, second, third), fourth.numElements(), 4);
    }

    static int same(String function, int length, int other, int position) {
        if (length != other) {
            throw new IllegalArgumentException("hep." + function + ": the first array has " + length
                    + " elements, argument " + position + " has " + other + "; they must describe the same objects");
        }
        return length;
    }

    /** How many objects are chosen: all, if {@code indices} is null. */
    static int count(ArrayData indices, int length) {
        return indices == null ? length : indices.numElements();
    }

    /** The position of the k-th chosen object, or -1 if there is no such object. */
    static int position(ArrayData indices, int k, int length) {
        int at = indices == null ? k : indices.getInt(k);
        return at >= 0 && at < length ? at : -1;
    }

    /** The indices of what was found among the chosen objects; null if nothing was. */
    static UnsafeArrayData chosen(int[] found, ArrayData indices) {
        if (found == null) {
            return null;
        }
        UnsafeArrayData array = Element.INT.fresh(found.length);
        for (int k = 0; k < found.length; k++) {
            array.setInt(k, indices == null ? found[k] : indices.getInt(found[k]));
        }
        return array;
    }
}
