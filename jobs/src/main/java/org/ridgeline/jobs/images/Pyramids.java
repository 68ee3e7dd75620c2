package org.ridgeline.jobs.images;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.ridgeline.image.DeepZoom;
import org.ridgeline.image.ImageFormat;
import org.ridgeline.image.Region;

/**
 * The deep-zoom pyramids of a run's inputs and results. An image that is read by region is cut into parts of
 * {@value DeepZoom#PART} pixels a side: a task makes a part's tiles of some levels, and leaves it a sixteenth as wide and
 * high for the next round, until one part is all. Of other files a task makes all levels while the rows pass by. Tiles do
 * not tell which way was gone.
 */
final class Pyramids {
    /** A task makes tiles of at least so many pixels. */
    private static final long LEAST_PER_TASK = 1L << 22;

    private final JavaSparkContext spark;
    private final Setup setup;

    Pyramids(JavaSparkContext spark, Setup setup) {
        this.spark = spark;
        this.setup = setup;
    }

    /** Makes those of all images that have a result. */
    void make(List<ImageWork> works) {
        List<PyramidPart> parts = new ArrayList<>();
        for (ImageWork work : works) {
            for (Pyramid.Side side : Pyramid.Side.values()) {
                Pyramid pyramid = new Pyramid(work, side);
                parts.addAll(parts(pyramid, pyramid.zoom().top(), byRegion(pyramid)));
            }
        }
        int round = 1;
        while (!parts.isEmpty()) {
            spark.sc().setJobDescription("make tiles of " + works.size() + " images, round " + round);
            Setup common = setup;
            List<ArrayList<PyramidPart>> groups = groups(parts);
            spark.parallelize(groups, groups.size()).flatMap(List::iterator).foreach(part -> part.run(common));
            parts = next(parts);
            round++;
        }
    }

    /** Whether regions of the file can be read: our own TIFFs are in tiles. */
    private static boolean byRegion(Pyramid pyramid) {
        return switch (pyramid.side()) {
            case BEFORE -> pyramid.work().byRegion();
            case AFTER -> pyramid.work().format() == ImageFormat.TIFF;
        };
    }

    private static List<PyramidPart> parts(Pyramid pyramid, int level, boolean cut) {
        Region bounds = pyramid.zoom().level(level);
        if (!cut) {
            return List.of(new PyramidPart(pyramid, level, bounds));
        }
        List<PyramidPart> parts = new ArrayList<>();
        for (int y = 0; y < bounds.bottom(); y += DeepZoom.PART) {
            for (int x = 0; x < bounds.right(); x += DeepZoom.PART) {
                int width = Math.min(DeepZoom.PART, bounds.right() - x);
                int height = Math.min(DeepZoom.PART, bounds.bottom() - y);
                parts.add(new PyramidPart(pyramid, level, new Region(x, y, width, height)));
            }
        }
        return parts;
    }

    /** The parts of the levels that are still to be made, of pyramids that were cut. */
    private static List<PyramidPart> next(List<PyramidPart> made) {
        List<PyramidPart> parts = new ArrayList<>();
        for (PyramidPart part : made) {
            boolean first = part.region().x() == 0 && part.region().y() == 0;
            if (first && !part.region().equals(part.pyramid().zoom().level(part.level()))) {
                parts.addAll(parts(part.pyramid(), part.level() - DeepZoom.PART_LEVELS, true));
            }
        }
        return parts;
    }

    /** Parts that one task makes each, of about equal pixel count, the heaviest first. */
    private List<ArrayList<PyramidPart>> groups(List<PyramidPart> parts) {
        List<PyramidPart> sorted = parts.stream()
                .sorted(Comparator.comparingLong(
                                (PyramidPart part) -> part.region().pixels())
                        .reversed())
                .toList();
        long total = sorted.stream().mapToLong(part -> part.region().pixels()).sum();
        long target = Math.max(LEAST_PER_TASK, total / (4L * spark.defaultParallelism()));
        List<ArrayList<PyramidPart>> groups = new ArrayList<>();
        long filled = target;
        for (PyramidPart part : sorted) {
            if (filled >= target) {
                groups.add(new ArrayList<>());
                filled = 0;
            }
            groups.get(groups.size() - 1).add(part);
            filled += part.region().pixels();
        }
        return groups;
    }
}
