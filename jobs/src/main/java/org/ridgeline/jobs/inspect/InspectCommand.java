package org.ridgeline.jobs.inspect;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.ridgeline.bucket.InputFile;
import org.ridgeline.bucket.InputFiles;
import org.ridgeline.jobs.run.ExitCode;
import org.ridgeline.jobs.run.Fault;
import org.ridgeline.jobs.run.VersionText;
import org.ridgeline.root.ByteSource;
import org.ridgeline.root.LocalBytes;
import org.ridgeline.root.RootException;
import org.ridgeline.root.RootFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what is in ROOT files, without a Spark session. */
@Command(
        name = "inspect",
        description = {
            "Shows what is in ROOT files: trees, entries, clusters, compression, branches with their Spark types and sizes,"
                    + " what is left out and why, and all other objects."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        footer = {
            "",
            "Examples:",
            "  submit/ridgeline inspect data_A.4lep.root",
            "  submit/ridgeline inspect --tree mini --json s3a://my-bucket/4lep/Data/",
        })
public final class InspectCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "Files, folders or globs; on disk or, as s3a://..., in a bucket. Files on a web server"
                    + " (https://...) by their exact names.")
    private List<String> paths;

    @Option(names = "--tree", paramLabel = "TREE", description = "Show this tree only.")
    private String tree;

    @Option(names = "--json", description = "Write JSON instead of text: an object 'files', one element per file.")
    private boolean json;

    @Option(
            names = "--digest",
            description = "Read all values, and add counts, sums, extremes and checksums of each branch.")
    private boolean digest;

    @Spec
    private CommandSpec spec;

    private final List<Inspection> inspections = new ArrayList<>();
    private int code = ExitCode.DONE;

    @Override
    public Integer call() throws IOException {
        // Without Hadoop, whose file systems take half a second to load.
        if (paths.stream().allMatch(path -> Files.isRegularFile(Path.of(path)))) {
            for (String path : paths) {
                inspect(new LocalBytes(Path.of(path)));
            }
        } else {
            Configuration hadoop = SparkHadoopUtil.get().newConfiguration(new SparkConf());
            for (InputFile file : InputFiles.find(paths, hadoop)) {
                inspect(file.open(hadoop));
            }
        }
        if (json) {
            ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
            out().println(mapper.writeValueAsString(Map.of("files", inspections)));
        }
        out().flush();
        return code;
    }

    /** A broken file is reported, and does not hide the others. */
    private void inspect(ByteSource source) throws IOException {
        try (RootFile file = RootFile.open(source)) {
            Inspection inspection = Inspection.of(file, tree, digest ? Digests::of : (any, branch) -> null);
            if (json) {
                inspections.add(inspection);
            } else {
                out().print(InspectionText.of(inspection));
            }
        } catch (RootException broken) {
            spec.commandLine().getErr().println("ridgeline: " + Fault.of(broken));
            code = ExitCode.USERS_FAULT;
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
