package org.ridgeline.image;

import java.io.IOException;
import org.ridgeline.root.ByteSource;

/** An image file whose header was read. It keeps the {@link ByteSource} but does not close it. */
public interface ImageFile {

    /**
     * Reads the header of a file, whose format its first bytes tell.
     *
     * @throws ImageException if it is no image, is damaged, exceeds a limit or holds what is not supported
     * @throws IOException if the store fails
     */
    static ImageFile open(ByteSource source, ImageLimits limits) throws IOException {
        if (source.size() == 0) {
            throw new ImageException(source.name(), "is empty: 0 bytes");
        }
        SourceCursor cursor = new SourceCursor(source);
        cursor.fill();
        return switch (Signature.format(source.name(), cursor.chunk())) {
            case PNG -> new PngFile(cursor, source, limits);
            case JPEG -> new JpegFile(cursor, source, limits);
            case TIFF -> new TiffFile(cursor, source, limits);
        };
    }

    ImageHeader header();

    /** What outputs keep beside the pixels. */
    Carried carried();

    /**
     * A reader of regions.
     *
     * @throws ImageException if the file has to be read row by row: {@link ImageHeader#access()} tells
     */
    RegionReader regions() throws IOException;

    /** A reader of rows, for every file. Each call starts anew at the first row. */
    RowReader rows() throws IOException;
}
