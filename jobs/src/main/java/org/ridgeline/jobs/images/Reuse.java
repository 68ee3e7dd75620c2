package org.ridgeline.jobs.images;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.ridgeline.result.ImageRecord;

/** Takes results of former runs into this one, so that a file more costs one file. */
final class Reuse {
    /** A candidate costs a request or two. */
    private static final int PER_TASK = 100;

    private final JavaSparkContext spark;
    private final Setup setup;

    Reuse(JavaSparkContext spark, Setup setup) {
        this.spark = spark;
        this.setup = setup;
    }

    /**
     * An input that may have been done before.
     *
     * @param same the result of an input of the same identity; null if there is none
     * @param similar results of inputs of the same size
     */
    private record Candidate(int index, ImageInput input, FormerResult same, List<FormerResult> similar)
            implements Serializable {
        Found find(Setup setup) throws IOException {
            if (same != null && same.isUntouched(setup)) {
                return new Found(index, same);
            }
            if (similar.isEmpty()) {
                return null;
            }
            String sha256 = OpenImage.sha256(input.path(), setup.hadoop());
            for (FormerResult former : similar) {
                if (sha256.equals(former.record().inputSha256()) && former.isUntouched(setup)) {
                    return new Found(index, former);
                }
            }
            return null;
        }
    }

    private record Found(int index, FormerResult former) implements Serializable {}

    /**
     * Finds the results that can be taken, by the index of the input.
     *
     * @param store of the run folders
     * @param own the folder of this run
     * @param recipe of this run
     */
    Map<Integer, FormerResult> find(FileSystem store, Path own, String recipe, List<ImageInput> inputs)
            throws IOException {
        Map<Integer, FormerResult> found = new TreeMap<>();
        FormerResults former = FormerResults.find(store, own, recipe, inputs, setup);
        if (former.isEmpty()) {
            return found;
        }
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            FormerResult same = former.same(inputs.get(i));
            List<FormerResult> similar = former.similar(inputs.get(i));
            if (same != null || !similar.isEmpty()) {
                candidates.add(new Candidate(i, inputs.get(i), same, same == null ? similar : List.of()));
            }
        }
        spark.sc().setJobDescription("look for former results of " + candidates.size() + " images");
        Setup shared = setup;
        spark.parallelize(candidates, tasks(candidates.size()))
                .map(candidate -> candidate.find(shared))
                .filter(each -> each != null)
                .collect()
                .forEach(each -> found.put(each.index(), each.former()));
        return found;
    }

    private int tasks(int count) {
        return Math.max(1, Math.max(Math.min(count, spark.defaultParallelism()), count / PER_TASK));
    }

    private record Done(int index, ImageRecord record) implements Serializable {}

    /** Makes results of former runs those of this one; returns their records by the index of the input. */
    Map<Integer, ImageRecord> take(List<ImagePlan.Reused> all) {
        Map<Integer, ImageRecord> records = new TreeMap<>();
        if (!all.isEmpty()) {
            spark.sc().setJobDescription("take " + all.size() + " images from former runs");
            Setup shared = setup;
            spark.parallelize(all, tasks(all.size()))
                    .map(each -> new Done(each.index(), each.former().take(shared, each.input(), each.output())))
                    .collect()
                    .forEach(done -> records.put(done.index(), done.record()));
        }
        return records;
    }
}
