package org.ridgeline.jobs.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgeline.image.Channels;
import org.ridgeline.image.Depth;
import org.ridgeline.image.Raster;
import org.ridgeline.image.Region;
import org.ridgeline.jobs.run.Fault;
import org.ridgeline.jobs.run.MainProcess;

/** Outputs that cannot be written are one line, by which the command ends with 2, and leave nothing that looks whole. */
class UnwritableOutputTest {
    @TempDir
    Path folder;

    private final ImageRuns runs = new ImageRuns();
    private Path disk;

    private String[] words(Path output) {
        return ("color_inversion --input " + folder.resolve("in") + " --output " + output).split(" ");
    }

    private String line(Path output, long largePixels) {
        Throwable failure = catchThrowable(() -> runs.cut(largePixels, 1_000_000, words(output)));
        assertThat(failure).isNotNull();
        String line = Fault.of(failure);
        assertThat(line).as("a line for the user, of %s", failure).isNotNull().doesNotContain("\n");
        return line;
    }

    /** A disk of its own, which only root can make. */
    private void mount(String options) throws IOException, InterruptedException {
        disk = Files.createDirectories(folder.resolve("disk"));
        boolean mounted;
        try {
            mounted = execute("mount", "-t", "tmpfs", "-o", options, "tmpfs", disk.toString());
        } catch (IOException noSuchProgram) {
            mounted = false;
        }
        if (!mounted) {
            disk = null;
        }
        Assumptions.assumeTrue(mounted, "a disk cannot be mounted here: that takes root, and Linux");
    }

    private static boolean execute(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (disk != null) {
            execute("umount", disk.toString());
        }
    }

    private static Map<String, byte[]> visible(Path run) throws IOException {
        Map<String, byte[]> images = new TreeMap<>();
        if (Files.exists(run.resolve("images"))) {
            images.putAll(ImageRuns.images(run));
        }
        return images;
    }

    /** Images that tasks hold whole, and such as are made in pieces; 6 MB of noise do not fit into 4. */
    @ParameterizedTest
    @CsvSource({"small, 10000000", "large, 100000"})
    void aFullDiskLeavesOnlyWholeImagesAndIsEnoughOnceItHasRoom(String kind, long largePixels) throws Exception {
        for (int i = 0; i < 3; i++) {
            noise(folder.resolve("in/" + i + ".tif"), i);
        }
        Map<String, byte[]> right = ImageRuns.images(runs.cut(largePixels, 1_000_000, words(folder.resolve("room"))));
        mount("size=4m");
        assertThat(line(disk, largePixels)).contains("the disk is full", "No space left on device");
        Path run = MainProcess.first(disk.resolve("images"));
        assertThat(run.resolve("_SUCCESS")).doesNotExist();
        Map<String, byte[]> left = visible(run);
        assertThat(right.keySet()).as("whole images, and no hidden rests").containsAll(left.keySet());
        left.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(right.get(name)));

        assertThat(execute("mount", "-o", "remount,size=64m", disk.toString())).isTrue();
        assertThat(runs.cut(largePixels, 1_000_000, words(disk))).isEqualTo(run);
        Map<String, byte[]> images = ImageRuns.images(run);
        assertThat(images.keySet()).isEqualTo(right.keySet());
        right.forEach((name, bytes) -> assertThat(images.get(name)).as(name).isEqualTo(bytes));
    }

    private static void noise(Path file, int seed) {
        byte[] samples = new byte[1400 * 1400];
        new Random(seed).nextBytes(samples);
        Region bounds = new Region(0, 0, 1400, 1400);
        ImageRuns.tiff(file, new Raster.Bytes(bounds, Channels.GRAY, new byte[][] {samples}));
    }

    @Test
    void aFileInTheWayIsNamed() throws IOException {
        ImageRuns.png(folder.resolve("in/a.png"), ImageRuns.random(40, 30, Channels.GRAY, Depth.BITS8, 1));
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        assertThat(line(file, 1_000_000)).startsWith("output " + file).contains("cannot be");
        assertThat(file).hasContent("in the way");
    }

    @Test
    void aFolderThatMustNotBeWrittenIsNamed() throws Exception {
        ImageRuns.png(folder.resolve("in/a.png"), ImageRuns.random(40, 30, Channels.GRAY, Depth.BITS8, 1));
        Path closed = folder.resolve("closed");
        if (!Files.createDirectories(closed).toFile().setWritable(false) || Files.isWritable(closed)) {
            mount("ro,size=1m"); // root may write anywhere else
            closed = disk;
        }
        assertThat(line(closed, 1_000_000)).startsWith("output " + closed).contains("cannot be");
        assertThat(closed).isEmptyDirectory();
    }
}
