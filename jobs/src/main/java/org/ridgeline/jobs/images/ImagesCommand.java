package org.ridgeline.jobs.images;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.ridgeline.jobs.run.Outcome;
import org.ridgeline.jobs.run.Session;
import org.ridgeline.request.ImageArguments;
import org.ridgeline.request.ImageOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ridgeline images sobel --input photos --output runs}. */
@Command(
        name = "images",
        description = "Applies operations to images: Sobel gradients and others, seamless at any size.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ridgeline images sobel --input photos --output runs",
            "         ridgeline images grayscale,sobel --input s3a://scans/2024 --output s3a://results --format png"
        })
public final class ImagesCommand implements Callable<Integer> {
    @Mixin
    private ImageOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ImageArguments arguments = options.arguments();
        try (SparkSession spark = Session.start("ridgeline images " + String.join(",", arguments.operations()))) {
            Outcome.tell(
                    spark, new ImageJob(spark, arguments, spec.commandLine().getOut()).run());
        }
        return 0;
    }
}
