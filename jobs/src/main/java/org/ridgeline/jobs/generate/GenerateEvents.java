package org.ridgeline.jobs.generate;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.ridgeline.dataset.Dataset;
import org.ridgeline.dataset.YamlException;
import org.ridgeline.jobs.run.Session;
import org.ridgeline.request.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ridgeline generate events}: writes the files of a release's dataset with simulated toy events. */
@Command(
        name = "events",
        description = {
            "Writes toy files of a dataset, with the names, branches, codec and yields of the released ones:",
            "<output>/Data/data_A.4lep.root, <output>/MC/mc_345060.ggH125_ZZ4lep.4lep.root, ...",
            "",
            "Weights are such that each sample has the yield of the released one, whatever --events is. Data are drawn",
            "from the samples by their yields, so --events does not change them. Of single top, of whose weights only the",
            "sign is used, as many events are written as its yield asks for. Equal arguments give equal files."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: submit/ridgeline generate events hzz-2020 --events 20000 --output toys",
            "         submit/ridgeline events hzz-2020 --input toys --output runs"
        })
final class GenerateEvents implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "DATASET",
            description = "a dataset of four leptons or two photons: hzz-2020, hzz-2025, hyy-2020, hyy-2025")
    private String dataset;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "20000",
            description = "events per simulated sample, default ${DEFAULT-VALUE}")
    private int events;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "start of the random numbers, default ${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            required = true,
            description =
                    "folder, or bucket and prefix (s3a://bucket/toys); older files of the same names are replaced")
    private String output;

    @Option(
            names = "--samples",
            paramLabel = "NAME",
            split = ",",
            description = "only these samples, data_A or llll; default all. Data still hold events of all")
    private List<String> samples = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (events < 1) {
            throw new UserError("--events must be at least 1, not " + events);
        }
        Production production = Production.of(dataset(), events, seed, output, samples);
        PrintWriter out = spec.commandLine().getOut();
        SparkSession spark = Session.start("generate events " + dataset);
        for (Production.Written file : production.run(spark)) {
            out.printf(Locale.ROOT, "%,12d events  %s%n", file.events(), file.path());
        }
        out.flush();
        return 0;
    }

    private Dataset dataset() {
        try {
            return Dataset.named(dataset);
        } catch (YamlException unknown) {
            throw new UserError(unknown.getMessage(), unknown);
        }
    }
}
