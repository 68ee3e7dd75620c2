package org.ridgeline.source;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Assumptions;

/** One session for all tests of the source: tasks are tried four times, as on a cluster. */
final class TestSpark {
    private static SparkSession session;

    private TestSpark() {}

    static synchronized SparkSession session() {
        if (session == null) {
            session = SparkSession.builder()
                    .master("local[2,4]")
                    .appName("source tests")
                    .config("spark.ui.enabled", false)
                    .config("spark.sql.shuffle.partitions", 2)
                    .config("spark.sql.catalog.root", RootCatalog.class.getName())
                    .getOrCreate();
        }
        return session;
    }

    /** A file's time, as it is listed. */
    static String version(Path file) {
        return "modified " + file.toFile().lastModified();
    }

    /** A file under shared/, or the test is skipped. */
    static Path shared(String path) {
        Path file = Path.of(System.getProperty("ridgeline.shared", "../../shared"), path)
                .toAbsolutePath()
                .normalize();
        Assumptions.assumeTrue(Files.exists(file), () -> file + " is not there");
        return file;
    }
}
