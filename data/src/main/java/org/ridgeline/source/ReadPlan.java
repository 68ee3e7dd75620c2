package org.ridgeline.source;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.types.StructField;
import org.ridgeline.root.Zlib;

/**
 * What every task of a scan does, whatever its part of the data.
 *
 * @param columns the branches to decode, aligned with {@link FileSlice#branches()}: those handed out, then those that only
 *     the filter looks at
 * @param outputs the columns of a batch
 * @param condition rows to keep; null: all
 * @param limit rows after which a task may stop
 * @param zlib what expands baskets of zlib
 */
record ReadPlan(List<StructField> columns, List<Output> outputs, Condition condition, long limit, Zlib zlib)
        implements Serializable {

    /** Where an output column comes from. */
    enum Kind {
        BRANCH,
        /** The metadata column {@code _file}. */
        FILE,
        /** The metadata column {@code _entry}. */
        ENTRY
    }

    /**
     * @param column index of the branch, if it is one
     */
    record Output(Kind kind, int column) implements Serializable {}
}
