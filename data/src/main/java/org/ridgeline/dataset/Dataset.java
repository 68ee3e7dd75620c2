package org.ridgeline.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.ridgeline.result.Process;
import org.ridgeline.result.Process.Kind;

/**
 * The samples of a release: one file {@code datasets/<name>.yaml}.
 *
 * @param name of the file
 * @param title what it is, in a line
 * @param release whose files these are
 * @param energy of the collisions, in TeV
 * @param luminosity of the data, in 1/pb
 * @param base where the files lie if no other place is given: a folder or a bucket; null if everybody has his own
 * @param source where the files can be had, for humans; may be null
 * @param tree name of the tree
 * @param schema the tree's branches as Spark DDL: {@code "runNumber INT, lep_pt ARRAY<FLOAT>"}
 * @param perFile branches that hold one value in all events of a file, such as its cross-section, which weights rely on
 * @param processes in the order they are drawn, bottom to top
 * @param samples in the order of the file
 * @param text of the file
 */
public record Dataset(
        String name,
        String title,
        String release,
        double energy,
        double luminosity,
        String base,
        String source,
        String tree,
        String schema,
        List<String> perFile,
        List<Process> processes,
        List<Sample> samples,
        String text) {
    private static final String FOLDER = "datasets/";

    /** Names of the datasets that come with Ridgeline, sorted. */
    public static List<String> names() {
        return Resources.names(Dataset.class, FOLDER, ".yaml");
    }

    /** A dataset that comes with Ridgeline. */
    public static Dataset named(String name) {
        if (!names().contains(name)) {
            throw new YamlException("there is no dataset '" + name + "'" + Nearest.hint(name, names()));
        }
        return parse(FOLDER + name + ".yaml", Resources.text(Dataset.class, FOLDER + name + ".yaml"));
    }

    /**
     * Reads a dataset from its text.
     *
     * @param path of the file, for errors; its last part without {@code .yaml} is the dataset's name
     */
    public static Dataset parse(String path, String text) {
        StrictYaml yaml = new StrictYaml(path, text);
        DatasetFile file = yaml.bind(DatasetFile.class);
        positive(file.energy(), yaml, "energy");
        positive(file.luminosity(), yaml, "luminosity");
        Map<String, Process> processes = new LinkedHashMap<>();
        file.processes().forEach((name, entry) -> {
            if (!entry.colour().matches("#[0-9a-fA-F]{6}")) {
                throw yaml.wrong("'" + entry.colour() + "' is no colour such as #3399ff", "processes", name, "colour");
            }
            processes.put(name, new Process(name, entry.label(), entry.colour(), entry.kind()));
        });
        List<Sample> samples = new ArrayList<>();
        String schema = ddl(file.schema(), yaml);
        List<String> perFile = perFile(file.perFile(), schema, yaml);
        file.samples().forEach((name, entry) -> samples.add(sample(name, entry, processes, !perFile.isEmpty(), yaml)));
        return new Dataset(
                path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.ya?ml$", ""),
                file.title(),
                file.release(),
                file.energy(),
                file.luminosity(),
                file.base(),
                file.source(),
                file.tree(),
                schema,
                perFile,
                List.copyOf(processes.values()),
                List.copyOf(samples),
                text);
    }

    /** The process of that name. */
    public Process process(String name) {
        return processes.stream()
                .filter(process -> process.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no process '" + name + "' in dataset " + this.name));
    }

    /** Names of the samples, in the order of the file. */
    public List<String> sampleNames() {
        return samples.stream().map(Sample::name).toList();
    }

    private static Sample sample(
            String name,
            DatasetFile.SampleEntry entry,
            Map<String, Process> processes,
            boolean normalisedByFile,
            StrictYaml yaml) {
        Process process = processes.get(entry.process());
        if (process == null) {
            throw yaml.wrong(
                    "unknown process '" + entry.process() + "'" + Nearest.hint(entry.process(), processes.keySet()),
                    "samples",
                    name,
                    "process");
        }
        boolean normalised = entry.crossSection() != null || entry.sumOfWeights() != null;
        if (process.kind() == Kind.DATA) {
            if (normalised || entry.factor() != null) {
                throw yaml.wrong("data have neither cross-section nor sum-of-weights nor factor", "samples", name);
            }
            if (entry.luminosity() != null) {
                positive(entry.luminosity(), yaml, "samples", name, "luminosity");
            }
        } else {
            if (entry.luminosity() != null) {
                throw yaml.wrong("only a period of data has a luminosity", "samples", name, "luminosity");
            }
            if (normalised || !normalisedByFile) {
                if (entry.crossSection() == null || entry.sumOfWeights() == null) {
                    throw yaml.wrong(
                            "a simulated sample needs cross-section and sum-of-weights (or the dataset 'per-file', the"
                                    + " branches that hold them)",
                            "samples",
                            name);
                }
                positive(entry.crossSection(), yaml, "samples", name, "cross-section");
                positive(entry.sumOfWeights(), yaml, "samples", name, "sum-of-weights");
            }
        }
        return new Sample(
                name,
                entry.process(),
                process.kind(),
                entry.file(),
                entry.dsid() == null ? 0 : entry.dsid(),
                orZero(entry.crossSection()),
                orZero(entry.sumOfWeights()),
                entry.factor() == null ? 1 : entry.factor(),
                orZero(entry.luminosity()));
    }

    private static List<String> perFile(List<String> branches, String schema, StrictYaml yaml) {
        if (branches == null) {
            return List.of();
        }
        for (String branch : branches) {
            if (!Pattern.compile("(^|,)\\s*" + Pattern.quote(branch) + "\\s")
                    .matcher(schema)
                    .find()) {
                throw yaml.wrong("the schema has no branch '" + branch + "'", "per-file");
            }
        }
        return List.copyOf(branches);
    }

    private static double orZero(Double value) {
        return value == null ? 0 : value;
    }

    private static void positive(double value, StrictYaml yaml, String... path) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw yaml.wrong("must be a positive number, not " + value, path);
        }
    }

    private static String ddl(String schema, StrictYaml yaml) {
        if (schema.contains(" ")) {
            return schema;
        }
        List<String> known = Resources.names(Dataset.class, FOLDER, ".ddl");
        String file = "schema-" + schema;
        if (!known.contains(file)) {
            throw yaml.wrong("there is no file datasets/" + file + ".ddl" + Nearest.hint(file, known), "schema");
        }
        return Resources.text(Dataset.class, FOLDER + file + ".ddl").strip();
    }
}
