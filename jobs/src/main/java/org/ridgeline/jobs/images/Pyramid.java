package org.ridgeline.jobs.images;

import java.io.IOException;
import java.io.Serializable;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.ridgeline.image.Carried;
import org.ridgeline.image.Channels;
import org.ridgeline.image.DeepZoom;
import org.ridgeline.image.ImageShape;
import org.ridgeline.image.Shown;

/**
 * A deep-zoom pyramid of an image: of its input, or of its result.
 *
 * @param work the image
 * @param side which of both
 */
record Pyramid(ImageWork work, Side side) implements Serializable {
    /** Where pyramids lie below the run folder. */
    static final String FOLDER = "pyramids";

    /** Of an image before and after. */
    enum Side {
        BEFORE,
        AFTER;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    DeepZoom zoom() {
        return new DeepZoom(work.header().width(), work.header().height());
    }

    private ImageShape shape(Setup setup) {
        ImageShape input = work.header().shape();
        return switch (side) {
            case BEFORE -> input;
            case AFTER -> Filtered.result(setup.chain(), input);
        };
    }

    Channels channels(Setup setup) {
        return Shown.channels(shape(setup).channels());
    }

    Shown shown(Setup setup, Carried carried) {
        ImageShape input = work.header().shape();
        return switch (side) {
            case BEFORE -> setup.viewing().before(input.depth(), carried);
            case AFTER -> setup.viewing().after(input.depth(), shape(setup).depth(), carried);
        };
    }

    /** The file whose pixels it shows. */
    OpenImage open(Setup setup) throws IOException {
        Configuration hadoop = setup.hadoop();
        return switch (side) {
            case BEFORE -> OpenImage.ranges(work.input(), setup.limits(), hadoop);
            case AFTER -> {
                Path path = setup.image(work.output());
                FileSystem store = Stores.of(path, hadoop);
                long size = store.getFileStatus(path).getLen();
                ImageInput result = new ImageInput(path.toString(), size, "", "", work.output());
                // What we wrote ourselves may expand as far as it likes: an image without an edge is all black.
                yield OpenImage.ranges(
                        result, setup.limits().withPixels(Long.MAX_VALUE).withExpansion(Long.MAX_VALUE), hadoop);
            }
        };
    }

    private String folder(Setup setup) {
        return setup.folder() + "/" + FOLDER + "/" + work.output();
    }

    /** The description, beside the folder of tiles. */
    Path description(Setup setup) {
        return new Path(folder(setup) + "/" + side.text() + ".dzi");
    }

    Path tile(Setup setup, int level, int column, int row) {
        return new Path(folder(setup) + "/" + side.text() + "_files/" + level + "/" + column + "_" + row + "."
                + DeepZoom.FORMAT);
    }

    /** Where a part of a level waits for the levels below to be made: rows of pixels without gaps, channel by channel. */
    Path waiting(Setup setup, int level, int column, int row) {
        return setup.part("pyramid-" + work.index() + "-" + side.text() + "/" + level + "-" + column + "-" + row);
    }
}
