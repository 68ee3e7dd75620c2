package org.ridgeline.filter;

import java.io.Serializable;

/** What tiles tell of the whole image. */
public sealed interface Summary extends Serializable permits Maximum, Histogram, Seams {

    /**
     * What the tiles of both tell. Neither the order nor the grouping of merging shows in the result; this summary may be
     * changed by it and must not be used any more.
     */
    Summary merge(Summary other);

    /** What the whole image's summary means for its pixels. */
    Whole whole();
}
