package org.ridgeline.jobs;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.ridgeline.jobs.run.RunCopy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ridgeline fetch s3a://results/hzz-2020/latest here}. */
@Command(
        name = "fetch",
        description = "Copies a finished run folder to this machine.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ridgeline fetch s3a://results/hzz-2020/latest here"})
final class FetchCommand implements Runnable {
    @Parameters(
            index = "0",
            paramLabel = "RUN",
            description = "A run folder in a bucket or on disk, or the latest of an analysis.")
    private String run;

    @Parameters(
            index = "1",
            paramLabel = "DIR",
            description = "The folder that gets the copy, DIR/RUN-ID; it is made if it is not there.")
    private Path folder;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        out.println(RunCopy.copy(run, folder, SparkHadoopUtil.get().newConfiguration(new SparkConf())));
        out.flush();
    }
}
