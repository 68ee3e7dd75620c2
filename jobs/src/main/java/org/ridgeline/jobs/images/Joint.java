package org.ridgeline.jobs.images;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.ridgeline.image.ImageException;
import org.ridgeline.image.Segment;
import org.ridgeline.image.SegmentedImage;
import org.ridgeline.result.ImageRecord;
import org.ridgeline.root.RootException;

/**
 * The parts of an image, to be joined into its file: head, parts in order, tail. Bytes pass by; on a bucket the file is
 * one multipart upload.
 *
 * @param work the image
 * @param parts in order
 */
record Joint(ImageWork work, List<ImagePiece.Part> parts) implements Serializable {
    private static final int BUFFER = 1 << 20;

    ImageRecord join(Setup setup) throws IOException {
        long start = System.nanoTime();
        double before = parts.stream().mapToDouble(ImagePiece.Part::seconds).sum();
        try (OpenImage image = OpenImage.ranges(work.input(), setup.limits(), setup.hadoop())) {
            Encoding encoding = work.encoding(setup.chain(), image.file());
            SegmentedImage segments = encoding.segments();
            List<Segment.Mark> marks = new ArrayList<>();
            parts.forEach(part -> marks.addAll(part.marks()));
            try (WholeFile file = WholeFile.create(setup.image(work.output()), setup.hadoop())) {
                file.out().write(segments.head(marks));
                for (ImagePiece.Part part : parts) {
                    copy(setup, part, file.out());
                }
                file.out().write(segments.tail(marks));
                long size = file.size();
                String sha = file.finish();
                String inputSha256 = image.sha256(setup.hadoop());
                double seconds = before + ImagePiece.seconds(start);
                return work.done(inputSha256, encoding, size, sha, seconds, parts.size() + 1);
            }
        } catch (ImageException | RootException wrong) {
            return work.refused(wrong.getMessage(), before + ImagePiece.seconds(start), parts.size() + 1);
        }
    }

    private static void copy(Setup setup, ImagePiece.Part part, OutputStream out) throws IOException {
        Path path = setup.part(part.part());
        long expected = part.marks().stream().mapToLong(Segment.Mark::length).sum();
        long copied = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Stores.of(path, setup.hadoop()).open(path)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
                copied += count;
            }
        }
        if (copied != expected) {
            throw new IOException(path + " has " + copied + " bytes, but " + expected + " were written");
        }
    }
}
