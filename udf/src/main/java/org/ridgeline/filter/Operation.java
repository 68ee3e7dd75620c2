package org.ridgeline.filter;

import java.io.Serializable;

/**
 * What can be done to an image. An operation is a value: it has no state, and several threads may use one.
 *
 * <p>It is given a tile with the pixels around it and fills the colours of another tile; alpha is there already. Which
 * pixels it gets is {@link #halo()} more than it fills, on every side where the image has them: what lies outside of the
 * image is the operation's to decide, mostly by a {@link Border}.
 */
public sealed interface Operation extends Serializable
        permits Operation.Point, Operation.Neighbourhood, Operation.WholeImage {

    /** How many pixels around a pixel its result depends on. */
    int halo();

    /** What the result is for an image like this. */
    default Canvas result(Canvas in) {
        return in;
    }

    /** A pixel's result depends on this pixel only: both tiles have the same window. */
    non-sealed interface Point extends Operation {
        @Override
        default int halo() {
            return 0;
        }

        /**
         * Fills the colours of {@code out}.
         *
         * @param in a tile of {@code canvas}
         * @param canvas the image before the operation
         * @param out a tile of {@code result(canvas)} with the same window
         */
        void apply(Tile in, Canvas canvas, Tile out);
    }

    /** A pixel's result depends on those around it. */
    non-sealed interface Neighbourhood extends Operation {
        /**
         * Fills the colours of {@code out}.
         *
         * @param in a tile of {@code canvas}, {@link #halo()} larger than {@code out} where the image is
         * @param canvas the image before the operation
         * @param out a tile of {@code result(canvas)}
         */
        void apply(Tile in, Canvas canvas, Tile out);
    }

    /** A pixel's result depends on the whole image: tiles are summarised first, in a pass of their own. */
    non-sealed interface WholeImage extends Operation {
        /**
         * What this tile tells of the whole image. The summaries of tiles that cover the image once, merged, are what
         * {@link #apply} needs.
         *
         * @param in a tile of {@code canvas}, {@link #halo()} + {@code after} larger than {@code core} where the image is
         * @param canvas the image before the operation
         * @param core the pixels that no other tile covers
         * @param after how many pixels around {@code core} later operations need
         */
        Summary summary(Tile in, Canvas canvas, Window core, int after);

        /** What the whole image means for its pixels if it is one tile. */
        default Whole whole(Tile in, Canvas canvas) {
            return summary(in, canvas, canvas.bounds(), 0).whole();
        }

        /**
         * Fills the colours of {@code out}, whose window is {@code core} and the {@code after} pixels around it.
         *
         * @param in the tile that was summarised
         * @param canvas the image before the operation
         * @param core as in the summary
         * @param whole of the merged summaries
         * @param out a tile of {@code result(canvas)}
         */
        void apply(Tile in, Canvas canvas, Window core, Whole whole, Tile out);
    }
}
