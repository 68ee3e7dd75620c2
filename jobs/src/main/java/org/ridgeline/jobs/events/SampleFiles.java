package org.ridgeline.jobs.events;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ridgeline.bucket.InputFile;
import org.ridgeline.dataset.Dataset;
import org.ridgeline.dataset.Nearest;
import org.ridgeline.dataset.Sample;
import org.ridgeline.request.EventArguments;
import org.ridgeline.request.UserError;
import org.ridgeline.result.Process;
import org.ridgeline.result.Process.Kind;

/**
 * Which files make up which sample of a run.
 *
 * @param files of each sample that has any, in the order of the dataset
 * @param processes of the dataset that have such a sample, in drawing order
 * @param missing names of samples that were asked for and have no file
 * @param skipped files that belong to samples that were not asked for
 */
record SampleFiles(
        Map<Sample, List<InputFile>> files, List<Process> processes, List<String> missing, List<InputFile> skipped) {
    private static final String COLOUR_OF_OTHERS = "#000000";

    /**
     * Matches files by name, then by number: a file whose name no sample knows belongs to the sample whose dataset number
     * is a part of its name, unless that sample has files by name.
     *
     * @throws UserError for samples that do not exist or have no file, and for files that belong nowhere
     */
    static SampleFiles match(Dataset dataset, List<InputFile> inputs, EventArguments arguments) {
        checkNames(dataset, arguments.samples());
        Map<Sample, List<InputFile>> matched = new LinkedHashMap<>();
        dataset.samples().forEach(sample -> matched.put(sample, new ArrayList<>()));
        List<InputFile> nameless = new ArrayList<>();
        for (InputFile input : inputs) {
            Sample sample = byName(dataset, input);
            (sample == null ? nameless : matched.get(sample)).add(input);
        }
        Map<Sample, List<InputFile>> byNumber = new HashMap<>();
        List<InputFile> unmatched = new ArrayList<>();
        for (InputFile input : nameless) {
            Sample sample = byNumber(dataset, input);
            if (sample == null || !matched.get(sample).isEmpty()) {
                unmatched.add(input);
            } else {
                byNumber.computeIfAbsent(sample, none -> new ArrayList<>()).add(input);
            }
        }
        byNumber.forEach((sample, files) -> matched.get(sample).addAll(files));
        matched.values().forEach(SampleFiles::checkTwins);
        List<Process> processes = new ArrayList<>(dataset.processes());
        place(unmatched, dataset, matched, processes, arguments.as());
        return chosen(matched, processes, arguments);
    }

    private static void checkNames(Dataset dataset, List<String> chosen) {
        for (String name : chosen) {
            if (!dataset.sampleNames().contains(name)) {
                throw new UserError("--samples " + name + ": dataset " + dataset.name() + " has no such sample"
                        + Nearest.hint(name, dataset.sampleNames()));
            }
        }
    }

    /** A file of the same name in two places is most likely one file given twice, and would count twice. */
    private static void checkTwins(List<InputFile> files) {
        Map<String, InputFile> seen = new HashMap<>();
        for (InputFile file : files) {
            InputFile twin = seen.put(file.name(), file);
            if (twin != null) {
                throw new UserError("--input has " + file.name() + " twice: " + twin.path() + " and " + file.path()
                        + "; give only one of them");
            }
        }
    }

    private static Sample byName(Dataset dataset, InputFile input) {
        for (Sample sample : dataset.samples()) {
            for (String file : sample.files()) {
                if (Sample.isNamed(input.name(), file)) {
                    return sample;
                }
            }
        }
        return null;
    }

    private static Sample byNumber(Dataset dataset, InputFile input) {
        for (String part : input.name().split("[^0-9]+", -1)) {
            for (Sample sample : dataset.samples()) {
                if (sample.dsid() != 0 && part.equals(Integer.toString(sample.dsid()))) {
                    return sample;
                }
            }
        }
        return null;
    }

    private static void place(
            List<InputFile> unmatched,
            Dataset dataset,
            Map<Sample, List<InputFile>> matched,
            List<Process> processes,
            String as) {
        if (unmatched.isEmpty()) {
            return;
        }
        if (as == null) {
            throw new UserError(listed(unmatched) + (unmatched.size() == 1 ? " matches" : " match")
                    + " no sample of dataset " + dataset.name()
                    + "; say --as NAME to make a sample of them, or give other --input");
        }
        Sample known = dataset.samples().stream()
                .filter(sample -> sample.name().equals(as))
                .findFirst()
                .orElse(null);
        if (known != null) {
            matched.get(known).addAll(unmatched);
            return;
        }
        if (dataset.processes().stream().anyMatch(process -> process.name().equals(as))) {
            throw new UserError("--as " + as + ": that is a process of dataset " + dataset.name()
                    + "; choose another name for a new sample, or one of " + dataset.sampleNames());
        }
        processes.add(new Process(as, as, COLOUR_OF_OTHERS, Kind.DATA));
        matched.put(new Sample(as, as, Kind.DATA, List.of(), 0, 0, 0, 1, 0), unmatched);
    }

    private static SampleFiles chosen(
            Map<Sample, List<InputFile>> matched, List<Process> processes, EventArguments arguments) {
        Map<Sample, List<InputFile>> files = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        List<InputFile> skipped = new ArrayList<>();
        matched.forEach((sample, found) -> {
            boolean asked = arguments.samples().isEmpty()
                    || arguments.samples().contains(sample.name())
                    || sample.name().equals(arguments.as());
            if (!asked) {
                skipped.addAll(found);
            } else if (found.isEmpty()) {
                missing.add(sample.name());
            } else {
                files.put(sample, List.copyOf(found));
            }
        });
        boolean ofItsOwn = arguments.samples().isEmpty()
                && !files.isEmpty()
                && files.keySet().stream().allMatch(sample -> sample.name().equals(arguments.as()));
        if (ofItsOwn) {
            // Files that nobody but the user knows: that the dataset's samples are not among them is no surprise.
            missing.clear();
        }
        if (!missing.isEmpty() && !arguments.allowMissing()) {
            throw new UserError("no file for " + (missing.size() == 1 ? "sample " : missing.size() + " samples: ")
                    + String.join(", ", missing)
                    + "; add their files to --input, choose others with --samples, or go on without them with"
                    + " --allow-missing");
        }
        if (files.isEmpty()) {
            throw new UserError("none of the samples has a file: " + String.join(", ", missing));
        }
        Set<String> used = files.keySet().stream().map(Sample::process).collect(Collectors.toSet());
        return new SampleFiles(
                files,
                processes.stream()
                        .filter(process -> used.contains(process.name()))
                        .toList(),
                List.copyOf(missing),
                List.copyOf(skipped));
    }

    /**
     * The same without some files.
     *
     * @param lost path to reason
     * @param allowMissing whether a sample may lose all of its files
     * @throws UserError if it may not, or all samples do
     */
    SampleFiles without(Map<String, String> lost, boolean allowMissing) {
        Map<Sample, List<InputFile>> left = new LinkedHashMap<>();
        List<String> gone = new ArrayList<>(missing);
        files.forEach((sample, all) -> {
            List<InputFile> some =
                    all.stream().filter(file -> !lost.containsKey(file.path())).toList();
            if (!some.isEmpty()) {
                left.put(sample, some);
                return;
            }
            if (!allowMissing) {
                String first = all.get(0).path();
                throw new UserError("no file of sample " + sample.name() + " can be read, the first is " + first + ": "
                        + lost.get(first) + "; go on without the sample with --allow-missing");
            }
            gone.add(sample.name());
        });
        if (left.isEmpty()) {
            throw new UserError("no file of any sample can be read");
        }
        Set<String> used = left.keySet().stream().map(Sample::process).collect(Collectors.toSet());
        return new SampleFiles(
                left,
                processes.stream()
                        .filter(process -> used.contains(process.name()))
                        .toList(),
                List.copyOf(gone),
                skipped);
    }

    private static String listed(List<InputFile> inputs) {
        String first = inputs.stream().limit(3).map(InputFile::path).collect(Collectors.joining(", "));
        return inputs.size() <= 3 ? first : first + " and " + (inputs.size() - 3) + " more";
    }

    /** The samples by number, for tasks. */
    SampleIndex index(Dataset dataset) {
        List<String> names = new ArrayList<>();
        List<Boolean> simulated = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        files.forEach((sample, inputs) -> {
            inputs.forEach(input -> numbers.put(input.path(), names.size()));
            names.add(sample.name());
            simulated.add(sample.simulated());
        });
        return new SampleIndex(List.copyOf(names), List.copyOf(simulated), Map.copyOf(numbers), dataset.perFile());
    }

    /** All paths to read. */
    List<String> paths() {
        return files.values().stream()
                .flatMap(List::stream)
                .map(InputFile::path)
                .toList();
    }
}
