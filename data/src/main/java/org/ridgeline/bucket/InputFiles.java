package org.ridgeline.bucket;

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
     * The ROOT files of all {@code paths}, each once, sorted by path. A file is taken whatever its name; of a directory, all
     * {@code *.root} below it, except names that start with {@code _} or {@code .}.
     *
     * @throws InputException if a path is malformed or leads to no file
     */
    public static List<InputFile> find(List<String> paths, Configuration hadoop) throws IOException {
        if (paths.isEmpty()) {
            throw new InputException("no path: give one to load(...), or as the option 'path'");
        }
        TreeMap<String, InputFile> files = new TreeMap<>();
        List<String> web = new ArrayList<>();
        List<String> stored = new ArrayList<>();
        for (String path : paths) {
            String address = Address.of(path);
            if (Address.isHttp(address)) {
                web.add(oneFile(address));
            } else {
                stored.add(path);
            }
        }
        // A bucket is asked for each path: of thousands, many at a time.
        List<List<FileStatus>> found = StoreThreads.map(stored, path -> below(path, Address.of(path), hadoop));
        for (int i = 0; i < stored.size(); i++) {
            if (found.get(i).isEmpty()) {
                throw new InputException("no ROOT file at " + stored.get(i));
            }
            for (FileStatus status : found.get(i)) {
                InputFile file = InputFile.of(status);
                files.put(file.path(), file);
            }
        }
        for (HttpFile file : HttpFile.findAll(web, hadoop)) {
            files.put(file.address(), file.readableByRanges());
        }
        for (String address : web) {
            if (!files.containsKey(address)) {
                throw new InputException("no ROOT file at " + address);
            }
        }
        return List.copyOf(files.values());
    }

    private static String oneFile(String address) {
        if (address.endsWith("/") || address.matches(".*[*\\[{].*")) {
            throw new InputException(address
                    + ": folders and patterns cannot be read over https, which lists no files; give exact names");
        }
        return address;
    }

    private static List<FileStatus> below(String given, String address, Configuration hadoop) throws IOException {
        Path path;
        try {
            path = new Path(address);
        } catch (IllegalArgumentException e) {
            throw new InputException("'" + given + "' is no path: " + e.getMessage(), e);
        }
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

    /**
     * What lies at a path, or matches it as a glob; nothing if there is nothing. A name with glob characters that is there is
     * meant as it is.
     */
    public static List<FileStatus> match(FileSystem store, Path path) throws IOException {
        try {
            return List.of(store.getFileStatus(path));
        } catch (FileNotFoundException e) {
            if (path.toString().chars().noneMatch(c -> GLOB_CHARACTERS.indexOf(c) >= 0)) {
                return List.of();
            }
            FileStatus[] matches = store.globStatus(path, match -> !isHidden(match.getName()));
            return matches == null ? List.of() : List.of(matches);
        }
    }

    private static void addAllBelow(FileSystem store, Path directory, List<FileStatus> files) throws IOException {
        for (FileStatus status : allBelow(store, directory)) {
            if (status.getPath().getName().endsWith(".root") && isVisibleBelow(status.getPath(), directory.depth())) {
                files.add(status);
            }
        }
    }

    /** All files below a directory, in one listing where the store can. */
    public static List<FileStatus> allBelow(FileSystem store, Path directory) throws IOException {
        List<FileStatus> files = new ArrayList<>();
        if ("file".equals(store.getUri().getScheme())) {
            walk(store, directory, files);
            return files;
        }
        RemoteIterator<LocatedFileStatus> listing = store.listFiles(directory, true);
        while (listing.hasNext()) {
            files.add(listing.next());
        }
        return files;
    }

    /** On a disk a located status asks for the owner of each file, for which Hadoop starts a process. */
    private static void walk(FileSystem disk, Path directory, List<FileStatus> files) throws IOException {
        for (FileStatus status : disk.listStatus(directory)) {
            if (status.isDirectory()) {
                walk(disk, status.getPath(), files);
            } else {
                files.add(status);
            }
        }
    }

    /** Whether no name of the path below a directory of that depth starts with {@code _} or {@code .}. */
    public static boolean isVisibleBelow(Path path, int depth) {
        for (Path part = path; part.depth() > depth; part = part.getParent()) {
            if (isHidden(part.getName())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHidden(String name) {
        return name.startsWith("_") || name.startsWith(".");
    }
}
