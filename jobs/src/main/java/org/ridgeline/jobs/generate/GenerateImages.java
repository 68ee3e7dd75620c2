package org.ridgeline.jobs.generate;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.ridgeline.bucket.Address;
import org.ridgeline.jobs.run.Session;
import org.ridgeline.request.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ridgeline generate images}: writes images to try the operations with. */
@Command(
        name = "images",
        description = {
            "Writes images to try the operations with:",
            "<output>/landscape.jpg, like a photograph; <output>/chart.png, like a chart; and",
            "<output>/fields.tif, like a survey from the air, a tiled TIFF of any size. Equal arguments give equal files."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: submit/ridgeline generate images --output samples",
            "         submit/ridgeline images sobel --input samples --pyramid dzi --output runs"
        })
final class GenerateImages implements Callable<Integer> {
    private static final int MOST_MEGAPIXELS = 10_000;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            required = true,
            description =
                    "folder, or bucket and prefix (s3a://bucket/samples); older files of the same names are replaced")
    private String output;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "start of the random numbers, default ${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = "--megapixels",
            paramLabel = "N",
            defaultValue = "100",
            description = "millions of pixels of the large image, default ${DEFAULT-VALUE}")
    private int megapixels;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (megapixels < 1 || megapixels > MOST_MEGAPIXELS) {
            throw new UserError("--megapixels must be 1 to " + MOST_MEGAPIXELS + ", not " + megapixels);
        }
        SparkSession spark = Session.start("generate images"); // for its settings of stores
        Configuration hadoop = spark.sessionState().newHadoopConf();
        PrintWriter out = spec.commandLine().getOut();
        for (Map.Entry<String, Picture> each : pictures().entrySet()) {
            Picture picture = each.getValue();
            Path path = new Path(Address.of(output) + "/" + each.getKey());
            long bytes = write(picture, path, hadoop);
            String size = String.format(Locale.ROOT, "%,d x %,d", picture.width(), picture.height());
            out.printf(Locale.ROOT, "%17s pixels %,14d bytes  %s%n", size, bytes, path);
            out.flush();
        }
        return 0;
    }

    private static long write(Picture picture, Path path, Configuration hadoop) {
        try {
            return new PictureFile(picture).write(path, hadoop);
        } catch (IOException failure) {
            throw new UserError(path + " cannot be written: " + failure.getMessage(), failure);
        }
    }

    private Map<String, Picture> pictures() {
        Map<String, Picture> pictures = new LinkedHashMap<>();
        pictures.put("landscape.jpg", new Landscape(2400, 1600, seed));
        pictures.put("chart.png", new BarChart(1600, 1000, seed));
        int width = (int) Math.ceil(Math.sqrt(1.5e6 * megapixels));
        int height = (int) Math.ceil(1e6 * megapixels / width);
        pictures.put("fields.tif", new Fields(width, height, seed));
        return pictures;
    }
}
