package org.ridgeline.jobs.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.image.Channels;
import org.ridgeline.image.Depth;

/** A file more costs one file: the other results are taken from the run before. */
class ReuseTest {
    @TempDir
    Path folder;

    private final ImageRuns runs = new ImageRuns();

    @BeforeEach
    void make() {
        for (int i = 0; i < 4; i++) {
            add("scan" + i + ".png", i);
        }
    }

    private Path add(String name, int seed) {
        return ImageRuns.png(
                folder.resolve("in").resolve(name), ImageRuns.random(120, 90, Channels.RGB, Depth.BITS8, seed));
    }

    private Path run(String... more) {
        String[] words = Stream.concat(
                        Stream.of(
                                "sobel",
                                "--input",
                                folder.resolve("in").toString(),
                                "--output",
                                folder.resolve("out").toString()),
                        Stream.of(more))
                .toArray(String[]::new);
        return runs.run(words);
    }

    private static int reused(Path run) throws IOException {
        return new ObjectMapper()
                .readTree(run.resolve("run.json").toFile())
                .get("reused")
                .asInt();
    }

    private static void remove(Path run) throws IOException {
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void oneFileMoreIsOneFileDoneAndEitherRunStandsByItself() throws IOException {
        Path first = run();
        assertThat(reused(first)).isZero();
        add("another.png", 9);
        Path second = run();
        assertThat(second).isNotEqualTo(first);
        assertThat(reused(second)).isEqualTo(4);
        assertThat(runs.console()).contains("5 images").contains("; 4 taken from former runs");
        Map<String, byte[]> taken = ImageRuns.images(second);
        Map<String, byte[]> thumbnails = ImageRuns.files(second.resolve("thumbnails"));
        Map<String, byte[]> computed = ImageRuns.images(run("--force"));
        assertThat(reused(second)).isZero();
        assertThat(taken.keySet()).isEqualTo(computed.keySet());
        taken.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(computed.get(name)));
        assertThat(thumbnails.keySet()).hasSize(5);
        Map<String, byte[]> made = ImageRuns.files(second.resolve("thumbnails"));
        thumbnails.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(made.get(name)));

        add("third.png", 10);
        Path third = run();
        assertThat(reused(third)).isEqualTo(5);
        remove(first);
        remove(second);
        Map<String, byte[]> left = ImageRuns.images(third);
        assertThat(left).hasSize(6);
        computed.forEach((name, bytes) -> assertThat(left.get(name)).as(name).isEqualTo(bytes));
    }

    @Test
    void theSameContentElsewhereIsKnownByItsChecksum() throws IOException {
        run();
        Path moved = folder.resolve("in/moved/renamed.png");
        Files.createDirectories(moved.getParent());
        Files.move(folder.resolve("in/scan2.png"), moved);
        Files.setLastModifiedTime(moved, FileTime.from(Instant.now().minusSeconds(5)));
        Path second = run();
        assertThat(reused(second)).isEqualTo(4);
        assertThat(ImageRuns.images(second)).containsKey("moved/renamed.png").doesNotContainKey("scan2.png");
    }

    @Test
    void whatMayDifferIsDoneAgain() throws IOException {
        run();
        assertThat(reused(run("--border", "replicate"))).as("another option").isZero();
        assertThat(reused(run("--format", "tiff"))).as("another format").isZero();
        Path zoomed = run("--pyramid", "dzi");
        assertThat(reused(zoomed)).as("pyramids are made of images at hand").isZero();
        assertThat(zoomed.resolve("pyramids/scan0.png/after.dzi")).exists();
        Path changed = add("scan1.png", 77);
        Files.setLastModifiedTime(changed, FileTime.from(Instant.now().plusSeconds(9)));
        Path second = run();
        assertThat(reused(second)).as("one changed input").isEqualTo(3);
    }

    @Test
    void aResultThatWasChangedOrIsGoneIsNotTaken() throws IOException {
        Path first = run();
        Map<String, byte[]> right = ImageRuns.images(first);
        Files.delete(first.resolve("images/scan0.png"));
        byte[] other = right.get("scan1.png").clone();
        other[other.length / 2] ^= 1;
        Path changed = folder.resolve("other");
        Files.write(changed, other);
        Files.setLastModifiedTime(changed, FileTime.from(Instant.now().plusSeconds(3)));
        Files.move(changed, first.resolve("images/scan1.png"), StandardCopyOption.REPLACE_EXISTING);
        add("another.png", 9);
        Path second = run();
        assertThat(reused(second)).isEqualTo(2);
        Map<String, byte[]> images = ImageRuns.images(second);
        right.forEach((name, bytes) -> assertThat(images.get(name)).as(name).isEqualTo(bytes));
    }
}
