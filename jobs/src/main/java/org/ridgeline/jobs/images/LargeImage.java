package org.ridgeline.jobs.images;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.ridgeline.image.Carried;
import org.ridgeline.image.ImageException;
import org.ridgeline.image.ImageShape;
import org.ridgeline.image.Segment;
import org.ridgeline.result.ImageRecord;

/** A large image as the driver knows it: its pieces, what has come of them so far, and its upload if there is one. */
final class LargeImage {
    /** With more, the parts of an upload might not be enough. */
    private static final int MOST_PIECES = 900;

    private final ImageWork work;
    private final Encoding encoding;
    private final List<ImagePiece> pieces = new ArrayList<>();
    private final List<ImagePiece.Part> parts = new ArrayList<>();
    private final List<Chunk.Sent> sent = new ArrayList<>();
    private Upload upload;
    private PartNumbers numbers;
    private boolean complete;
    private String refused;
    private String inputSha;
    private String outputSha;
    private long bytes;
    private long spilled;
    private double seconds;
    private int tasks;

    /** @param piecePixels of a piece, about: runs of segments; one if the file gives its rows only in order */
    LargeImage(Setup setup, ImageWork work, long piecePixels) {
        this.work = work;
        ImageShape shape = work.header().shape();
        try {
            encoding = new Encoding(
                    work.input().path(), work.format(), Carried.NOTHING, shape, Filtered.result(setup.chain(), shape));
        } catch (ImageException impossible) {
            throw new IllegalStateException("the plan has checked it", impossible);
        }
        int segments = encoding.segments().segments();
        long pixels = Math.max(piecePixels, shape.pixels() / MOST_PIECES);
        // Rounded up, so that there are no more pieces than the most.
        long perPiece =
                work.byRegion() ? Math.max(1, (pixels * segments + shape.pixels() - 1) / shape.pixels()) : segments;
        for (long first = 0; first < segments; first += perPiece) {
            pieces.add(new ImagePiece(work, (int) first, (int) Math.min(segments, first + perPiece), null, 0));
        }
    }

    ImageWork work() {
        return work;
    }

    List<ImagePiece> pieces() {
        return pieces;
    }

    /** Whether nothing is wrong with it so far. */
    boolean isSound() {
        return refused == null;
    }

    boolean isUploaded() {
        return upload != null;
    }

    /** Counts a task's work, and what was found wrong in it. */
    void count(double taskSeconds, String reason) {
        seconds += taskSeconds;
        tasks++;
        if (refused == null) {
            refused = reason;
        }
    }

    /** Starts an upload, if its store takes parts from several tasks. */
    void begin(Path path, Configuration hadoop) throws IOException {
        if (!Upload.isPossible(path, hadoop)) {
            return;
        }
        List<Integer> ends = new ArrayList<>(List.of(0));
        pieces.forEach(piece -> ends.add(piece.end()));
        numbers = PartNumbers.plan(encoding.segments(), ends);
        upload = Upload.start(path, numbers.partBytes(), hadoop);
        for (int i = 0; i < pieces.size(); i++) {
            pieces.set(i, pieces.get(i).with(upload, numbers.first().get(i) + 1));
        }
    }

    void add(ImagePiece.Part part) {
        count(part.seconds(), part.refused());
        spilled += part.spilled();
        parts.add(part);
        parts.sort(Comparator.comparingInt(ImagePiece.Part::first));
    }

    Joint joint() {
        return new Joint(work, List.copyOf(parts));
    }

    private List<Segment.Mark> marks() {
        List<Segment.Mark> marks = new ArrayList<>();
        parts.forEach(part -> marks.addAll(part.marks()));
        return marks;
    }

    /** What is still to be sent, between and after the parts that the pieces have sent. */
    List<Remainder> remainders() {
        List<Remainder> remainders = new ArrayList<>();
        List<Chunk.Kept> kept = new ArrayList<>();
        int number = 1;
        for (int i = 0; i < parts.size(); i++) {
            for (Chunk chunk : parts.get(i).chunks()) {
                if (chunk instanceof Chunk.Kept one) {
                    if (kept.isEmpty() && !remainders.isEmpty()) {
                        number = numbers.first().get(i);
                    }
                    kept.add(one);
                } else {
                    sent.add((Chunk.Sent) chunk);
                    if (!kept.isEmpty()) {
                        remainders.add(remainder(number, kept, remainders.isEmpty(), false));
                        kept.clear();
                    }
                }
            }
        }
        if (kept.isEmpty()) {
            number = numbers.first().get(parts.size());
        }
        remainders.add(remainder(number, kept, remainders.isEmpty(), true));
        return remainders;
    }

    private Remainder remainder(int number, List<Chunk.Kept> kept, boolean first, boolean last) {
        return new Remainder(work, upload, number, List.copyOf(kept), first || last ? marks() : List.of(), first, last);
    }

    void add(Remainder.Parts more) {
        count(more.seconds(), more.refused());
        more.chunks().forEach(chunk -> sent.add((Chunk.Sent) chunk));
    }

    /** Makes the object appear. */
    void complete(Configuration hadoop) throws IOException {
        sent.sort(Comparator.comparingInt(Chunk.Sent::number));
        bytes = sent.stream().mapToLong(Chunk.Sent::length).sum();
        upload.complete(sent, hadoop);
        complete = true;
    }

    /** Gives up the upload, if it is not complete. */
    void abandon(Configuration hadoop) throws IOException {
        if (upload != null && !complete) {
            upload.abort(hadoop);
        }
    }

    void add(Joint.File file) {
        count(file.seconds(), file.refused());
        bytes = file.bytes();
        outputSha = file.sha256();
    }

    void inputIs(String sha256) {
        inputSha = sha256;
    }

    void outputIs(String sha256) {
        outputSha = sha256;
    }

    ImageRecord record() {
        return refused == null
                ? work.done(inputSha, encoding, bytes, outputSha, spilled, seconds, tasks)
                : work.refused(refused, seconds, tasks);
    }
}
