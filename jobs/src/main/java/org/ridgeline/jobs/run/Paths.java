package org.ridgeline.jobs.run;

/** How users write paths, and how Hadoop wants them. */
public final class Paths {
    private Paths() {}

    /** {@code s3://} and {@code s3n://} are other names of what Hadoop reads as {@code s3a://}. */
    public static String s3a(String path) {
        return path.replaceFirst("^(?i:s3n?)://", "s3a://");
    }
}
