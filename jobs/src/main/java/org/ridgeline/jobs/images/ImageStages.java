package org.ridgeline.jobs.images;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
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
        records.putAll(new Reuse(spark, setup).take(plan.reused()));
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
        if (!works.isEmpty()) {
            records.putAll(new LargeImages(spark, setup, works, piecePixels).run());
        }
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
}
