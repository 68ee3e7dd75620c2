package org.ridgeline.root;

import java.io.Serializable;

/** How one number is stored. */
sealed interface Scalar extends Serializable {
    /** Bits of a Float16_t's mantissa unless its title says otherwise. */
    int FLOAT16_BITS = 12;

    ColumnType.Primitive type();

    /** Bytes in the file. */
    int width();

    Values values();

    /** As the type says, big-endian. */
    record Plain(ColumnType.Primitive type) implements Scalar {
        @Override
        public int width() {
            return switch (type) {
                case BOOLEAN, INT8, UINT8 -> 1;
                case INT16, UINT16 -> 2;
                case INT32, UINT32, FLOAT32 -> 4;
                case INT64, UINT64, FLOAT64 -> 8;
            };
        }

        @Override
        public Values values() {
            return switch (type) {
                case BOOLEAN -> new Values.Booleans();
                case INT8 -> new Values.Bytes();
                case UINT8 -> new Values.UnsignedBytes();
                case INT16 -> new Values.Shorts();
                case UINT16 -> new Values.UnsignedShorts();
                case INT32 -> new Values.Ints();
                case UINT32 -> new Values.UnsignedInts();
                case INT64, UINT64 -> new Values.Longs();
                case FLOAT32 -> new Values.Floats();
                case FLOAT64 -> new Values.Doubles();
            };
        }
    }

    /** A Double32_t without a range: stored as float, shown as double. */
    record Narrow() implements Scalar {
        @Override
        public ColumnType.Primitive type() {
            return ColumnType.Primitive.FLOAT64;
        }

        @Override
        public int width() {
            return 4;
        }

        @Override
        public Values values() {
            return new PackedValues(this, type()) {
                @Override
                double value(byte[] bytes, int at) {
                    return Float.intBitsToFloat(Cursor.intAt(bytes, at));
                }
            };
        }
    }

    /** A number of a given range, stored as a 32-bit fraction of it. */
    record Ranged(ColumnType.Primitive type, double min, double max, int bits) implements Scalar {
        @Override
        public int width() {
            return 4;
        }

        @Override
        public Values values() {
            // ROOT: factor = bigint / (max - min), bigint = 2^bits or, for 32, 0xffffffff.
            double steps = bits < 32 ? (double) (1L << bits) : 4294967295.0;
            double factor = steps / (max - min);
            return new PackedValues(this, type) {
                @Override
                double value(byte[] bytes, int at) {
                    return (Cursor.intAt(bytes, at) & 0xffffffffL) / factor + min;
                }
            };
        }
    }

    /** A float of which the exponent and the first {@code bits} bits of the mantissa are stored, in three bytes. */
    record Mantissa(ColumnType.Primitive type, int bits) implements Scalar {
        @Override
        public int width() {
            return 3;
        }

        @Override
        public Values values() {
            return new PackedValues(this, type) {
                @Override
                double value(byte[] bytes, int at) {
                    int exponent = bytes[at] & 0xff;
                    int mantissa = (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff);
                    int word = exponent << 23 | (mantissa & ((1 << (bits + 1)) - 1)) << (23 - bits);
                    float value = Float.intBitsToFloat(word);
                    return (1 << (bits + 1) & mantissa) != 0 ? -value : value;
                }
            };
        }
    }
}
