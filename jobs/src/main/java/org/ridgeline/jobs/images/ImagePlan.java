package org.ridgeline.jobs.images;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.ridgeline.image.Carried;
import org.ridgeline.image.ImageException;
import org.ridgeline.image.ImageFormat;
import org.ridgeline.image.ImageHeader;
import org.ridgeline.image.ImageShape;
import org.ridgeline.request.ImageArguments;
import org.ridgeline.result.ImageRecord;
import org.ridgeline.root.RootException;

/**
 * Which images there are, which of them were done before, and which are refused at first sight.
 *
 * @param works what is to be done, in the order of the files
 * @param reused what was done before
 * @param refused files that cannot be done, by the index of the file in {@code indexes}
 * @param indexes of the refused files
 */
record ImagePlan(List<ImageWork> works, List<Reused> reused, List<ImageRecord> refused, List<Integer> indexes) {
    /** A file is looked at in some milliseconds: so many make a task. */
    private static final int LOOKS_PER_TASK = 50;

    /** A task of many small images does at least so many pixels. */
    private static final long LEAST_PER_TASK = 2_000_000;

    /** What a file holds, or why it cannot be done. */
    private record Look(int index, ImageHeader header, String refused) implements Serializable {}

    /**
     * An input whose result there is.
     *
     * @param index of the file in the run
     * @param output name of the result below {@code images/}
     */
    record Reused(int index, ImageInput input, FormerResult former, String output) implements Serializable {}

    /**
     * Reads all headers, in parallel, and plans what is done.
     *
     * @param former results, by the index of the file
     */
    static ImagePlan read(
            JavaSparkContext spark,
            Setup setup,
            List<ImageInput> inputs,
            ImageArguments arguments,
            Map<Integer, FormerResult> former) {
        Look[] looks = look(spark, setup, inputs, former.keySet());
        List<ImageInput> good = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        List<ImageFormat> formats = new ArrayList<>();
        List<ImageRecord> refused = new ArrayList<>();
        List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            ImageFormat format;
            if (former.containsKey(i)) {
                format = ImageFormat.valueOf(
                        former.get(i).record().outputFormat().toUpperCase(Locale.ROOT));
            } else {
                String reason = looks[i].refused();
                format = reason == null ? format(arguments.format(), looks[i].header()) : null;
                reason = reason == null ? reason(inputs.get(i), looks[i].header(), format, setup, arguments) : reason;
                if (reason != null) {
                    refused.add(refused(inputs.get(i), looks[i].header(), reason));
                    indexes.add(i);
                    continue;
                }
            }
            good.add(inputs.get(i));
            places.add(i);
            formats.add(format);
        }
        List<String> names = ImageNames.of(good, formats);
        List<ImageWork> works = new ArrayList<>();
        List<Reused> reused = new ArrayList<>();
        for (int i = 0; i < good.size(); i++) {
            int place = places.get(i);
            if (former.containsKey(place)) {
                reused.add(new Reused(place, good.get(i), former.get(place), names.get(i)));
            } else {
                works.add(new ImageWork(place, good.get(i), looks[place].header(), formats.get(i), names.get(i)));
            }
        }
        return new ImagePlan(works, reused, refused, indexes);
    }

    /** Looks at all files but some, each at its index. */
    private static Look[] look(JavaSparkContext spark, Setup setup, List<ImageInput> inputs, Set<Integer> but) {
        List<Numbered> numbered = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            if (!but.contains(i)) {
                numbered.add(new Numbered(i, inputs.get(i)));
            }
        }
        Look[] looks = new Look[inputs.size()];
        if (!numbered.isEmpty()) {
            int tasks =
                    Math.max(Math.min(numbered.size(), spark.defaultParallelism()), numbered.size() / LOOKS_PER_TASK);
            spark.sc().setJobDescription("read the headers of " + numbered.size() + " images");
            spark.parallelize(numbered, tasks)
                    .map(each -> look(each, setup))
                    .collect()
                    .forEach(look -> looks[look.index()] = look);
        }
        return looks;
    }

    private record Numbered(int index, ImageInput input) implements Serializable {}

    private static Look look(Numbered numbered, Setup setup) throws IOException {
        try (OpenImage image = OpenImage.ranges(numbered.input(), setup.limits(), setup.hadoop())) {
            return new Look(numbered.index(), image.file().header(), null);
        } catch (ImageException | RootException wrong) {
            return new Look(numbered.index(), null, wrong.getMessage());
        }
    }

    private static ImageFormat format(ImageArguments.Format asked, ImageHeader header) {
        return switch (asked) {
            case SAME -> header.format();
            case PNG -> ImageFormat.PNG;
            case TIFF -> ImageFormat.TIFF;
            case JPEG -> ImageFormat.JPEG;
        };
    }

    /** Why the format cannot hold the result; null if it can. */
    private static String reason(
            ImageInput input, ImageHeader header, ImageFormat format, Setup setup, ImageArguments arguments) {
        try {
            ImageShape result = Filtered.result(setup.chain(), header.shape());
            new Encoding(input.path(), format, Carried.NOTHING, header.shape(), result);
            String tiles = arguments.keepTiles() ? TileRows.reason(result, format, setup.tileSize()) : null;
            return tiles == null ? null : input.path() + ": " + tiles;
        } catch (ImageException wrong) {
            return wrong.getMessage();
        }
    }

    private static ImageRecord refused(ImageInput input, ImageHeader header, String reason) {
        if (header != null) {
            return new ImageWork(0, input, header, null, null).refused(reason, 0, 0);
        }
        return new ImageRecord(
                input.path(),
                input.size(),
                input.version(),
                null,
                null,
                null,
                0,
                0,
                null,
                0,
                null,
                null,
                0,
                0,
                0,
                null,
                0,
                0,
                reason);
    }

    /** Images that one task does each, in groups of about equal weight, the heaviest first. */
    List<ArrayList<ImageWork>> groups(Setup setup, int parallelism) {
        List<ImageWork> small = works.stream()
                .filter(work -> !isLarge(work, setup))
                .sorted(Comparator.comparingLong(ImageWork::weight).reversed())
                .toList();
        long total = small.stream().mapToLong(ImageWork::weight).sum();
        long target = Math.max(LEAST_PER_TASK, total / (4L * parallelism));
        List<ArrayList<ImageWork>> groups = new ArrayList<>();
        long filled = target;
        for (ImageWork work : small) {
            if (filled >= target) {
                groups.add(new ArrayList<>());
                filled = 0;
            }
            groups.get(groups.size() - 1).add(work);
            filled += work.weight();
        }
        return groups;
    }

    /** Large images, whose files are made of parts. */
    List<ImageWork> large(Setup setup) {
        return works.stream().filter(work -> isLarge(work, setup)).toList();
    }

    /** A JPEG is made in one piece, whatever its size. */
    private static boolean isLarge(ImageWork work, Setup setup) {
        return work.header().shape().pixels() > setup.largePixels() && work.format() != ImageFormat.JPEG;
    }
}
