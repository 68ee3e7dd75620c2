package org.ridgeline.jobs.images;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.ridgeline.filter.Summary;
import org.ridgeline.filter.Whole;
import org.ridgeline.image.Carried;
import org.ridgeline.image.ImageException;
import org.ridgeline.image.ImageShape;
import org.ridgeline.result.ImageRecord;

/** The work on the pixels as Spark's stages: images that a task does each, then the pieces of the others. */
final class ImageStages {
    private final JavaSparkContext spark;
    private final Setup setup;
    private final ImagePlan plan;
    private final long piecePixels;
    private final Map<Integer, ImageRecord> records = new TreeMap<>();

    /** @param piecePixels of a piece of a large image, about */
    ImageStages(JavaSparkContext spark, Setup setup, ImagePlan plan, long piecePixels) {
        this.spark = spark;
        this.setup = setup;
        this.plan = plan;
        this.piecePixels = piecePixels;
    }

    /** Does all; returns what became of each file, in their order. */
    List<ImageRecord> run() {
        for (int i = 0; i < plan.refused().size(); i++) {
            records.put(plan.indexes().get(i), plan.refused().get(i));
        }
        small();
        large();
        previews();
        return List.copyOf(records.values());
    }

    private record Done(int index, ImageRecord record) implements Serializable {}

    private void small() {
        List<ArrayList<ImageWork>> groups = plan.groups(setup, spark.defaultParallelism());
        if (groups.isEmpty()) {
            return;
        }
        spark.sc()
                .setJobDescription("read, filter and write "
                        + groups.stream().mapToInt(List::size).sum() + " images");
        Setup shared = setup;
        List<Done> done = spark.parallelize(groups, groups.size())
                .flatMap(List::iterator)
                .map(work -> new Done(work.index(), new WholeImage(shared, work).run()))
                .collect();
        done.forEach(each -> records.put(each.index(), each.record()));
    }

    private void large() {
        List<ImageWork> works = plan.large(setup);
        if (works.isEmpty()) {
            return;
        }
        Map<Integer, ImageWork> open = new TreeMap<>();
        works.forEach(work -> open.put(work.index(), work));
        List<ImagePiece> pieces = new ArrayList<>();
        works.forEach(work -> pieces.addAll(pieces(work)));
        Map<Integer, List<Whole>> known = passes(open, pieces);
        List<ImagePiece.Part> parts = encode(open, pieces, known);
        join(open, parts);
    }

    /** Runs of segments of about equal pixel count; one piece if the file gives its rows only in order. */
    private List<ImagePiece> pieces(ImageWork work) {
        Encoding encoding = encoding(work);
        int segments = encoding.segments().segments();
        long pixels = work.header().shape().pixels();
        long perPiece = work.byRegion() ? Math.max(1, piecePixels * segments / pixels) : segments;
        List<ImagePiece> pieces = new ArrayList<>();
        for (long first = 0; first < segments; first += perPiece) {
            pieces.add(new ImagePiece(work, (int) first, (int) Math.min(segments, first + perPiece)));
        }
        return pieces;
    }

    private Encoding encoding(ImageWork work) {
        try {
            ImageShape shape = work.header().shape();
            ImageShape result = Filtered.result(setup.chain(), shape);
            return new Encoding(work.input().path(), work.format(), Carried.NOTHING, shape, result);
        } catch (ImageException impossible) {
            throw new IllegalStateException("the plan has checked it", impossible);
        }
    }

    /** What operations must know of the whole of each image, pass by pass. */
    private Map<Integer, List<Whole>> passes(Map<Integer, ImageWork> open, List<ImagePiece> pieces) {
        Map<Integer, List<Whole>> known = new HashMap<>();
        open.keySet().forEach(index -> known.put(index, new ArrayList<>()));
        int passes = setup.chain().passes();
        for (int pass = 1; pass < passes; pass++) {
            spark.sc().setJobDescription("look at " + open.size() + " large images as a whole, pass " + pass);
            Broadcast<Map<Integer, List<Whole>>> shared = spark.broadcast(new HashMap<>(known));
            Setup common = setup;
            List<ImagePiece.Told> told = spark.parallelize(still(open, pieces), pieces.size())
                    .map(piece -> piece.summarise(
                            common, shared.value().get(piece.work().index())))
                    .collect();
            Map<Integer, Summary> merged = new HashMap<>();
            for (ImagePiece.Told each : told) {
                if (each.refused() != null) {
                    refuse(open, each.image(), each.refused(), each.seconds());
                } else {
                    merged.merge(each.image(), each.summary(), Summary::merge);
                }
            }
            merged.forEach((index, summary) -> known.get(index).add(summary.whole()));
            shared.unpersist();
        }
        return known;
    }

    private static List<ImagePiece> still(Map<Integer, ImageWork> open, List<ImagePiece> pieces) {
        return pieces.stream()
                .filter(piece -> open.containsKey(piece.work().index()))
                .toList();
    }

    private List<ImagePiece.Part> encode(
            Map<Integer, ImageWork> open, List<ImagePiece> pieces, Map<Integer, List<Whole>> known) {
        List<ImagePiece> left = still(open, pieces);
        if (left.isEmpty()) {
            return List.of();
        }
        spark.sc()
                .setJobDescription(
                        "read, filter and encode " + open.size() + " large images in " + left.size() + " pieces");
        Broadcast<Map<Integer, List<Whole>>> shared = spark.broadcast(new HashMap<>(known));
        Setup common = setup;
        List<ImagePiece.Part> parts = spark.parallelize(left, left.size())
                .map(piece ->
                        piece.encode(common, shared.value().get(piece.work().index())))
                .collect();
        shared.unpersist();
        for (ImagePiece.Part part : parts) {
            if (part.refused() != null) {
                refuse(open, part.image(), part.refused(), part.seconds());
            }
        }
        return parts;
    }

    private void join(Map<Integer, ImageWork> open, List<ImagePiece.Part> parts) {
        if (open.isEmpty()) {
            return;
        }
        List<Joint> joints = new ArrayList<>();
        for (ImageWork work : open.values()) {
            List<ImagePiece.Part> own = parts.stream()
                    .filter(part -> part.image() == work.index())
                    .sorted(Comparator.comparingInt(ImagePiece.Part::first))
                    .toList();
            joints.add(new Joint(work, own));
        }
        spark.sc().setJobDescription("join the pieces of " + open.size() + " large images");
        Setup common = setup;
        spark.parallelize(joints, joints.size())
                .map(joint -> new Done(joint.work().index(), joint.join(common)))
                .collect()
                .forEach(done -> records.put(done.index(), done.record()));
    }

    /** The thumbnails of images that were made in pieces. */
    private void previews() {
        List<ImageWork> works = plan.large(setup).stream()
                .filter(work -> records.get(work.index()).done())
                .toList();
        if (works.isEmpty()) {
            return;
        }
        spark.sc().setJobDescription("make the thumbnails of " + works.size() + " large images");
        Setup common = setup;
        spark.parallelize(works, Math.min(works.size(), 4 * spark.defaultParallelism()))
                .foreach(work -> Preview.join(common, work));
    }

    private void refuse(Map<Integer, ImageWork> open, int index, String reason, double seconds) {
        ImageWork work = open.remove(index);
        if (work != null) {
            records.put(index, work.refused(reason, seconds, 1));
        }
    }
}
