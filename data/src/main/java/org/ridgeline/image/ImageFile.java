package org.ridgeline.image;

import java.io.IOException;
import org.ridgeline.root.ByteSource;

/** An image file whose header was read. It keeps the {@link ByteSource} but does not close it. */
public interface ImageFile {

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
