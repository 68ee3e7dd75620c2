package org.ridgeline.jobs.images;

import java.io.IOException;
import java.io.Serializable;
import java.util.Locale;
import org.ridgeline.filter.Chain;
import org.ridgeline.image.Access;
import org.ridgeline.image.ImageFile;
import org.ridgeline.image.ImageFormat;
import org.ridgeline.image.ImageHeader;
import org.ridgeline.result.ImageRecord;

/**
 * An image that is to be done.
 *
 * @param index of the file in the run
 * @param input the file
 * @param header what it holds
 * @param format of the result
 * @param output name of the result below {@code images/}
 */
record ImageWork(int index, ImageInput input, ImageHeader header, ImageFormat format, String output)
        implements Serializable {

    /** Opening a file costs about as much as so many pixels. */
    private static final long OPENING = 100_000;

    long weight() {
        return header.shape().pixels() + OPENING;
    }

    /** Whether more than one task can read it. */
    boolean byRegion() {
        return header.access() == Access.REGIONS;
    }

    Encoding encoding(Chain chain, ImageFile file) throws IOException {
        return new Encoding(
                input.path(), format, file.carried(), header.shape(), Filtered.result(chain, header.shape()));
    }

    /** What became of it: a result. */
    ImageRecord done(
            String inputSha, Encoding encoding, long bytes, String outputSha, long spilled, double seconds, int tasks) {
        return new ImageRecord(
                input.path(),
                input.size(),
                input.version(),
                inputSha,
                header.format().name().toLowerCase(Locale.ROOT),
                header.layout(),
                header.width(),
                header.height(),
                output,
                bytes,
                outputSha,
                format.name().toLowerCase(Locale.ROOT),
                encoding.shape().channels().count(),
                8 * encoding.shape().depth().bytes(),
                spilled,
                null,
                seconds,
                tasks,
                null);
    }

    /** What became of it: nothing, for this reason. */
    ImageRecord refused(String reason, double seconds, int tasks) {
        return new ImageRecord(
                input.path(),
                input.size(),
                input.version(),
                null,
                header.format().name().toLowerCase(Locale.ROOT),
                header.layout(),
                header.width(),
                header.height(),
                null,
                0,
                null,
                null,
                0,
                0,
                0,
                null,
                seconds,
                tasks,
                reason);
    }
}
