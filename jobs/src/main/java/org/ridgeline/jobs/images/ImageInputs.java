package org.ridgeline.jobs.images;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.ridgeline.bucket.Address;
import org.ridgeline.bucket.InputFile;
import org.ridgeline.bucket.InputFiles;
import org.ridgeline.jobs.run.InputLimits;
import org.ridgeline.request.UserError;

/**
 * Finds the files behind what a user gave as {@code --input}. Files that were named, or match a glob, are taken whatever
 * they are called; of a folder, those below it that are called like images, hidden ones and results of image jobs
 * excepted.
 */
final class ImageInputs {
    private static final Pattern CALLED_LIKE_AN_IMAGE = Pattern.compile("(?i).+\\.(png|jpe?g|jpe|jfif|tiff?|btf|tf8)");

    /** The part of a path that leads into a run folder of an image job, or through the link to the newest. */
    private static final Pattern RUN_FOLDER = Pattern.compile("/images/([0-9a-f]{16}|latest)/");

    private final Configuration hadoop;
    private final int most;
    private final TreeMap<String, ImageInput> files = new TreeMap<>();

    private ImageInputs(Configuration hadoop, int most) {
        this.hadoop = hadoop;
        this.most = most;
    }

    /**
     * The files of all paths, each once, sorted by path.
     *
     * @param most files of a run
     * @throws UserError if a path leads to no file, or there are too many
     */
    static List<ImageInput> find(List<String> paths, int most, Configuration hadoop) {
        ImageInputs inputs = new ImageInputs(hadoop, most);
        for (String path : paths) {
            try {
                if (inputs.add(path) == 0) {
                    throw new UserError("--input " + path + ": there is no file called like an image (.png, .jpg,"
                            + " .jpeg, .jpe, .jfif, .tif, .tiff, .btf, .tf8); others must be named");
                }
            } catch (FileNotFoundException missing) {
                throw new UserError("--input " + path + ": there is no such file or folder", missing);
            } catch (IOException failure) {
                throw new UserError("--input " + path + " cannot be listed: " + failure.getMessage(), failure);
            }
        }
        InputLimits.checkCount(inputs.files.size(), hadoop);
        inputs.files.values().forEach(file -> InputLimits.checkSize(file.path(), file.size(), hadoop));
        return List.copyOf(inputs.files.values());
    }

    /** Returns how many files the path leads to. */
    private int add(String given) throws IOException {
        Path path = new Path(Address.of(given));
        FileSystem store = path.getFileSystem(hadoop);
        int found = 0;
        List<FileStatus> matches = InputFiles.match(store, path);
        if (matches.isEmpty()) {
            throw new FileNotFoundException(given);
        }
        for (FileStatus status : matches) {
            if (status.isDirectory()) {
                found += addAllBelow(store, status.getPath());
            } else {
                add(status, status.getPath().getParent());
                found++;
            }
        }
        return found;
    }

    private int addAllBelow(FileSystem store, Path folder) throws IOException {
        int found = 0;
        for (FileStatus status : InputFiles.allBelow(store, folder)) {
            found += addIfImage(status, folder);
        }
        return found;
    }

    private int addIfImage(FileStatus status, Path folder) {
        Path file = status.getPath();
        if (CALLED_LIKE_AN_IMAGE.matcher(file.getName()).matches()
                && InputFiles.isVisibleBelow(file, folder.depth())
                && !isResultBelow(file, folder)) {
            add(status, folder);
            return 1;
        }
        return 0;
    }

    private void add(FileStatus status, Path folder) {
        InputFile input = InputFile.of(status);
        String root = folder.toUri().getPath();
        String path = status.getPath().toUri().getPath();
        String name = path.substring(root.endsWith("/") ? root.length() : root.length() + 1);
        files.putIfAbsent(
                input.path(), new ImageInput(input.path(), input.size(), input.version(), folder.getName(), name));
        if (files.size() > most) {
            throw new UserError("--input leads to more than " + most + " files, the limit that --max-files raises");
        }
    }

    /** Whether a path leads, below the searched folder, into a run folder. */
    private static boolean isResultBelow(Path file, Path folder) {
        int root = folder.toUri().getPath().length();
        Matcher matcher = RUN_FOLDER.matcher(file.toUri().getPath());
        int from = 0;
        while (matcher.find(from)) {
            if (matcher.start(1) > root) {
                return true;
            }
            from = matcher.start() + 1;
        }
        return false;
    }
}
