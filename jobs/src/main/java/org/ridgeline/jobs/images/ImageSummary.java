package org.ridgeline.jobs.images;

import java.io.PrintWriter;
import java.util.Locale;
import org.ridgeline.result.ImageRunRecord;

/** What a run prints when it is done. */
final class ImageSummary {
    private ImageSummary() {}

    /** @param folder address of the run folder */
    static void print(ImageRunRecord run, String folder, PrintWriter out) {
        double seconds =
                run.seconds().values().stream().mapToDouble(Double::doubleValue).sum();
        for (String reason : run.refused()) {
            out.println("  skipped: " + reason);
        }
        out.printf(
                Locale.ROOT,
                "%,d images, %,.1f megapixels, in %.1f s%s%s%n",
                run.images(),
                run.pixels() / 1e6,
                seconds,
                run.reused() == 0 ? "" : String.format(Locale.ROOT, "; %,d taken from former runs", run.reused()),
                run.refused().isEmpty() ? "" : "; " + run.refused().size() + " files skipped");
        out.println();
        out.println("Report: " + folder + "/report.html");
        out.println("Images: " + folder + "/images");
        out.flush();
    }
}
