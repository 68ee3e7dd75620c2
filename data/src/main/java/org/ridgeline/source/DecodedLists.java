package org.ridgeline.source;

import org.ridgeline.root.Column;

/** A vector of lists that tells which arrays it shows, for loops over the elements of many rows. None of its rows is null. */
public interface DecodedLists {
    /** What was decoded; row i of the vector is list i. */
    Column.Lists column();
}
