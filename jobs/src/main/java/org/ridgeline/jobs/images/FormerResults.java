package org.ridgeline.jobs.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.ridgeline.result.ImageRecord;

/**
 * What former runs below the same output made of the same inputs by the same recipe. A result is known by the input's path,
 * size and time of change, or by size and ETag; what has neither in common with a former input, but its size, may still have
 * its content, which the checksum tells.
 */
final class FormerResults {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ETAG = "etag ";

    private final Map<String, FormerResult> byIdentity = new HashMap<>();
    private final Map<Long, List<FormerResult>> bySize = new HashMap<>();

    private FormerResults() {}

    /**
     * Looks for results.
     *
     * @param own the run folder for which they are
     * @param recipe of the run
     */
    static FormerResults find(FileSystem store, Path own, String recipe, List<ImageInput> inputs, Setup setup)
            throws IOException {
        FormerResults results = new FormerResults();
        Set<Long> sizes = new HashSet<>();
        inputs.forEach(input -> sizes.add(input.size()));
        for (FileStatus done : finished(store, own)) {
            Path folder = done.getPath().getParent();
            if (!recipe.equals(recipe(store, folder))) {
                continue;
            }
            for (ImageRecord record : ImageTable.read(new Path(folder, "images.parquet"), setup.hadoop())) {
                if (record.done() && sizes.contains(record.inputBytes())) {
                    results.add(new FormerResult(folder.toString(), done.getModificationTime(), record));
                }
            }
        }
        return results;
    }

    /** The {@code _SUCCESS} of each other run, the newest first. */
    private static List<FileStatus> finished(FileSystem store, Path own) throws IOException {
        List<FileStatus> found = new ArrayList<>();
        FileStatus[] done = store.globStatus(new Path(own.getParent(), "*/_SUCCESS"));
        Arrays.stream(done == null ? new FileStatus[0] : done)
                .filter(status -> !status.getPath().getParent().getName().equals(own.getName()))
                // latest is a link to one of them
                .filter(status -> status.getPath().getParent().getName().matches("[0-9a-f]{16}"))
                .sorted(Comparator.comparingLong(FileStatus::getModificationTime)
                        .reversed())
                .forEach(found::add);
        return found;
    }

    private static String recipe(FileSystem store, Path folder) throws IOException {
        try (InputStream in = store.open(new Path(folder, "run.json"))) {
            JsonNode recipe = JSON.readTree(in).get("recipe");
            return recipe == null ? "" : recipe.asText();
        }
    }

    private void add(FormerResult result) {
        ImageRecord record = result.record();
        byIdentity.putIfAbsent(identity(record.input(), record.inputBytes(), record.inputVersion()), result);
        bySize.computeIfAbsent(record.inputBytes(), size -> new ArrayList<>()).add(result);
    }

    /** An ETag stands for the content wherever it lies; the time of a change says nothing without the path. */
    private static String identity(String path, long size, String version) {
        return version.startsWith(ETAG) ? size + " " + version : path + " " + size + " " + version;
    }

    /** The result of the same input; null if there is none. */
    FormerResult same(ImageInput input) {
        return byIdentity.get(identity(input.path(), input.size(), input.version()));
    }

    /** Results of inputs that may have the same content. */
    List<FormerResult> similar(ImageInput input) {
        return bySize.getOrDefault(input.size(), List.of());
    }

    boolean isEmpty() {
        return bySize.isEmpty();
    }
}
