package org.ridgeline.result;

import java.io.Serializable;

/**
 * One image of a run: what it was, and what became of it.
 *
 * @param input path of the file
 * @param inputBytes its size
 * @param inputVersion what changes when its content does: its ETag, or the time of its last change
 * @param inputSha256 of the file, 64 hexadecimal digits; null if it was not read to its end
 * @param inputFormat "png", "jpeg" or "tiff"; null if it is no image
 * @param layout the stored form in words; null if it is no image
 * @param width columns when upright; 0 if not known
 * @param height rows when upright; 0 if not known
 * @param output path of the result below {@code images/}; null if there is none
 * @param outputBytes its size
 * @param outputSha256 of the result; null if there is none
 * @param outputFormat "png", "jpeg" or "tiff"; null if there is none
 * @param channels of the result: 1 gray, 2 gray and alpha, 3 RGB, 4 RGB and alpha
 * @param bits per sample of the result
 * @param spilledBytes of pixels that waited on local disk, because the file does not hold its rows in order
 * @param reusedFrom id of the run whose result this is; null if it was made in this one
 * @param seconds that tasks took for it, all added
 * @param tasks that worked on it
 * @param refused why there is no result; null if there is one
 */
public record ImageRecord(
        String input,
        long inputBytes,
        String inputVersion,
        String inputSha256,
        String inputFormat,
        String layout,
        int width,
        int height,
        String output,
        long outputBytes,
        String outputSha256,
        String outputFormat,
        int channels,
        int bits,
        long spilledBytes,
        String reusedFrom,
        double seconds,
        int tasks,
        String refused)
        implements Serializable {

    /** Whether there is a result. */
    public boolean done() {
        return refused == null;
    }

    /**
     * This result as that of another run.
     *
     * @param from id of the run that made it
     * @param taking seconds
     */
    public ImageRecord reused(String path, String version, String name, String from, double taking) {
        return new ImageRecord(
                path,
                inputBytes,
                version,
                inputSha256,
                inputFormat,
                layout,
                width,
                height,
                name,
                outputBytes,
                outputSha256,
                outputFormat,
                channels,
                bits,
                0,
                from,
                taking,
                1,
                null);
    }

    public long pixels() {
        return (long) width * height;
    }
}
