package org.ridgeline.submit;

import java.nio.file.Path;
import org.ridgeline.request.EventArguments;
import org.ridgeline.request.ImageArguments;

/** Paths as they were typed, made such that they lead to the same place from everywhere, as a request needs them. */
final class Places {
    private Places() {}

    static EventArguments absolute(EventArguments given) {
        return new EventArguments(
                given.analysis(),
                given.inputs().stream().map(Places::absolute).toList(),
                absolute(given.output()),
                given.samples(),
                given.as(),
                given.allowMissing(),
                given.luminosity(),
                given.fraction(),
                given.set(),
                given.writeEvents(),
                given.badFiles(),
                given.force());
    }

    static ImageArguments absolute(ImageArguments given) {
        return new ImageArguments(
                given.operations(),
                given.inputs().stream().map(Places::absolute).toList(),
                absolute(given.output()),
                given.format(),
                given.parameters(),
                given.pyramid(),
                given.tileSize(),
                given.keepTiles(),
                given.maxPixels(),
                given.maxExpansion(),
                given.maxFiles(),
                given.badFiles(),
                given.force());
    }

    private static String absolute(String place) {
        if (place.isEmpty() || place.contains("://")) {
            return place;
        }
        return Path.of(place).toAbsolutePath().normalize().toString();
    }
}
