package org.ridgeline.jobs.images;

import java.io.File;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkEnv;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.ridgeline.filter.Chain;
import org.ridgeline.image.ImageLimits;

/**
 * What all tasks of a run have in common.
 *
 * @param chain what is done to each image
 * @param viewing how inputs and results are shown
 * @param tileSize most pixels of a tile along a side
 * @param maxPixels of an image
 * @param maxExpansion of a file
 * @param largePixels images of more are not held whole
 * @param folder of the run
 * @param settings of the stores
 */
record Setup(
        Chain chain,
        Viewing viewing,
        int tileSize,
        long maxPixels,
        long maxExpansion,
        long largePixels,
        String folder,
        Broadcast<SerializableConfiguration> settings)
        implements Serializable {

    /** Where results lie below the run folder. */
    static final String IMAGES = "images";

    /** Where thumbnails lie below the run folder. */
    static final String THUMBNAILS = "thumbnails";

    /** Where encoded parts wait to be joined. */
    static final String PARTS = "_parts";

    Configuration hadoop() {
        return settings.value().value();
    }

    /** The limits for readers in a task; pixels that must wait go to Spark's own local folder. */
    ImageLimits limits() {
        File[] folders = SparkEnv.get().blockManager().diskBlockManager().localDirs();
        return ImageLimits.DEFAULT
                .withPixels(maxPixels)
                .withExpansion(maxExpansion)
                .withScratch(folders.length == 0 ? ImageLimits.DEFAULT.scratch() : folders[0]);
    }

    /** The file of a result. Names may hold what a Hadoop path takes for a scheme, so they are appended as text. */
    Path image(String name) {
        return new Path(folder + "/" + IMAGES + "/" + name);
    }

    /** The file of a tile of a result. */
    Path tile(String output, String name) {
        return new Path(folder + "/" + TileRows.FOLDER + "/" + output + "/" + name + ".png");
    }

    /** The thumbnail of the result of that name. */
    Path thumbnail(String name) {
        return thumbnail(folder, name);
    }

    static Path thumbnail(String run, String name) {
        return new Path(run + "/" + THUMBNAILS + "/" + name + ".jpg");
    }

    Path part(String name) {
        return new Path(folder + "/" + PARTS + "/" + name);
    }
}
