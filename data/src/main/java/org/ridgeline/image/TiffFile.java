package org.ridgeline.image;

import java.io.IOException;
import java.util.Locale;
import org.ridgeline.root.ByteSource;

/** A TIFF or BigTIFF file, of which the first image that is not reduced is read. */
final class TiffFile implements ImageFile {

    private static final int LARGEST_PROFILE = 16 << 20;

    private final ByteSource source;
    private final ImageLimits limits;
    private final TiffLayout layout;
    private final ImageHeader header;
    private final Carried carried;

    TiffFile(SourceCursor cursor, ByteSource source, ImageLimits limits) throws IOException {
        this.source = source;
        this.limits = limits;
        TiffDirectory tags = TiffDirectory.first(cursor);
        layout = TiffLayout.read(source.name(), tags, limits, source.size());
        Orientation orientation = Orientation.of((int) tags.number(TiffDirectory.ORIENTATION, 1));
        ImageShape shape = orientation.upright(layout.stored());
        boolean turned = orientation.transposes();
        Access inRows = orientation.keepsRows() ? Access.ROWS : Access.SPILLED_ROWS;
        header = new ImageHeader(
                ImageFormat.TIFF,
                shape,
                orientation,
                layout.samples().bits(),
                layout.samples().palette() != null,
                words(tags.big()),
                new Region(
                        0,
                        0,
                        turned ? layout.blockHeight() : layout.blockWidth(),
                        turned ? layout.blockWidth() : layout.blockHeight()),
                layout.byRegion() ? Access.REGIONS : inRows,
                source.size());
        Resolution resolution = Resolution.tagged(
                tags.rational(TiffDirectory.X_RESOLUTION), tags.rational(TiffDirectory.Y_RESOLUTION), (int)
                        tags.number(TiffDirectory.RESOLUTION_UNIT, 2));
        byte[] profile = tags.bytes(TiffDirectory.ICC_PROFILE, LARGEST_PROFILE);
        boolean premultiplied = shape.channels().alpha() && tags.number(TiffDirectory.EXTRA_SAMPLES, 0) == 1;
        carried = new Carried(
                profile.length == 0 ? null : profile,
                resolution == null ? null : resolution.upright(orientation),
                premultiplied);
    }

    private String words(boolean big) {
        String blocks = layout.tiled()
                ? layout.blockWidth() + " x " + layout.blockHeight() + " tiles"
                : "strips of " + layout.blockHeight() + " rows";
        return String.format(
                Locale.ROOT,
                "%s%s, %s",
                big ? "BigTIFF, " : "",
                blocks,
                layout.compression().text());
    }

    @Override
    public ImageHeader header() {
        return header;
    }

    @Override
    public Carried carried() {
        return carried;
    }

    @Override
    public RegionReader regions() throws IOException {
        if (!layout.byRegion()) {
            throw new ImageException(
                    source.name(),
                    "has strips of " + layout.blockRowBytes() * layout.blockHeight()
                            + " bytes: they are read row by row, not by region");
        }
        return new TiffRegions(source, header, layout, limits);
    }

    @Override
    public RowReader rows() throws IOException {
        if (layout.byRegion()) {
            return new RegionRows(regions(), limits.memory());
        }
        return OrientedRows.upright(new TiffRows(source, header, layout, limits), limits);
    }
}
