package org.ridgeline.jobs.images;

import java.io.IOException;
import java.io.Serializable;

/**
 * The checksum of a large file, for which a task reads all of it.
 *
 * @param image index of the image in the run
 * @param file path
 * @param sha256 null until it is computed
 */
record Checksum(int image, String file, String sha256) implements Serializable {
    Checksum compute(Setup setup) throws IOException {
        return new Checksum(image, file, OpenImage.sha256(file, setup.hadoop()));
    }
}
