package org.ridgeline.jobs.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.image.Channels;
import org.ridgeline.image.Depth;

/**
 * Two hundred damaged files in one run, small ones and such as are made in pieces: whatever a checksum or a length tells has no
 * result. (That two thousand are told in little memory is tested where they are read, in {@code DamagedFilesTest}.)
 */
class DamageTest {
    private static final int EACH = 50;

    @TempDir
    Path folder;

    private final ImageRuns runs = new ImageRuns();

    private Map<String, Path> sound() throws IOException {
        Map<String, Path> sound = new LinkedHashMap<>();
        sound.put(
                "rgb.png",
                ImageRuns.png(folder.resolve("rgb.png"), ImageRuns.random(90, 70, Channels.RGB, Depth.BITS8, 1)));
        sound.put(
                "gray.png",
                ImageRuns.png(folder.resolve("gray.png"), ImageRuns.random(190, 150, Channels.GRAY, Depth.BITS16, 2)));
        sound.put(
                "rgb.tif",
                ImageRuns.tiff(folder.resolve("rgb.tif"), ImageRuns.random(190, 150, Channels.RGB, Depth.BITS8, 3)));
        Path jpeg = folder.resolve("rgb.jpg");
        BufferedImage image = new BufferedImage(190, 150, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 190 * 150; i++) {
            image.setRGB(i % 190, i / 190, 0x30507 * (i % 190) + i / 190);
        }
        assertThat(ImageIO.write(image, "jpg", jpeg.toFile())).isTrue();
        sound.put("rgb.jpg", jpeg);
        return sound;
    }

    @Test
    void damagedFilesLeaveNoResultThatLooksWhole() throws IOException {
        Path in = folder.resolve("in");
        Map<String, Path> sound = sound();
        Random random = new Random(404);
        for (Map.Entry<String, Path> each : sound.entrySet()) {
            Files.createDirectories(in.resolve(each.getKey()));
            byte[] right = Files.readAllBytes(each.getValue());
            Files.write(in.resolve(each.getKey()).resolve("right-" + each.getKey()), right);
            for (int i = 0; i < EACH; i++) {
                byte[] wrong = right.clone();
                boolean cut = i % 3 == 0;
                if (cut) {
                    wrong = Arrays.copyOf(right, random.nextInt(right.length - 12));
                } else {
                    for (int bit = 0; bit <= i % 5; bit++) {
                        wrong[random.nextInt(right.length)] ^= (byte) (1 << random.nextInt(8));
                    }
                }
                Files.write(
                        in.resolve(each.getKey()).resolve((cut ? "cut-" : "hit-") + i + "-" + each.getKey()), wrong);
            }
        }
        for (long large : new long[] {Integer.MAX_VALUE, 10_000}) {
            Path run = runs.cut(
                    large,
                    5_000,
                    "sobel",
                    "--force",
                    "--bad-files",
                    "skip",
                    "--max-pixels",
                    "10000000",
                    "--input",
                    in.toString(),
                    "--output",
                    folder.resolve("out").toString());
            Map<String, byte[]> images = ImageRuns.images(run);
            for (String kind : sound.keySet()) {
                byte[] right = images.get(kind + "/right-" + kind);
                assertThat(right).as(kind).isNotNull();
                images.forEach((name, bytes) -> {
                    if (name.startsWith(kind + "/")) {
                        assertThat(name).doesNotContain("cut-");
                        // Every byte of a PNG is under a checksum.
                        if (kind.endsWith(".png")) {
                            assertThat(bytes).as(name).isEqualTo(right);
                        }
                    }
                });
            }
            JsonNode record =
                    new ObjectMapper().readTree(run.resolve("run.json").toFile());
            assertThat(record.get("files").asInt()).isEqualTo(4 * EACH + 4);
            assertThat(record.get("images").asInt()).isEqualTo(images.size());
            assertThat(record.get("refused")).hasSize(4 * EACH + 4 - images.size());
            try (Stream<Path> files = Files.walk(run)) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .noneMatch(name -> name.endsWith(".tmp") || name.equals("_parts"));
            }
        }
    }
}
