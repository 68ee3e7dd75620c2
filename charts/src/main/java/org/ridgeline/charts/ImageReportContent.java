package org.ridgeline.charts;

import java.util.List;
import java.util.Map;
import org.ridgeline.result.ImageRecord;
import org.ridgeline.result.ImageRunRecord;

/**
 * All that stands in the report of an image run.
 *
 * @param run what was run, and how it went
 * @param images all files, in their order
 * @param command a line that makes it again; it may name what the result does not depend on
 * @param facts name and value, in order, that the same request on the same files has in common: versions, parameters
 * @param viewer what opens when an image is chosen
 */
public record ImageReportContent(
        ImageRunRecord run, List<ImageRecord> images, String command, Map<String, String> facts, Viewer viewer) {

    /** What opens when an image is chosen. */
    public enum Viewer {
        /** Its thumbnail, with what is known of it. */
        THUMBNAIL,
        /** Its deep-zoom pyramids below {@code pyramids/}. */
        DEEP_ZOOM
    }
}
