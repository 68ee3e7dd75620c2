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

    JpegFile(SourceCursor cursor, ByteSource source, ImageLimits limits) throws IOException {
        this.source = source;
        this.limits = limits;
        cursor.seek(0);
        JpegHead head = new JpegHead(cursor, new byte[0]);
        JpegFrame frame = head.frame();
        int components = frame.components().length;
        limits.check(source.name(), frame.width(), frame.height(), 8 * components, source.size());
        stored = new ImageShape(
                frame.width(), frame.height(), components == 1 ? Channels.GRAY : Channels.RGB, Depth.BITS8);
        Orientation orientation = head.orientation();
        ImageShape shape = orientation.upright(stored);
        boolean inOrder = !head.scattered() && orientation.keepsRows();
        header = new ImageHeader(
                ImageFormat.JPEG,
                shape,
                orientation,
                8,
                false,
                frame.progressive() ? "progressive" : head.scattered() ? "several scans" : "baseline",
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
        SourceCursor cursor = new SourceCursor(source);
        JpegHead head = new JpegHead(cursor, new byte[0]);
        JpegDecoder decoder = new JpegDecoder(head, head.luminance(), cursor, limits);
        return OrientedRows.upright(new JpegRows(source.name(), header, stored, decoder), limits);
    }
}
