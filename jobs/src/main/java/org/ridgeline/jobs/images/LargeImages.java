package org.ridgeline.jobs.images;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.ridgeline.filter.Summary;
import org.ridgeline.filter.Whole;
import org.ridgeline.result.ImageRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Images that no task holds: each is cut into pieces, whose encoded bytes become one file. To a bucket the tasks send them as
 * parts of one upload; elsewhere they write files, which another task puts together.
 */
final class LargeImages {
    private static final Logger LOG = LoggerFactory.getLogger(LargeImages.class);

    private final JavaSparkContext spark;
    private final Setup setup;
    private final Configuration hadoop;
    private final Map<Integer, LargeImage> images = new TreeMap<>();

    /** @param piecePixels of a piece, about */
    LargeImages(JavaSparkContext spark, Setup setup, List<ImageWork> works, long piecePixels) {
        this.spark = spark;
        this.setup = setup;
        hadoop = setup.hadoop();
        works.forEach(work -> images.put(work.index(), new LargeImage(setup, work, piecePixels)));
    }

    /** Does all; returns what became of each file by its index. */
    Map<Integer, ImageRecord> run() {
        try {
            Map<Integer, List<Whole>> known = passes();
            encode(known);
            join();
            send();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            abandon();
        }
        verify();
        Map<Integer, ImageRecord> records = new TreeMap<>();
        images.forEach((index, image) -> records.put(index, image.record()));
        return records;
    }

    private List<LargeImage> sound() {
        return images.values().stream().filter(LargeImage::isSound).toList();
    }

    private List<LargeImage> sound(Predicate<LargeImage> also) {
        return sound().stream().filter(also).toList();
    }

    /** Those first of which one task reads all: they take longest. */
    private List<ImagePiece> pieces() {
        return sound().stream()
                .sorted(Comparator.comparing(image -> image.work().byRegion()))
                .flatMap(image -> image.pieces().stream())
                .toList();
    }

    /** Threads that filter and encode in each task: those it was given, and on one machine those that are idle too. */
    private int threads(int tasks) {
        int given = spark.getConf().getInt("spark.task.cpus", 1);
        return spark.isLocal() ? Math.max(given, spark.defaultParallelism() / tasks) : given;
    }

    /** What operations must know of the whole of each image, pass by pass. */
    private Map<Integer, List<Whole>> passes() {
        Map<Integer, List<Whole>> known = new HashMap<>();
        images.keySet().forEach(index -> known.put(index, new ArrayList<>()));
        int passes = setup.chain().passes();
        for (int pass = 1; pass < passes && !sound().isEmpty(); pass++) {
            spark.sc().setJobDescription("look at " + sound().size() + " large images as a whole, pass " + pass);
            Broadcast<Map<Integer, List<Whole>>> shared = spark.broadcast(new HashMap<>(known));
            Setup common = setup;
            List<ImagePiece> pieces = pieces();
            int threads = threads(pieces.size());
            List<ImagePiece.Told> told = spark.parallelize(pieces, pieces.size())
                    .map(piece -> piece.summarise(
                            common, shared.value().get(piece.work().index()), threads))
                    .collect();
            Map<Integer, Summary> merged = new HashMap<>();
            for (ImagePiece.Told each : told) {
                images.get(each.image()).count(each.seconds(), each.refused());
                if (each.refused() == null) {
                    merged.merge(each.image(), each.summary(), Summary::merge);
                }
            }
            merged.forEach((index, summary) -> known.get(index).add(summary.whole()));
            shared.unpersist();
        }
        return known;
    }

    /** Encodes the pieces; meanwhile other tasks compute the checksums of the inputs. */
    private void encode(Map<Integer, List<Whole>> known) throws IOException {
        if (sound().isEmpty()) {
            return;
        }
        for (LargeImage image : sound()) {
            image.begin(setup.image(image.work().output()), hadoop);
        }
        List<Serializable> tasks = new ArrayList<>(pieces());
        int inOrder = (int)
                pieces().stream().filter(piece -> !piece.work().byRegion()).count();
        List<Checksum> inputs = new ArrayList<>();
        sound().forEach(image -> inputs.add(
                new Checksum(image.work().index(), image.work().input().path(), null)));
        tasks.addAll(inOrder, inputs);
        spark.sc()
                .setJobDescription("read, filter and encode " + inputs.size() + " large images in "
                        + (tasks.size() - inputs.size()) + " pieces");
        Broadcast<Map<Integer, List<Whole>>> shared = spark.broadcast(new HashMap<>(known));
        Setup common = setup;
        int threads = threads(tasks.size() - inputs.size());
        List<Serializable> results = spark.parallelize(tasks, tasks.size())
                .<Serializable>map(task -> task instanceof ImagePiece piece
                        ? piece.encode(common, shared.value().get(piece.work().index()), threads)
                        : ((Checksum) task).compute(common))
                .collect();
        shared.unpersist();
        for (Serializable result : results) {
            if (result instanceof ImagePiece.Part part) {
                images.get(part.image()).add(part);
            } else {
                Checksum sum = (Checksum) result;
                images.get(sum.image()).inputIs(sum.sha256());
            }
        }
    }

    /** Puts images together whose pieces are files. */
    private void join() {
        List<Joint> joints = sound(image -> !image.isUploaded()).stream()
                .map(LargeImage::joint)
                .toList();
        if (joints.isEmpty()) {
            return;
        }
        spark.sc().setJobDescription("join the pieces of " + joints.size() + " large images");
        Setup common = setup;
        spark.parallelize(joints, joints.size())
                .map(joint -> joint.join(common))
                .collect()
                .forEach(file -> images.get(file.image()).add(file));
    }

    /** Sends what the pieces of uploads have left, and makes their objects appear. */
    private void send() throws IOException {
        List<Remainder> remainders = sound(LargeImage::isUploaded).stream()
                .flatMap(image -> image.remainders().stream())
                .toList();
        if (remainders.isEmpty()) {
            return;
        }
        spark.sc().setJobDescription("send the last parts of " + sound().size() + " large images");
        Setup common = setup;
        spark.parallelize(remainders, remainders.size())
                .map(remainder -> remainder.send(common))
                .collect()
                .forEach(parts -> images.get(parts.image()).add(parts));
        for (LargeImage image : sound(LargeImage::isUploaded)) {
            image.complete(hadoop);
        }
    }

    /** Computes the checksums of what was uploaded, which nobody has seen in order. */
    private void verify() {
        List<Checksum> outputs = sound(LargeImage::isUploaded).stream()
                .map(image -> new Checksum(
                        image.work().index(), setup.image(image.work().output()).toString(), null))
                .toList();
        if (outputs.isEmpty()) {
            return;
        }
        spark.sc().setJobDescription("compute the checksums of " + outputs.size() + " large images");
        Setup common = setup;
        spark.parallelize(outputs, outputs.size())
                .map(checksum -> checksum.compute(common))
                .collect()
                .forEach(sum -> images.get(sum.image()).outputIs(sum.sha256()));
    }

    /** Best effort: what was not aborted is, when the run is made again. */
    private void abandon() {
        for (LargeImage image : images.values()) {
            try {
                image.abandon(hadoop);
            } catch (IOException | RuntimeException second) {
                LOG.warn("the upload of {} is not aborted", image.work().output(), second);
            }
        }
    }
}
