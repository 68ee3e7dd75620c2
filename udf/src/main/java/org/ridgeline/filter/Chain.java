package org.ridgeline.filter;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Operations one after the other, on a tile at a time. The result is that of applying each to the whole image in turn:
 * rounded, clamped and extended over the image's borders each time, whatever the tiles are.
 *
 * <p>To fill a tile, its core, the pixels around it are needed that lie inside the image, {@link #halo()} of them on each
 * side: the sum of what the operations need. Each operation is computed on the core and as much around it as the later
 * ones need, but never outside of the image: there, the next one extends what came out by its own border rule.
 *
 * <p>Operations that need the whole image take a pass each over all tiles before the last pass, which makes the pixels:
 *
 * <pre>{@code
 * List<Whole> known = new ArrayList<>();
 * while (known.size() < chain.passes() - 1) {
 *     Summary merged = ...;                        // of chain.summary(tile, canvas, core, known) over all tiles
 *     known.add(merged.whole());                   // a tile needs known.get(i).of(core) only
 * }
 * ... chain.apply(tile, canvas, core, known);      // for each tile
 * }</pre>
 *
 * The cores must cover the image once and be the same in all passes. An image that is one tile is made in one go:
 * {@link #apply(Tile, Canvas)}.
 */
public final class Chain implements Serializable {
    private static final long serialVersionUID = 1;

    private final ArrayList<Operation> operations;

    /** A chain of at least one operation. */
    public Chain(List<Operation> operations) {
        if (operations.isEmpty()) {
            throw new IllegalArgumentException("a chain of no operation");
        }
        this.operations = new ArrayList<>(operations);
    }

    /** How many pixels around its core a tile needs, where the image has them. */
    public int halo() {
        return haloFrom(0);
    }

    private int haloFrom(int first) {
        int halo = 0;
        for (Operation operation : operations.subList(first, operations.size())) {
            halo += operation.halo();
        }
        return halo;
    }

    /** How often all tiles are gone through: once, and once more for each operation that needs the whole image. */
    public int passes() {
        int passes = 1;
        for (Operation operation : operations) {
            if (operation instanceof Operation.WholeImage) {
                passes++;
            }
        }
        return passes;
    }

    /** What comes out of an image like this. */
    public Canvas result(Canvas canvas) {
        Canvas result = canvas;
        for (Operation operation : operations) {
            result = operation.result(result);
        }
        return result;
    }

    /**
     * What a tile tells in pass {@code known.size()}, counted from 0.
     *
     * @param source the tile: at least {@code core.grown(halo(), canvas)}
     * @param canvas the whole image
     * @param core the pixels of the image that are this tile's
     * @param known what the passes before found out, or the part of it that is this core's
     */
    public Summary summary(Tile source, Canvas canvas, Window core, List<Whole> known) {
        if (known.size() >= passes() - 1) {
            throw new IllegalArgumentException(
                    "pass " + known.size() + " of " + passes() + " makes pixels, not summaries");
        }
        Run run = new Run(source, canvas, core).with(known);
        Operation.WholeImage asked = (Operation.WholeImage) operations.get(run.next);
        return asked.summary(run.tile, run.canvas, core, haloFrom(run.next + 1));
    }

    /**
     * The pixels of {@code core}, in the last pass.
     *
     * @param source the tile: at least {@code core.grown(halo(), canvas)}
     * @param canvas the whole image
     * @param core the pixels of the image that are this tile's
     * @param known what the passes before found out, or the part of it that is this core's
     * @return a tile of {@code result(canvas)} with the window {@code core}
     */
    public Tile apply(Tile source, Canvas canvas, Window core, List<Whole> known) {
        if (known.size() != passes() - 1) {
            throw new IllegalArgumentException(
                    "pixels are made in the last of " + passes() + " passes, not after " + known.size());
        }
        return new Run(source, canvas, core).with(known).tile;
    }

    /**
     * The pixels of a whole image that is one tile, in one go.
     *
     * @return a tile of {@code result(canvas)}
     */
    public Tile apply(Tile image, Canvas canvas) {
        Run run = new Run(image, canvas, canvas.bounds());
        for (Operation operation : operations) {
            if (operation instanceof Operation.WholeImage needs) {
                run.step(needs.whole(run.tile, run.canvas));
            } else {
                run.step(null);
            }
        }
        return run.tile;
    }

    /** A tile on its way through the chain. */
    private final class Run {
        private final Window core;
        private Canvas canvas;
        private Tile tile;
        private int next;

        Run(Tile source, Canvas canvas, Window core) {
            check(source, canvas, core);
            this.core = core;
            this.canvas = canvas;
            tile = source.cropped(core.grown(halo(), canvas));
        }

        /** Goes as far as what is known of the whole image allows. */
        Run with(List<Whole> known) {
            int used = 0;
            while (next < operations.size()) {
                if (operations.get(next) instanceof Operation.WholeImage) {
                    if (used == known.size()) {
                        return this;
                    }
                    step(known.get(used));
                    used++;
                } else {
                    step(null);
                }
            }
            return this;
        }

        /** Applies the next operation; {@code whole} is for one that needs the whole image. */
        void step(Whole whole) {
            Operation operation = operations.get(next);
            next++;
            Canvas after = operation.result(canvas);
            Tile out = Tile.allocate(core.grown(haloFrom(next), canvas), after.planes(), after.type());
            if (after.alpha()) {
                Conversion.convert(tile, canvas.colors(), out, after.colors());
            }
            if (operation instanceof Operation.Point point) {
                point.apply(tile, canvas, out);
            } else if (operation instanceof Operation.Neighbourhood neighbourhood) {
                neighbourhood.apply(tile, canvas, out);
            } else {
                ((Operation.WholeImage) operation).apply(tile, canvas, core, whole, out);
            }
            tile = out;
            canvas = after;
        }
    }

    private void check(Tile source, Canvas canvas, Window core) {
        if (!canvas.bounds().contains(core)) {
            throw new IllegalArgumentException(core + " is not in an image of " + canvas);
        }
        Window needed = core.grown(halo(), canvas);
        if (!source.window().contains(needed)) {
            throw new IllegalArgumentException(
                    "for " + core + " the chain needs " + needed + ", the tile has " + source.window());
        }
        if (source.type() != canvas.type() || source.planes().length != canvas.planes()) {
            throw new IllegalArgumentException("a tile of " + source.planes().length + " planes of " + source.type()
                    + " is none of an image of " + canvas);
        }
    }
}
