package org.ridgeline.jobs.images;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/** The file systems of images. */
final class Stores {
    private Stores() {}

    /**
     * The file system of a path. Local disk is taken raw: Hadoop's checksum files beside each file are of no use here, and
     * cannot be had for names with a colon, as cameras and screenshots have them.
     */
    static FileSystem of(Path path, Configuration hadoop) throws IOException {
        FileSystem store = path.getFileSystem(hadoop);
        return store instanceof LocalFileSystem local ? local.getRaw() : store;
    }
}
