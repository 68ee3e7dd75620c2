package org.ridgeline.jobs.skim;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.ridgeline.jobs.run.ExitCode;
import org.ridgeline.jobs.run.Session;
import org.ridgeline.request.SkimArguments;
import org.ridgeline.request.SkimOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ridgeline skim --input 4lep/Data --where "lep_n = 4" --output skimmed}. */
@Command(
        name = "skim",
        description = "Writes selected events and chosen columns of ROOT files as ROOT files or Parquet.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ridgeline skim --input 4lep/Data --where \"lep_n = 4 and trigM\" --columns \"lep_*,jet_n\" --output four",
            "         ridgeline skim --input s3a://open-data/4lep/MC --define \"m=hep.mass(lep_pt, lep_eta, lep_phi, lep_E)\""
                    + " --where \"m > 80000\" --format parquet --output s3a://results/heavy"
        })
public final class SkimCommand implements Callable<Integer> {
    @Mixin
    private SkimOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        SkimArguments arguments = options.arguments();
        try (SparkSession spark = Session.start("ridgeline skim")) {
            new Skim(spark, arguments, spec.commandLine().getOut()).run();
        }
        return ExitCode.DONE;
    }
}
