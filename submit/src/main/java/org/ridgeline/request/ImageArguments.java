package org.ridgeline.request;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The arguments of an image job, the same from the command line, a CronJob or a message.
 *
 * @param operations names of operations, applied in this order
 * @param inputs files, globs, folders or bucket prefixes
 * @param output folder or bucket prefix under which the run folder is made
 * @param format of the results
 * @param parameters of the operations, by their option's name without dashes ({@code border}, {@code magnitude},
 *     {@code ksize}, {@code channels}, {@code scale}, {@code depth}), as written; those not given are standard
 * @param pyramid what is made of inputs and results to be zoomed into
 * @param tileSize most pixels a side that are filtered at once
 * @param keepTiles whether tiles of the results are kept as files of their own
 * @param maxPixels most pixels of an image
 * @param maxExpansion most decoded bytes per byte of a file
 * @param maxFiles most files of a run
 * @param badFiles what is done about a file that cannot be read or written
 * @param force recompute a run that is done
 */
public record ImageArguments(
        List<String> operations,
        List<String> inputs,
        String output,
        Format format,
        Map<String, String> parameters,
        Pyramid pyramid,
        int tileSize,
        boolean keepTiles,
        long maxPixels,
        long maxExpansion,
        int maxFiles,
        BadFiles badFiles,
        boolean force)
        implements JobArguments {

    /** The format of results. */
    public enum Format {
        /** That of the input. */
        SAME,
        PNG,
        TIFF,
        JPEG
    }

    /** What is made of inputs and results to be zoomed into. */
    public enum Pyramid {
        /** Nothing. */
        NONE,
        /** Deep-zoom images: tiles of all sizes, and a viewer in the report. */
        DZI
    }

    /** What is done about a file that cannot be read or written. */
    public enum BadFiles {
        /** The run fails and names them all. */
        FAIL,
        /** The others are done; the run records the reasons. */
        SKIP
    }

    public ImageArguments {
        operations = List.copyOf(operations);
        inputs = List.copyOf(inputs);
        parameters = Map.copyOf(parameters);
        if (operations.isEmpty() || operations.stream().anyMatch(String::isBlank)) {
            throw new UserError("say which operations, separated by commas: ridgeline operations lists them");
        }
        if (inputs.isEmpty()) {
            throw new UserError("say --input PATH: a file, a glob, a folder or a bucket prefix");
        }
        if (tileSize < 16) {
            throw new UserError("--tile-size must be at least 16, not " + tileSize);
        }
        positive("--max-pixels", maxPixels);
        positive("--max-expansion", maxExpansion);
        positive("--max-files", maxFiles);
    }

    private static void positive(String option, long value) {
        if (value <= 0) {
            throw new UserError(option + " must be above 0, not " + value);
        }
    }

    @Override
    public String job() {
        return "images";
    }

    @Override
    public List<String> words() {
        Words words = new Words(String.join(",", operations));
        inputs.forEach(input -> words.option("--input", input));
        words.option("--output", output).option("--format", format.name().toLowerCase(Locale.ROOT));
        new TreeMap<>(parameters).forEach((name, value) -> words.option("--" + name, value));
        return words.option("--pyramid", pyramid.name().toLowerCase(Locale.ROOT))
                .option("--tile-size", tileSize)
                .flag("--keep-tiles", keepTiles)
                .option("--max-pixels", maxPixels)
                .option("--max-expansion", maxExpansion)
                .option("--max-files", maxFiles)
                .option("--bad-files", badFiles.name().toLowerCase(Locale.ROOT))
                .flag("--force", force)
                .all();
    }
}
