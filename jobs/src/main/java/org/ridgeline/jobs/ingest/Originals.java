package org.ridgeline.jobs.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.ridgeline.bucket.Address;
import org.ridgeline.bucket.HttpFile;
import org.ridgeline.bucket.InputFile;
import org.ridgeline.bucket.InputFiles;
import org.ridgeline.dataset.Dataset;
import org.ridgeline.dataset.Nearest;
import org.ridgeline.dataset.Sample;
import org.ridgeline.request.UserError;

/**
 * The files of a dataset at a place.
 *
 * @param found in the order of the dataset
 * @param missing names, or patterns of names, of files that are not there
 */
record Originals(List<Original> found, List<String> missing) {

    /**
     * @param chosen names of samples; empty means all
     * @throws UserError if there is no such sample, or the place cannot be searched
     */
    static Originals find(Dataset dataset, List<String> chosen, String from, Configuration hadoop) throws IOException {
        List<String> names = names(dataset, chosen);
        String base = Address.of(from).replaceFirst("/+$", "");
        return Address.isHttp(base) ? onWebServer(names, base, hadoop) : listed(names, from, hadoop);
    }

    private static List<String> names(Dataset dataset, List<String> chosen) {
        for (String name : chosen) {
            if (!dataset.sampleNames().contains(name)) {
                throw new UserError("--samples " + name + ": dataset " + dataset.name() + " has no such sample"
                        + Nearest.hint(name, dataset.sampleNames()));
            }
        }
        return dataset.samples().stream()
                .filter(sample -> chosen.isEmpty() || chosen.contains(sample.name()))
                .map(Sample::files)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private static Originals onWebServer(List<String> names, String base, Configuration hadoop) throws IOException {
        Map<String, String> byAddress = new LinkedHashMap<>();
        for (String name : names) {
            if (Sample.isPattern(name)) {
                throw new UserError("the dataset names files by the pattern " + name + ", and " + base
                        + " lists none: copy from a disk or bucket, with --from");
            }
            byAddress.put(base + "/" + name, name);
        }
        List<Original> found = new ArrayList<>();
        for (HttpFile file : HttpFile.findAll(List.copyOf(byAddress.keySet()), hadoop)) {
            found.add(new Original(
                    byAddress.remove(file.address()),
                    new InputFile(file.address(), file.size(), file.version()),
                    file.ranges(),
                    file.checksums()));
        }
        return new Originals(found, List.copyOf(byAddress.values()));
    }

    /** Files in any folder below the place belong to the dataset by their names, as for an analysis. */
    private static Originals listed(List<String> names, String from, Configuration hadoop) throws IOException {
        List<InputFile> files = InputFiles.find(List.of(from), hadoop);
        Map<String, Original> found = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (String name : names) {
            boolean any = false;
            for (InputFile file : files) {
                if (Sample.isNamed(file.name(), name)) {
                    any = true;
                    add(new Original(folder(name) + file.name(), file, true, Map.of()), found);
                }
            }
            if (!any) {
                missing.add(name);
            }
        }
        return new Originals(List.copyOf(found.values()), missing);
    }

    private static void add(Original original, Map<String, Original> found) {
        Original twin = found.putIfAbsent(original.name(), original);
        if (twin != null && !twin.file().path().equals(original.file().path())) {
            throw new UserError("--from has " + original.file().name() + " twice: "
                    + twin.file().path() + " and " + original.file().path() + "; give only one of them");
        }
    }

    private static String folder(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }
}
