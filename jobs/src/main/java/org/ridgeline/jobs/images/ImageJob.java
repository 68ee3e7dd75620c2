package org.ridgeline.jobs.images;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.ridgeline.charts.ImageReport;
import org.ridgeline.charts.ImageReportContent;
import org.ridgeline.filter.Chain;
import org.ridgeline.jobs.run.CommandLineOf;
import org.ridgeline.jobs.run.Fault;
import org.ridgeline.jobs.run.Progress;
import org.ridgeline.jobs.run.ResultJson;
import org.ridgeline.jobs.run.RunFolder;
import org.ridgeline.jobs.run.RunLock;
import org.ridgeline.jobs.run.Timing;
import org.ridgeline.jobs.run.Version;
import org.ridgeline.request.ImageArguments;
import org.ridgeline.request.UserError;
import org.ridgeline.result.ImageRecord;
import org.ridgeline.result.ImageRunRecord;
import org.ridgeline.result.RunRecord.State;

/**
 * Applies operations to images: finds the files, lets tasks decode, filter and encode them, and writes the run folder. What
 * can be wrong with a request is found before any pixel is read.
 */
public final class ImageJob {
    /** Images of more pixels are not held whole. */
    static final long LARGE_PIXELS = 1L << 24;

    /** A piece of a large image has about so many pixels. */
    static final long PIECE_PIXELS = 1L << 25;

    private static final int NAMED_IN_AN_ERROR = 5;

    private final SparkSession spark;
    private final ImageArguments arguments;
    private final PrintWriter out;
    private final Configuration hadoop;
    private final ImageRecipe recipe;
    private final Chain chain;
    private final List<ImageInput> inputs;
    private final RunFolder folder;
    private final long largePixels;
    private final long piecePixels;
    private final Timing timing = new Timing();
    private final TaskTimes tasks = new TaskTimes();
    private final Progress progress;
    private final String started = now();
    private List<ImageRecord> records = List.of();
    private int tiles;

    /**
     * @param out where progress and results are told
     * @throws UserError if operations, inputs or output are not as they should be
     */
    public ImageJob(SparkSession spark, ImageArguments arguments, PrintWriter out) {
        this(spark, arguments, out, LARGE_PIXELS, PIECE_PIXELS);
    }

    ImageJob(SparkSession spark, ImageArguments arguments, PrintWriter out, long largePixels, long piecePixels) {
        this.spark = spark;
        this.arguments = arguments;
        this.out = out;
        this.largePixels = largePixels;
        this.piecePixels = piecePixels;
        hadoop = spark.sessionState().newHadoopConf();
        recipe = new ImageRecipe(arguments);
        chain = recipe.chain();
        inputs = ImageInputs.find(arguments.inputs(), arguments.maxFiles(), hadoop);
        folder = RunFolder.of(arguments.output(), "images", recipe.run(inputs), hadoop);
        progress = new Progress(out);
    }

    /** Does the work, unless its result lies there already. Returns the address of the run folder. */
    public String run() {
        if (folder.isDone() && !arguments.force()) {
            out.println("these images were made before: " + folder.address() + "/images (--force makes them again)");
            out.flush();
            return folder.address();
        }
        try (RunLock lock = RunLock.take(folder)) {
            folder.clear();
            abortUploads();
            folder.write("run.json", ResultJson.text(record(State.RUNNING, null)));
            try {
                compute();
                lock.check();
                folder.succeed();
            } catch (Exception failure) { // Spark's own are checked, though Scala does not declare them
                recordFailure(failure);
                throw failure;
            }
        }
        ImageSummary.print(record(State.DONE, null), folder.address(), out);
        return folder.address();
    }

    /** Those of a run of the same id that was killed: they take room that nobody sees. */
    private void abortUploads() {
        try {
            if (Upload.isPossible(folder.path(), hadoop)) {
                Upload.abortBelow(folder.path(), hadoop);
            }
        } catch (IOException failure) {
            throw folder.failed("be cleared of unfinished uploads", failure);
        }
    }

    private void compute() {
        out.printf(Locale.ROOT, "%s: %,d files%n", String.join(", ", arguments.operations()), inputs.size());
        out.flush();
        spark.sparkContext().addSparkListener(progress);
        spark.sparkContext().addSparkListener(tasks);
        spark.sparkContext().setJobGroup("ridgeline " + folder.path().getName(), "read the headers of images", false);
        try {
            JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
            Setup setup = new Setup(
                    chain,
                    Viewing.of(arguments.operations(), arguments.parameters()),
                    arguments.tileSize(),
                    arguments.maxPixels(),
                    arguments.maxExpansion(),
                    largePixels,
                    folder.path().toString(),
                    context.broadcast(new SerializableConfiguration(hadoop)));
            Map<Integer, FormerResult> former = timing.time("former results", () -> former(context, setup));
            ImagePlan plan = timing.time("headers", () -> ImagePlan.read(context, setup, inputs, arguments, former));
            check(plan.refused());
            records = timing.time("images", () -> new ImageStages(context, setup, plan, piecePixels).run());
            check(records.stream().filter(record -> !record.done()).toList());
            if (arguments.keepTiles()) {
                timing.time("tiles", () -> keepTiles(context, setup, plan));
            }
            if (arguments.pyramid() == ImageArguments.Pyramid.DZI) {
                timing.time("pyramids", () -> new Pyramids(context, setup).make(done(plan)));
            }
            timing.time("results", this::write);
            ImageRunRecord run = record(State.DONE, null);
            folder.write("run.json", ResultJson.text(run));
            ImageReport.files(report(run)).forEach(folder::write);
        } finally {
            spark.sparkContext().clearJobGroup();
            spark.sparkContext().removeSparkListener(progress);
            spark.sparkContext().removeSparkListener(tasks);
        }
    }

