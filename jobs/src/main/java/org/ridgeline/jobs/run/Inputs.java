package org.ridgeline.jobs.run;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.ridgeline.request.UserError;

/** Finds the ROOT files behind what a user gave as {@code --input}. */
public final class Inputs {
    private Inputs() {}

    /**
     * The files of all paths, each once, sorted by path. Of a folder, all {@code *.root} below it but for hidden ones.
     *
     * @throws UserError if a path leads to no file
     */
    public static List<Input> find(List<String> paths, Configuration hadoop) {
        TreeMap<String, Input> files = new TreeMap<>();
        for (String path : paths) {
            try {
                List<Input> found = find(new Path(Paths.s3a(path)), hadoop);
                if (found.isEmpty()) {
                    throw new UserError("--input " + path + ": there is no ROOT file");
                }
                found.forEach(input -> files.put(input.path(), input));
            } catch (FileNotFoundException missing) {
                throw new UserError("--input " + path + ": there is no such file or folder", missing);
            } catch (IOException failure) {
                throw new UserError("--input " + path + " cannot be listed: " + failure.getMessage(), failure);
            }
        }
        return List.copyOf(files.values());
    }

    private static List<Input> find(Path path, Configuration hadoop) throws IOException {
        FileSystem store = path.getFileSystem(hadoop);
        List<Input> files = new ArrayList<>();
        for (FileStatus status : match(store, path)) {
            if (status.isDirectory()) {
                addAllBelow(store, status.getPath(), files);
            } else {
                files.add(Input.of(status));
            }
        }
        return files;
    }

    public static List<FileStatus> match(FileSystem store, Path path) throws IOException {
        try {
            return List.of(store.getFileStatus(path));
        } catch (FileNotFoundException missing) {
            FileStatus[] matches = store.globStatus(path, match -> isVisible(match.getName()));
            if (matches == null || matches.length == 0) {
                throw missing;
            }
            return List.of(matches);
        }
    }

    private static void addAllBelow(FileSystem store, Path folder, List<Input> files) throws IOException {
        RemoteIterator<LocatedFileStatus> listing = store.listFiles(folder, true);
        while (listing.hasNext()) {
            FileStatus status = listing.next();
            if (status.getPath().getName().endsWith(".root") && isVisibleBelow(status.getPath(), folder.depth())) {
                files.add(Input.of(status));
            }
        }
    }

    public static boolean isVisibleBelow(Path path, int depth) {
        for (Path part = path; part.depth() > depth; part = part.getParent()) {
            if (!isVisible(part.getName())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isVisible(String name) {
        return !name.startsWith("_") && !name.startsWith(".");
    }
}
