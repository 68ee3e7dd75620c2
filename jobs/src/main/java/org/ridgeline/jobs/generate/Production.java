package org.ridgeline.jobs.generate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.ridgeline.dataset.Dataset;
import org.ridgeline.dataset.Nearest;
import org.ridgeline.dataset.Sample;
import org.ridgeline.jobs.generate.DataFile.Contribution;
import org.ridgeline.jobs.generate.DataFile.Period;
import org.ridgeline.request.UserError;

/**
 * The files of a dataset to generate: first every sample's efficiency is measured, then each file is written by a task of
 * its own.
 */
final class Production {
    private static final String DATA = "data_";

    private final Dataset dataset;
    private final int events;
    private final long seed;
    private final String output;
    private final List<Sample> chosen;

    /** A file that was written. */
    record Written(String path, long events) implements Serializable {}

    private Production(Dataset dataset, int events, long seed, String output, List<Sample> chosen) {
        this.dataset = dataset;
        this.events = events;
        this.seed = seed;
        this.output = output.endsWith("/") ? output.substring(0, output.length() - 1) : output;
        this.chosen = chosen;
    }

    /**
     * Plans a dataset's files.
     *
     * @param events per simulated sample
     * @param names of the samples to write; empty means all
     * @throws UserError if the dataset is not one of the 2020 four-lepton files, or lacks a sample
     */
    static Production of(Dataset dataset, int events, long seed, String output, List<String> names) {
        List<String> branches =
                new MiniTree().fields().stream().map(field -> field.name()).toList();
        if (!List.of(StructType.fromDDL(dataset.schema()).fieldNames()).equals(branches)) {
            throw new UserError(
                    "cannot generate dataset '" + dataset.name() + "': its branches are not those of the 2020 release");
        }
        for (Sample sample : dataset.samples()) {
            check(sample, dataset);
        }
        for (String name : names) {
            if (!dataset.sampleNames().contains(name)) {
                throw new UserError("dataset '" + dataset.name() + "' has no sample '" + name + "'"
                        + Nearest.hint(name, dataset.sampleNames()));
            }
        }
        List<Sample> chosen = dataset.samples().stream()
                .filter(sample -> names.isEmpty() || names.contains(sample.name()))
                .toList();
        return new Production(dataset, events, seed, output, chosen);
    }

    private static void check(Sample sample, Dataset dataset) {
        boolean known = sample.simulated()
                ? Recipe.BY_NUMBER.containsKey(sample.dsid())
                : sample.name().matches(DATA + "[A-D]");
        if (!known || sample.files().size() != 1 || sample.files().get(0).matches(".*[*?].*")) {
            throw new UserError("cannot generate dataset '" + dataset.name() + "': there is no recipe for its sample '"
                    + sample.name() + "'");
        }
    }

    /** Writes all files, each in a task of its own; a file that fails does not appear. */
    List<Written> run(SparkSession spark) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Map<Integer, Efficiency> efficiencies = efficiencies(context);
        List<PlannedFile> files = new ArrayList<>();
        for (Sample sample : chosen) {
            files.add(sample.simulated() ? simulated(sample, efficiencies) : data(sample, efficiencies));
        }
        SerializableConfiguration configuration =
                new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
        String tree = dataset.tree();
        context.setJobDescription("write toy events of " + dataset.name());
        try {
            return context.parallelize(files, files.size())
                    .map(file -> new Written(file.path(), file.write(tree, configuration.value())))
                    .collect();
        } finally {
            context.setJobDescription(null);
        }
    }

    private Map<Integer, Efficiency> efficiencies(JavaSparkContext context) {
        // data hold events of every sample
        boolean data = chosen.stream().anyMatch(sample -> !sample.simulated());
        List<Integer> numbers = (data ? dataset.samples() : chosen)
                .stream().filter(Sample::simulated).map(Sample::dsid).toList();
        context.setJobDescription("measure the selection efficiency of each sample of " + dataset.name());
        List<Efficiency> measured = context.parallelize(numbers, numbers.size())
                .map(number -> Efficiency.of(number))
                .collect();
        Map<Integer, Efficiency> byNumber = new HashMap<>();
        for (int i = 0; i < numbers.size(); i++) {
            byNumber.put(numbers.get(i), measured.get(i));
        }
        return byNumber;
    }

    private PlannedFile simulated(Sample sample, Map<Integer, Efficiency> efficiencies) {
        Recipe recipe = Recipe.BY_NUMBER.get(sample.dsid());
        Efficiency efficiency = efficiencies.get(sample.dsid());
        // what the weights of a sample's events, selected ones in their share, must sum up to
        double sum = recipe.yield() / (Recipe.LUMINOSITY * sample.crossSection() / sample.sumOfWeights());
        double weightedEvents = sum / efficiency.weighted();
        int count = recipe.signOnly() ? (int) Math.max(1, Math.round(weightedEvents)) : events;
        return new SimulatedFile(
                sample.name(),
                path(sample),
                sample.dsid(),
                count,
                recipe.signOnly() ? 1 : weightedEvents / events,
                sample.crossSection(),
                sample.sumOfWeights(),
                seed);
    }

    private PlannedFile data(Sample sample, Map<Integer, Efficiency> efficiencies) {
        Period period = Period.valueOf(sample.name().substring(DATA.length()));
        List<Contribution> contributions = new ArrayList<>();
        for (Sample source : dataset.samples()) {
            if (source.simulated()) {
                double selected = Recipe.BY_NUMBER.get(source.dsid()).yield()
                        * source.factor()
                        * dataset.luminosity()
                        / Recipe.LUMINOSITY
                        * period.share();
                contributions.add(new Contribution(
                        source.dsid(),
                        selected / efficiencies.get(source.dsid()).selected()));
            }
        }
        return new DataFile(sample.name(), path(sample), period, contributions, seed);
    }

    private String path(Sample sample) {
        return output + "/" + sample.files().get(0);
    }
}
