package org.ridgeline.jobs;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.ridgeline.jobs.events.EventJob;
import org.ridgeline.jobs.run.ExitCode;
import org.ridgeline.jobs.run.Outcome;
import org.ridgeline.jobs.run.Session;
import org.ridgeline.request.EventArguments;
import org.ridgeline.request.EventOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ridgeline events hzz-2020 --input /data/2020/4lep --output runs}. */
@Command(
        name = "events",
        description = "Runs an event analysis: selects events, fills histograms, draws them and writes a report.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ridgeline events hzz-2020 --input /data/2020/4lep --output runs --allow-missing",
            "         ridgeline events mine.yaml --input s3a://open-data/4lep --output s3a://results"
        })
final class EventsCommand implements Callable<Integer> {
    @Mixin
    private EventOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        EventArguments arguments = options.arguments();
        try (SparkSession spark = Session.start("ridgeline events " + arguments.analysis())) {
            Outcome.tell(
                    spark, new EventJob(spark, arguments, spec.commandLine().getOut()).run());
        }
        return ExitCode.DONE;
    }
}
