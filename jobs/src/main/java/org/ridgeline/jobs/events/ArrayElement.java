package org.ridgeline.jobs.events;

import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;

/** How an element of an array is read as a double, without boxing. */
enum ArrayElement {
    BYTE {
        @Override
        double read(ArrayData values, int i) {
            return values.getByte(i);
        }
    },
    SHORT {
        @Override
        double read(ArrayData values, int i) {
            return values.getShort(i);
        }
    },
    INT {
        @Override
        double read(ArrayData values, int i) {
            return values.getInt(i);
        }
    },
    LONG {
        @Override
        double read(ArrayData values, int i) {
            return values.getLong(i);
        }
    },
    FLOAT {
        @Override
        double read(ArrayData values, int i) {
            return values.getFloat(i);
        }
    },
    DOUBLE {
        @Override
        double read(ArrayData values, int i) {
            return values.getDouble(i);
        }
    };

    abstract double read(ArrayData values, int i);

    static ArrayElement of(DataType type) {
        if (type instanceof FloatType) {
            return FLOAT;
        }
        if (type instanceof DoubleType) {
            return DOUBLE;
        }
        if (type instanceof IntegerType) {
            return INT;
        }
        if (type instanceof LongType) {
            return LONG;
        }
        if (type instanceof ShortType) {
            return SHORT;
        }
        if (type instanceof ByteType) {
            return BYTE;
        }
        throw new IllegalArgumentException("elements of type " + type.sql() + " are no numbers");
    }
}
