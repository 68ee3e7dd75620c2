package org.ridgeline.filter;

import java.io.Serializable;

/** What applying an operation to any tile must know of the whole image. */
public sealed interface Whole extends Serializable permits Maximum, Levels, Edges {

    /** The part that the tile with this core needs: all of it, unless it differs from tile to tile. */
    default Whole of(Window core) {
        return this;
    }
}
