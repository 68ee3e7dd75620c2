package org.ridgeline.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@link ImageArguments} on a command line. */
public final class ImageOptions {
    @Parameters(
            index = "0",
            paramLabel = "OPERATION",
            split = ",",
            arity = "1",
            description = "Operations, separated by commas, applied in this order (ridgeline operations lists them).")
    private List<String> operations = new ArrayList<>();

    @Option(
            names = "--input",
            paramLabel = "PATH",
            description = "A file, a glob, a folder or a bucket prefix, on local disk or s3a://. May be given several"
                    + " times. Of folders, all images below them are taken.")
    private List<String> inputs = new ArrayList<>();

    @Option(
            names = "--output",
            paramLabel = "PATH",
            defaultValue = "runs",
            description = "Folder or bucket prefix for results: PATH/images/RUN-ID/. Default: ${DEFAULT-VALUE}.")
    private String output;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "same",
            description = "Format of the results: same, png, tiff or jpeg. Default: ${DEFAULT-VALUE}.")
    private ImageArguments.Format format;

    @Option(
            names = "--border",
            paramLabel = "BORDER",
            description = "What stands outside of an image: reflect101 (dcb|abcd|cba) or replicate"
                    + " (aaa|abcd|ddd). Default: reflect101.")
    private String border;

    @Option(
            names = "--magnitude",
            paramLabel = "NORM",
            description = "Length of a gradient: l2 (root of the sum of squares) or l1 (sum of absolute"
                    + " values). Default: l2.")
    private String magnitude;

    @Option(
            names = "--ksize",
            paramLabel = "N",
            description = "Pixels of the Sobel kernel along a side: 3, 5 or 7. Default: 3.")
    private String ksize;

    @Option(
            names = "--channels",
            paramLabel = "HOW",
            description = "Gradients of each colour, or of the gray image: each or gray. Default: each.")
    private String channels;

    @Option(
            names = "--scale",
            paramLabel = "FACTOR",
            description = "Factor of gradients: none, max (the image's largest one becomes white) or a"
                    + " number. Default: none.")
    private String scale;

    @Option(
            names = "--depth",
            paramLabel = "BITS",
            description = "Bits of a sample of the result: same, 8, 16 or float (TIFF only, gradients not"
                    + " clamped). Default: same.")
    private String depth;

    @Option(
            names = "--pyramid",
            paramLabel = "FORM",
            defaultValue = "none",
            description = "What is made besides, to zoom into images of any size: none, or dzi (Deep Zoom images of"
                    + " inputs and results, and a viewer in report.html). Default: ${DEFAULT-VALUE}.")
    private ImageArguments.Pyramid pyramid;

    @Option(
            names = "--tile-size",
            paramLabel = "N",
            defaultValue = "4096",
            description = "Most pixels a side that are filtered at once. Results do not depend on it, memory does."
                    + " Default: ${DEFAULT-VALUE}.")
    private int tileSize;

    @Option(
            names = "--keep-tiles",
            description = "Cut the results into tiles of --tile-size pixels too, each a PNG of its own:"
                    + " tiles/NAME/COLUMN_ROW.png.")
    private boolean keepTiles;

    @Option(
            names = "--max-pixels",
            paramLabel = "N",
            defaultValue = "4000000000",
            description = "Most pixels of an image; larger ones are refused unread. Default: ${DEFAULT-VALUE}.")
    private long maxPixels;

    @Option(
            names = "--max-expansion",
            paramLabel = "N",
            defaultValue = "500",
            description = "Most decoded bytes per byte of a file, for images of more than 64 MiB decoded."
                    + " Default: ${DEFAULT-VALUE}.")
    private long maxExpansion;

    @Option(
            names = "--max-files",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Most files of a run. Default: ${DEFAULT-VALUE}.")
    private int maxFiles;

    @Option(
            names = "--bad-files",
            paramLabel = "WHAT",
            defaultValue = "fail",
            description = "What to do about files that cannot be read or written: fail and name them, or skip them and"
                    + " record why. Default: ${DEFAULT-VALUE}.")
    private ImageArguments.BadFiles badFiles;

    @Option(names = "--force", description = "Compute again what is already done. Default: show the result there is.")
    private boolean force;

    /** Reads the words that stand after the command's name. */
    static ImageArguments parse(List<String> words) {
        ImageOptions options = new ImageOptions();
        new CommandLine(options)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .parseArgs(words.toArray(String[]::new));
        return options.arguments();
    }

    /** The record that all ways to start a run share. */
    public ImageArguments arguments() {
        return new ImageArguments(
                operations,
                inputs,
                output,
                format,
                parameters(),
                pyramid,
                tileSize,
                keepTiles,
                maxPixels,
                maxExpansion,
                maxFiles,
                badFiles,
                force);
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "border", border);
        put(parameters, "magnitude", magnitude);
        put(parameters, "ksize", ksize);
        put(parameters, "channels", channels);
        put(parameters, "scale", scale);
        put(parameters, "depth", depth);
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }
}
