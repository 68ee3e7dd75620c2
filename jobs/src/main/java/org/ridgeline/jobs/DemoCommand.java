package org.ridgeline.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.SparkSession;
import org.ridgeline.jobs.demo.EmbeddedBucket;
import org.ridgeline.jobs.demo.MassSpectrum;
import org.ridgeline.jobs.demo.Peak;
import org.ridgeline.jobs.demo.Rewritten;
import org.ridgeline.jobs.run.ExitCode;
import org.ridgeline.jobs.run.RunFolder;
import org.ridgeline.jobs.run.Session;
import org.ridgeline.jobs.run.VersionText;
import org.ridgeline.request.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The commands of a first analysis, one after the other, with a bucket that is part of this process. */
@Command(
        name = "demo",
        description = {
            "Finds the Higgs boson in simulated toy events, and edges in made-up images: starts a bucket in this process,"
                    + " generates the files of the hzz-2020 analysis and images into it, runs the analysis and a Sobel"
                    + " filter, and leaves both run folders on disk."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        footer = {"", "Example: submit/ridgeline demo --seed 3"})
final class DemoCommand implements Callable<Integer> {
    private static final String BUCKET = "ridgeline-demo";
    private static final String ANALYSIS = "hzz-2020";
    private static final String MASS = "mass_four_lep";

    /** The address of the analysis' run in the bucket, which ends with this process. */
    private static final Pattern RUN = Pattern.compile("s3a://" + BUCKET + "/runs/" + ANALYSIS + "/[0-9a-f]{16}");

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Events per simulated sample, default ${DEFAULT-VALUE}.")
    private int events;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Start of the random numbers, default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            defaultValue = "runs/demo",
            description =
                    "Folder for the analysis' run, default ${DEFAULT-VALUE}; an earlier run there is replaced. The"
                            + " images' run goes below a folder of that name with -images behind.")
    private Path output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        requireServer();
        requireReplaceable();
        Path folder = Files.createTempDirectory("ridgeline-demo-");
        try (EmbeddedBucket bucket = new EmbeddedBucket(BUCKET, folder)) {
            bucket.settings().forEach((key, value) -> System.setProperty("spark.hadoop." + key, value));
            return run(bucket);
        } finally {
            deleteAll(folder);
        }
    }

    private int run(EmbeddedBucket bucket) throws IOException {
        String input = bucket.uri() + "/4lep";
        String runs = bucket.uri() + "/runs";
        String pictures = bucket.uri() + "/pictures";
        spec.commandLine()
                .getOut()
                .println("A bucket in this process, " + bucket.uri() + ", holds all inputs until the end.");
        try (SparkSession spark = Session.start("ridgeline demo")) {
            Configuration hadoop = spark.sessionState().newHadoopConf();
            int code = command(
                    "generate",
                    "events",
                    ANALYSIS,
                    "--events",
                    Integer.toString(events),
                    "--seed",
                    Long.toString(seed),
                    "--output",
                    input);
            if (code == ExitCode.DONE) {
                code = command("events", ANALYSIS, "--input", input, "--output", runs, "--write-events", "parquet");
            }
            if (code == ExitCode.DONE) {
                code = command("generate", "images", "--seed", Long.toString(seed), "--output", pictures);
            }
            if (code == ExitCode.DONE) {
                String[] sobel = {"images", "sobel", "--input", pictures, "--output", images(), "--pyramid", "dzi"};
                code = command(sobel);
            }
            if (code == ExitCode.DONE) {
                fetch(new org.apache.hadoop.fs.Path(runs, ANALYSIS), hadoop);
            }
            if (code != ExitCode.DONE) {
                return code;
            }
        }
        peaks();
        return ExitCode.DONE;
    }

    /** As a user would type it, and with what it prints; but of the run in the bucket it says where it will be on disk. */
    private int command(String... arguments) {
        PrintWriter out = spec.commandLine().getOut();
        out.println();
        out.println("$ ridgeline " + String.join(" ", arguments));
        out.flush();
        try (PrintWriter lasting = new PrintWriter(new Rewritten(out, RUN, output.toString()))) {
            return Main.commandLine()
                    .setOut(lasting)
                    .setErr(spec.commandLine().getErr())
                    .execute(arguments);
        }
    }

    /** The output of the image job. */
    private String images() {
        return output + "-images";
    }

    /** The one run of the analysis, from the bucket to disk. */
    private void fetch(org.apache.hadoop.fs.Path analysis, Configuration hadoop) throws IOException {
        FileSystem store = analysis.getFileSystem(hadoop);
        String run;
        try (InputStream latest = store.open(new org.apache.hadoop.fs.Path(analysis, RunFolder.LATEST))) {
            run = new String(latest.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
        deleteAll(output);
        org.apache.hadoop.fs.Path from = new org.apache.hadoop.fs.Path(analysis, run);
        URI base = store.makeQualified(from).toUri();
        RemoteIterator<LocatedFileStatus> files = store.listFiles(from, true);
        while (files.hasNext()) {
            org.apache.hadoop.fs.Path file = files.next().getPath();
            Path target = output.resolve(base.relativize(file.toUri()).getPath());
            Files.createDirectories(target.getParent());
            try (InputStream in = store.open(file)) {
                Files.copy(in, target);
            }
        }
    }

    private void peaks() throws IOException {
        MassSpectrum spectrum = MassSpectrum.read(output, MASS);
        PrintWriter out = spec.commandLine().getOut();
        out.println();
        out.println("Peaks in the mass of four leptons, in toy data drawn like 10 fb⁻¹ of the real ones:");
        tell(out, "Z boson", spectrum.counts(80, 102.5), "");
        Peak higgs = spectrum.excess(117.5, 132.5);
        String expected = String.format(Locale.ROOT, ", where %.1f are expected without it", higgs.expected());
        tell(out, "Higgs boson", higgs, expected);
        out.println();
        out.println("Report: " + output.resolve("report.html"));
        out.println("Images: " + Path.of(images(), "images", RunFolder.LATEST, "report.html"));
        out.flush();
    }

    private static void tell(PrintWriter out, String name, Peak peak, String more) {
        out.printf(Locale.ROOT, "  %-12s %6.1f GeV   %.0f events%s%n", name, peak.position(), peak.data(), more);
    }

    private static void requireServer() {
        try {
            Class.forName("org.gaul.s3proxy.S3Proxy", false, DemoCommand.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new UserError(
                    "the demo needs an S3 server, which the application jar does not have: run submit/ridgeline demo",
                    missing);
        }
    }

    private void requireReplaceable() {
        if (Files.exists(output) && !Files.exists(output.resolve("run.json"))) {
            throw new UserError("--output " + output + " exists and is no run folder: name another");
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
