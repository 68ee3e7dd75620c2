package org.ridgeline.root;

import java.io.Serializable;

/** How the bytes of a basket become values of a column. */
public sealed interface Interpretation extends Serializable permits FixedEntries, JaggedEntries, ObjectEntries {
    ColumnType type();

    /** A decoder, for one reader alone. */
    Decoder decoder();
}
