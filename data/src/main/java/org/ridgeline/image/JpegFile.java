package org.ridgeline.image;

import java.io.IOException;
import org.ridgeline.root.ByteSource;

/** A JPEG file: baseline, extended or progressive, gray or colour. */
final class JpegFile implements ImageFile {

    private final ByteSource source;
    private final ImageLimits limits;
    private final ImageHeader header;
    private final Carried carried;
    private final ImageShape stored;
    private final byte[] prefix;
    private final long scanAt;
    private final boolean scattered;

    JpegFile(SourceCursor cursor, ByteSource source, ImageLimits limits) throws IOException {
        this.source = source;
        this.limits = limits;
        cursor.seek(0);
        JpegHead head = new JpegHead(cursor, new byte[0]);
        limits.check(source.name(), head.width(), head.height(), 8 * head.components(), source.size());
        if (head.width() > JpegDecoder.LARGEST_SIDE || head.height() > JpegDecoder.LARGEST_SIDE) {
            throw new ImageException(
                    source.name(),
                    "is a JPEG of " + head.width() + " x " + head.height() + "; at most " + JpegDecoder.LARGEST_SIDE
                            + " a side are read");
        }
        stored = new ImageShape(
                head.width(), head.height(), head.components() == 1 ? Channels.GRAY : Channels.RGB, Depth.BITS8);
        prefix = head.prefix(head.luminance());
        scanAt = head.scanAt();
        scattered = head.scattered();
        if (scattered && stored.bytes() > limits.memory()) {
            throw new ImageException(
                    source.name(),
                    "is a JPEG of several scans and " + stored.bytes() + " bytes of pixels; at most " + limits.memory()
                            + " are read");
        }
        Orientation orientation = head.orientation();
        ImageShape shape = orientation.upright(stored);
        boolean inOrder = !head.scattered() && orientation.keepsRows();
        header = new ImageHeader(
                ImageFormat.JPEG,
                shape,
                orientation,
                8,
                false,
                head.progressive() ? "progressive" : head.scattered() ? "several scans" : "baseline",
                new Region(0, 0, shape.width(), 1),
                inOrder ? Access.ROWS : Access.SPILLED_ROWS,
                source.size());
        Resolution resolution = head.resolution();
        carried = new Carried(head.profile(), resolution == null ? null : resolution.upright(orientation), false);
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
        throw new ImageException(source.name(), "a JPEG is read row by row, not by region");
    }

    @Override
    public RowReader rows() throws IOException {
        SourceCursor cursor = new SourceCursor(source, scanAt, source.size());
        SplicedStream stream = new SplicedStream(prefix, cursor);
        StoredRows rows = scattered
                ? new JpegPasses(source.name(), header, stored, stream)
                : new JpegRows(source.name(), header, stored, stream);
        return OrientedRows.upright(rows, limits);
    }
}
