package org.ridgeline.jobs.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.image.Channels;
import org.ridgeline.image.Depth;
import org.ridgeline.jobs.run.LocalSpark;

/** Tasks that fail in the middle, because the store does, are tried again and leave what they would have at once. */
class RepeatedTaskTest {
    @TempDir
    Path folder;

    private final ImageRuns runs = new ImageRuns();

    /** The local disk, of which every third file that is opened cannot be read. */
    public static final class Flaky extends RawLocalFileSystem {
        private static final AtomicInteger OPENED = new AtomicInteger();
        private static final AtomicInteger FAILED = new AtomicInteger();

        @Override
        public FSDataInputStream open(org.apache.hadoop.fs.Path path, int buffer) throws IOException {
            if (OPENED.incrementAndGet() % 3 == 0 && path.toString().contains("/in/")) {
                FAILED.incrementAndGet();
                throw new EOFException("the connection was lost");
            }
            return super.open(path, buffer);
        }
    }

    private void breakDisk() {
        Configuration hadoop = LocalSpark.session().sparkContext().hadoopConfiguration();
        hadoop.set("fs.file.impl", Flaky.class.getName());
        hadoop.set("fs.file.impl.disable.cache", "true");
    }

    @AfterEach
    void mendDisk() {
        Configuration hadoop = LocalSpark.session().sparkContext().hadoopConfiguration();
        hadoop.unset("fs.file.impl");
        hadoop.unset("fs.file.impl.disable.cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sobel --format tiff", "edge_detection --format png"})
    void bytesDoNotTellThatTasksWereRepeated(String words) throws IOException {
        ImageRuns.png(folder.resolve("in/a.png"), ImageRuns.random(300, 200, Channels.RGB, Depth.BITS8, 1));
        ImageRuns.tiff(folder.resolve("in/b.tif"), ImageRuns.random(1400, 1200, Channels.GRAY, Depth.BITS8, 2));
        Map<String, byte[]> atOnce = ImageRuns.images(cut(words, "once"));
        breakDisk();
        int failed = Flaky.FAILED.get();
        Path run = cut(words, "again");
        assertThat(Flaky.FAILED.get()).as("failures").isGreaterThan(failed + 2);
        Map<String, byte[]> again = ImageRuns.images(run);
        assertThat(again.keySet()).isEqualTo(atOnce.keySet());
        atOnce.forEach((name, bytes) -> assertThat(again.get(name)).as(name).isEqualTo(bytes));
        try (Stream<Path> files = Files.walk(run)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.endsWith(".tmp") || name.equals("_parts"));
        }
    }

    private Path cut(String words, String output) {
        String all = words + " --input " + folder.resolve("in") + " --output " + folder.resolve(output);
        return runs.cut(100_000, 400_000, all.split(" "));
    }
}