    private void keepTiles(JavaSparkContext context, Setup setup, ImagePlan plan) {
        List<TileRows> rows = plan.works().stream()
                .filter(work -> records.get(work.index()).done())
                .flatMap(work -> TileRows.of(work, setup.tileSize()).stream())
                .toList();
        if (!rows.isEmpty()) {
            context.sc().setJobDescription("cut results into tiles");
            tiles = context.parallelize(rows, Math.min(rows.size(), 4 * context.defaultParallelism()))
                    .map(some -> some.keep(setup))
                    .reduce(Integer::sum);
        }
    }

    private Map<Integer, FormerResult> former(JavaSparkContext context, Setup setup) {
        if (arguments.force() || arguments.keepTiles() || arguments.pyramid() != ImageArguments.Pyramid.NONE) {
            return Map.of();
        }
        try {
            return new Reuse(context, setup).find(folder.store(), folder.path(), recipe.result(), inputs);
        } catch (IOException failure) {
            throw folder.failed("be searched for former results", failure);
        }
    }

    /** The works that have a result. */
    private List<ImageWork> done(ImagePlan plan) {
        return plan.works().stream()
                .filter(work -> records.get(work.index()).done())
                .toList();
    }

    /** Whether the run may go on with these refused. */
    private void check(List<ImageRecord> refused) {
        if (refused.isEmpty()
                || arguments.badFiles() == ImageArguments.BadFiles.SKIP && refused.size() < inputs.size()) {
            return;
        }
        List<String> reasons = refused.stream()
                .limit(NAMED_IN_AN_ERROR)
                .map(ImageRecord::refused)
                .toList();
        String more =
                refused.size() > NAMED_IN_AN_ERROR ? " ... and " + (refused.size() - NAMED_IN_AN_ERROR) + " more" : "";
        String skip = refused.size() < inputs.size() ? "; --bad-files skip does the others" : "";
        throw new UserError(String.format(
                Locale.ROOT,
                "%,d of %,d files cannot be done: %s%s%s",
                refused.size(),
                inputs.size(),
                String.join("; ", reasons),
                more,
                skip));
    }

    private void write() {
        try {
            folder.store().delete(folder.file(Setup.PARTS), true);
            ImageTable.write(String.join(",", arguments.operations()), records, folder.file("images.parquet"), hadoop);
        } catch (IOException failure) {
            throw folder.failed("be written", failure);
        }
    }

    private ImageReportContent report(ImageRunRecord run) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Ridgeline", Version.current().toString());
        facts.put("operations", String.join(", ", arguments.operations()));
        new TreeMap<>(arguments.parameters()).forEach(facts::put);
        facts.put("inputs", String.join(", ", arguments.inputs()));
        ImageReportContent.Viewer viewer = switch (arguments.pyramid()) {
            case NONE -> ImageReportContent.Viewer.THUMBNAIL;
            case DZI -> ImageReportContent.Viewer.DEEP_ZOOM;
        };
        String command = String.join(" ", CommandLineOf.images(arguments));
        return new ImageReportContent(run, records, command, facts, viewer);
    }

    private ImageRunRecord record(State state, String error) {
        Version version = Version.current();
        List<ImageRecord> done = records.stream().filter(ImageRecord::done).toList();
        List<String> refused = new ArrayList<>();
        records.stream().filter(record -> !record.done()).forEach(record -> refused.add(record.refused()));
        return new ImageRunRecord(
                folder.path().getName(),
                "images",
                state,
                arguments.operations(),
                arguments,
                recipe.result(),
                version.number(),
                version.commit() + (version.dirty() ? ", changed" : ""),
                spark.version(),
                inputs.size(),
                done.size(),
                (int) done.stream().filter(image -> image.reusedFrom() != null).count(),
                refused,
                done.stream().mapToLong(ImageRecord::pixels).sum(),
                done.stream().mapToLong(ImageRecord::inputBytes).sum(),
                done.stream().mapToLong(ImageRecord::outputBytes).sum(),
                tiles,
                (int) done.stream().filter(image -> image.spilledBytes() > 0).count(),
                done.stream().mapToLong(ImageRecord::spilledBytes).sum(),
                started,
                state == State.RUNNING ? null : now(),
                timing.seconds(),
                progress.cpuSeconds(),
                progress.tasks(),
                tasks.longest(),
                tasks.median(),
                error);
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Best effort: what failed may be the output itself. */
    private void recordFailure(Exception failure) {
        String reason = Fault.of(failure);
        try {
            folder.write(
                    "run.json", ResultJson.text(record(State.FAILED, reason == null ? failure.toString() : reason)));
        } catch (RuntimeException second) {
            failure.addSuppressed(second);
        }
    }
}
