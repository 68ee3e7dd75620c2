package org.ridgeline.jobs.generate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.ridgeline.dataset.Dataset;
import org.ridgeline.dataset.Nearest;
import org.ridgeline.dataset.Sample;
import org.ridgeline.jobs.generate.DataFile.Contribution;
import org.ridgeline.request.UserError;

/**
 * The files of a dataset to generate: first every sample's efficiency is measured, then each file is written by a task of
 * its own.
 */
final class Production {
    /** Of the 2025 release: what share of the generated events the skim's files hold, and two factors of the cross-section. */
    private static final double SKIMMED = 0.1;

    private static final double FILTER_EFFICIENCY = 0.5;
    private static final double K_FACTOR = 1.1;

    private final Dataset dataset;
    private final Skim skim;
    private final int events;
    private final long seed;
    private final String output;
    private final List<Sample> chosen;

    /** A file that was written. */
    record Written(String path, long events) implements Serializable {}

    private Production(Dataset dataset, Skim skim, int events, long seed, String output, List<Sample> chosen) {
        this.dataset = dataset;
        this.skim = skim;
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
     * @throws UserError if the dataset is not one that can be generated, or lacks a sample
     */
    static Production of(Dataset dataset, int events, long seed, String output, List<String> names) {
        List<String> branches = List.of(StructType.fromDDL(dataset.schema()).fieldNames());
        Skim skim = Skim.of(dataset, branches)
                .orElseThrow(() -> new UserError("cannot generate dataset '" + dataset.name()
                        + "': its files are not four leptons or two photons of the 2020 or the 2025 release"));
        for (Sample sample : dataset.samples()) {
            check(sample, skim, dataset);
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
        return new Production(dataset, skim, events, seed, output, chosen);
    }

    private static void check(Sample sample, Skim skim, Dataset dataset) {
        boolean known = sample.simulated()
                ? Recipe.BY_NUMBER.containsKey(sample.dsid())
                : skim.release().periods().stream()
                        .anyMatch(period -> period.sample().equals(sample.name()));
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
        // data hold events of many samples
        boolean data = chosen.stream().anyMatch(sample -> !sample.simulated());
        Set<Integer> chosenNumbers = new TreeSet<>();
        if (data) {
            chosenNumbers.addAll(skim.ofData(dataset).keySet());
        }
        chosen.stream().filter(Sample::simulated).map(Sample::dsid).forEach(chosenNumbers::add);
        List<Integer> numbers = List.copyOf(chosenNumbers);
        Skim measuredIn = skim; // tasks need no more of this object
        context.setJobDescription("measure the selection efficiency of each sample of " + dataset.name());
        List<Efficiency> measured = context.parallelize(numbers, numbers.size())
                .map(number -> Efficiency.of(number, measuredIn))
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
        if (sample.crossSection() == 0) {
            return selfNormalised(sample, recipe, efficiency);
        }
        // what the weights of a sample's events, selected ones in their share, must sum up to
        double sum = recipe.yield() / (Recipe.LUMINOSITY * sample.crossSection() / sample.sumOfWeights());
        double weightedEvents = sum / efficiency.weighted();
        int count = recipe.signOnly() ? (int) Math.max(1, Math.round(weightedEvents)) : events;
        return new SimulatedFile(
                sample.name(),
                path(sample),
                skim,
                sample.dsid(),
                count,
                recipe.signOnly() ? 1 : weightedEvents / events,
                new Normalisation(sample.crossSection(), sample.sumOfWeights()),
                seed);
    }

    /** Weights are 1 or -1: the cross-section, which the file bears, makes the yield. */
    private PlannedFile selfNormalised(Sample sample, Recipe recipe, Efficiency efficiency) {
        double generated = events / SKIMMED;
        double sumOfWeights = generated * (1 - 2 * recipe.negative());
        double crossSection = recipe.yield() / Recipe.LUMINOSITY * sumOfWeights / (events * efficiency.weighted());
        return new SimulatedFile(
                sample.name(),
                path(sample),
                skim,
                sample.dsid(),
                events,
                1,
                new Normalisation(
                        crossSection / (FILTER_EFFICIENCY * K_FACTOR),
                        FILTER_EFFICIENCY,
                        K_FACTOR,
                        generated,
                        sumOfWeights,
                        generated),
                seed);
    }

    private PlannedFile data(Sample sample, Map<Integer, Efficiency> efficiencies) {
        Period period = skim.release().periods().stream()
                .filter(one -> one.sample().equals(sample.name()))
                .findFirst()
                .orElseThrow();
        List<Contribution> contributions = new ArrayList<>();
        skim.ofData(dataset).forEach((number, factor) -> {
            double selected = Recipe.BY_NUMBER.get(number).yield()
                    * factor
                    * dataset.luminosity()
                    / Recipe.LUMINOSITY
                    * skim.release().share(period);
            contributions.add(
                    new Contribution(number, selected / efficiencies.get(number).selected()));
        });
        return new DataFile(sample.name(), path(sample), skim, period, contributions, seed);
    }

    private String path(Sample sample) {
        return output + "/" + sample.files().get(0);
    }
}
