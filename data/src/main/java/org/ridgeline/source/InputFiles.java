package org.ridgeline.source;

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

/** Finds the files behind the paths that a user gives. */
public final class InputFiles {
    private static final String GLOB_CHARACTERS = "{[*?\\";

    private InputFiles() {}

    /**
     * The files of all {@code paths}, each once, sorted by path. A file is taken whatever its name; of a directory, all
     * {@code *.root} below it, except names that start with {@code _} or {@code .}.
     *
     * @throws SourceException if a path is malformed or leads to no file
     */
    public static List<InputFile> find(List<String> paths, Configuration hadoop) throws IOException {
        if (paths.isEmpty()) {
            throw new SourceException("no path: give one to load(...), or as the option 'path'");
        }
        TreeMap<String, InputFile> files = new TreeMap<>();
        for (String path : paths) {
            List<FileStatus> found = find(parsed(path), hadoop);
            if (found.isEmpty()) {
                throw new SourceException("no ROOT file at " + path);
            }
            for (FileStatus status : found) {
                String name = status.getPath().toString();
                files.put(name, new InputFile(name, status.getLen()));
            }
        }
        return List.copyOf(files.values());
    }

    private static Path parsed(String path) {
        try {
            return new Path(s3a(path));
        } catch (IllegalArgumentException e) {
            throw new SourceException("'" + path + "' is no path: " + e.getMessage(), e);
        }
    }

    /** {@code s3://} and {@code s3n://} are other names of what Hadoop reads as {@code s3a://}. */
    static String s3a(String path) {
        return path.replaceFirst("^(?i:s3n?)://", "s3a://");
    }

    private static List<FileStatus> find(Path path, Configuration hadoop) throws IOException {
        FileSystem store = path.getFileSystem(hadoop);
        List<FileStatus> files = new ArrayList<>();
        for (FileStatus status : match(store, path)) {
            if (status.isDirectory()) {
                addAllBelow(store, status.getPath(), files);
            } else {
                files.add(status);
            }
        }
        return files;
    }

    private static List<FileStatus> match(FileSystem store, Path path) throws IOException {
        if (path.toString().chars().anyMatch(c -> GLOB_CHARACTERS.indexOf(c) >= 0)) {
            FileStatus[] matches = store.globStatus(path, match -> !isHidden(match.getName()));
            if (matches != null && matches.length > 0) {
                return List.of(matches);
            }
        }
        try {
            return List.of(store.getFileStatus(path));
        } catch (FileNotFoundException e) {
            return List.of();
        }
    }

    private static void addAllBelow(FileSystem store, Path directory, List<FileStatus> files) throws IOException {
        int depth = directory.depth();
        RemoteIterator<LocatedFileStatus> listing = store.listFiles(directory, true);
        while (listing.hasNext()) {
            FileStatus status = listing.next();
            if (status.getPath().getName().endsWith(".root") && !isHiddenBelow(status.getPath(), depth)) {
                files.add(status);
            }
        }
    }

    private static boolean isHiddenBelow(Path path, int depth) {
        for (Path part = path; part.depth() > depth; part = part.getParent()) {
            if (isHidden(part.getName())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHidden(String name) {
        return name.startsWith("_") || name.startsWith(".");
    }
}
