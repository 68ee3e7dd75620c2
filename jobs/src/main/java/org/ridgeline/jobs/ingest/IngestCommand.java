package org.ridgeline.jobs.ingest;

import java.util.concurrent.Callable;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.ridgeline.jobs.run.ExitCode;
import org.ridgeline.request.IngestOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ridgeline ingest hzz-2020 --output s3a://open-data/4lep}, without a Spark session. */
@Command(
        name = "ingest",
        description = {
            "Copies the files of a dataset from its release, or another copy, into a folder or a bucket: several at a time,"
                    + " verified, and none visible before it is whole. What is there already is skipped; what was cut off is"
                    + " continued."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ridgeline ingest hzz-2020 --output s3a://open-data/4lep",
            "         ridgeline ingest hzz-2020 --samples data_A,data_B --output /data/4lep",
            "         ridgeline ingest hzz-2020 --from /data/4lep --output s3a://open-data/4lep"
        })
public final class IngestCommand implements Callable<Integer> {
    @Mixin
    private IngestOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        boolean whole = new Ingest(
                        options.arguments(),
                        SparkHadoopUtil.get().newConfiguration(new SparkConf()),
                        spec.commandLine().getOut())
                .run();
        return whole ? ExitCode.DONE : ExitCode.USERS_FAULT;
    }
}
