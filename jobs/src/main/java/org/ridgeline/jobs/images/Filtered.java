package org.ridgeline.jobs.images;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ridgeline.filter.Canvas;
import org.ridgeline.filter.Chain;
import org.ridgeline.filter.SampleType;
import org.ridgeline.filter.Summary;
import org.ridgeline.filter.Tile;
import org.ridgeline.filter.Whole;
import org.ridgeline.filter.Window;
import org.ridgeline.image.Channels;
import org.ridgeline.image.Depth;
import org.ridgeline.image.ImageShape;
import org.ridgeline.image.Raster;
import org.ridgeline.image.Region;

/**
 * What a chain of operations makes of an image. Regions larger than a tile are computed tile by tile, so that the memory
 * for what is between two operations stays that of a tile; the result does not depend on it.
 */
final class Filtered implements Pixels {
    private final Chain chain;
    private final Canvas canvas;
    private final ImageShape before;
    private final ImageShape after;
    private final Pixels source;
    private final int tileSize;
    private final List<Whole> known;
    private final Preview seen;

    /**
     * @param shape of the image before the operations
     * @param tileSize most pixels of a tile along a side
     * @param known what passes before this one found out
     */
    Filtered(Chain chain, ImageShape shape, Pixels source, int tileSize, List<Whole> known) {
        this(chain, shape, source, tileSize, known, null);
    }

    /** @param seen gets the pixels that are read and made, unless it is null */
    Filtered(Chain chain, ImageShape shape, Pixels source, int tileSize, List<Whole> known, Preview seen) {
        this.chain = chain;
        this.source = source;
        this.tileSize = tileSize;
        this.known = List.copyOf(known);
        this.seen = seen;
        before = shape;
        after = result(chain, shape);
        canvas = canvas(shape);
    }

    /** The shape of the image after the operations. */
    static ImageShape result(Chain chain, ImageShape shape) {
        Canvas result = chain.result(canvas(shape));
        Depth depth = switch (result.type()) {
            case BYTE -> Depth.BITS8;
            case SHORT -> Depth.BITS16;
            case FLOAT -> Depth.FLOAT;
        };
        boolean gray = result.colors() == 1;
        Channels plain = gray ? Channels.GRAY : Channels.RGB;
        Channels withAlpha = gray ? Channels.GRAY_ALPHA : Channels.RGBA;
        return shape.with(result.alpha() ? withAlpha : plain).with(depth);
    }

    private static Canvas canvas(ImageShape shape) {
        SampleType type = switch (shape.depth()) {
            case BITS8 -> SampleType.BYTE;
            case BITS16 -> SampleType.SHORT;
            case FLOAT -> SampleType.FLOAT;
        };
        Channels channels = shape.channels();
        return new Canvas(shape.width(), shape.height(), channels.colors(), channels.alpha(), type);
    }

    ImageShape shape() {
        return after;
    }

    /** The pixels of a region of the result: exactly these. */
    @Override
    public Raster read(Region region) throws IOException {
        List<Region> cores = cores(region);
        if (cores.size() == 1) {
            return apply(region);
        }
        Raster result = Raster.allocate(region, after.channels(), after.depth());
        for (Region core : cores) {
            result.copy(apply(core));
        }
        return result;
    }

    private Raster apply(Region core) throws IOException {
        Window window = window(core);
        List<Whole> here = known.stream().map(whole -> whole.of(window)).toList();
        Raster input = source(core);
        Raster result = raster(core, chain.apply(tile(input), canvas, window, here));
        if (seen != null) {
            seen.add(core, input, result);
        }
        return result;
    }

    private Raster raster(Region core, Tile tile) {
        if (tile instanceof Tile.Bytes bytes) {
            return new Raster.Bytes(core, after.channels(), bytes.planes());
        }
        return tile instanceof Tile.Shorts shorts
                ? new Raster.Shorts(core, after.channels(), shorts.planes())
                : new Raster.Floats(core, after.channels(), ((Tile.Floats) tile).planes());
    }

    /**
     * What a region tells in the next pass that makes no pixels.
     *
     * @param merged what regions before it told, or null
     */
    Summary summary(Region region, Summary merged) throws IOException {
        Summary result = merged;
        for (Region core : cores(region)) {
            Window window = window(core);
            List<Whole> here = known.stream().map(whole -> whole.of(window)).toList();
            Summary one = chain.summary(tile(source(core)), canvas, window, here);
            result = result == null ? one : result.merge(one);
        }
        return result;
    }

    /** The tiles of a region, from left to right and from top to bottom. */
    private List<Region> cores(Region region) {
        List<Region> cores = new ArrayList<>();
        for (long y = region.y(); y < region.bottom(); y += tileSize) {
            for (long x = region.x(); x < region.right(); x += tileSize) {
                int width = (int) Math.min(tileSize, region.right() - x);
                int height = (int) Math.min(tileSize, region.bottom() - y);
                cores.add(new Region((int) x, (int) y, width, height));
            }
        }
        return cores;
    }

    private Raster source(Region core) throws IOException {
        return source.read(core.grown(chain.halo(), before.bounds()));
    }

    private static Tile tile(Raster pixels) {
        Window window = window(pixels.region());
        if (pixels instanceof Raster.Bytes bytes) {
            return new Tile.Bytes(window, bytes.planes());
        }
        return pixels instanceof Raster.Shorts shorts
                ? new Tile.Shorts(window, shorts.planes())
                : new Tile.Floats(window, ((Raster.Floats) pixels).planes());
    }

    private static Window window(Region region) {
        return new Window(region.x(), region.y(), region.width(), region.height());
    }
}
