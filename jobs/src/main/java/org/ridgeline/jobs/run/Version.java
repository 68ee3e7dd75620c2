package org.ridgeline.jobs.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Which build this is.
 *
 * @param number of the release, as in the jar's name
 * @param commit abbreviated git commit, "unknown" if it was built without git
 * @param dirty whether files differed from that commit
 */
public record Version(String number, String commit, boolean dirty) {

    /** The version of the running program. */
    public static Version current() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            if (in == null) {
                throw new IllegalStateException("version.properties is missing beside " + Version.class.getName()
                        + ": build with ./mvnw -Dquick package");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Version(
                properties.getProperty("version"),
                properties.getProperty("commit"),
                Boolean.parseBoolean(properties.getProperty("dirty")));
    }

    /** What tells this build from others: its commit, and if files differed from that, when it was built. */
    public String build() {
        if (!dirty) {
            return commit;
        }
        try {
            Path code = Path.of(Version.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return commit + " changed " + Files.getLastModifiedTime(code).toMillis();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the program's own jar cannot be looked at", e);
        }
    }

    /** For example {@code 0.1.0 (6275ac5)}, or {@code 0.1.0 (6275ac5, changed)}. */
    @Override
    public String toString() {
        return number + " (" + commit + (dirty ? ", changed" : "") + ")";
    }
}
