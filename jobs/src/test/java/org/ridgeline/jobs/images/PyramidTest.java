package org.ridgeline.jobs.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.charts.ImageReport;
import org.ridgeline.image.Channels;
import org.ridgeline.image.Depth;

/** The deep-zoom pyramids of runs: what they hold is tested with the image package, here that all is made, and once. */
class PyramidTest {
    @TempDir
    Path folder;

    private final ImageRuns runs = new ImageRuns();

    private Path run(String output, long largePixels, long piecePixels, int tile) {
        String words = "color_inversion --pyramid dzi --tile-size " + tile + " --input " + folder.resolve("in")
                + " --output " + folder.resolve(output);
        return runs.cut(largePixels, piecePixels, words.split(" "));
    }

    @Test
    void aPyramidHasAllTilesOfAllLevelsAndTheyDependOnTheImageAlone() throws IOException {
        // More than one part of 4,064 pixels; the same pixels once by region, once row by row.
        var image = ImageRuns.random(4200, 700, Channels.GRAY, Depth.BITS8, 1);
        ImageRuns.tiff(folder.resolve("in/regions.tif"), image);
        ImageRuns.png(folder.resolve("in/rows.png"), image);
        ImageRuns.png(folder.resolve("in/one.png"), ImageRuns.random(1, 1, Channels.RGB, Depth.BITS8, 2));
        Path whole = run("whole", Integer.MAX_VALUE, 1, 4096);
        Map<String, byte[]> tiles = ImageRuns.files(whole.resolve("pyramids"));

        for (String side : new String[] {"before", "after"}) {
            Map<String, byte[]> regions = below(tiles, "regions.tif/" + side + "_files/");
            assertThat(regions)
                    .isEqualTo(below(tiles, "rows.png/" + side + "_files/"))
                    .hasSize(17 * 3 + 9 * 2 + 5 + 3 + 2 + 9);
            regions.forEach((name, bytes) -> assertSize(name, bytes, 4200, 700));
            assertThat(below(tiles, "one.png/" + side + "_files/")).containsOnlyKeys("0/0_0.jpg");
            assertThat(new String(tiles.get("regions.tif/" + side + ".dzi"), StandardCharsets.UTF_8))
                    .contains("Width=\"4200\" Height=\"700\"");
        }
        assertThat(mean(tiles.get("regions.tif/before_files/0/0_0.jpg"))
                        + mean(tiles.get("regions.tif/after_files/0/0_0.jpg")))
                .as("an image and its inversion")
                .isBetween(251.0, 259.0);
        assertThat(whole.resolve("_parts")).doesNotExist();

        Path pieces = run("pieces", 1000, 500_000, 512);
        assertThat(pieces.getFileName()).isEqualTo(whole.getFileName());
        assertThat(digests(pieces)).isEqualTo(digests(whole));
    }

    private static Map<String, byte[]> below(Map<String, byte[]> files, String prefix) {
        Map<String, byte[]> found = new TreeMap<>();
        files.forEach((name, bytes) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), bytes);
            }
        });
        return new TreeMap<>(found) {
            @Override
            public boolean equals(Object other) { // maps compare arrays by identity
                return other instanceof Map<?, ?> map
                        && keySet().equals(map.keySet())
                        && keySet().stream()
                                .allMatch(name -> java.util.Arrays.equals(get(name), (byte[]) map.get(name)));
            }

            @Override
            public int hashCode() {
                return keySet().hashCode();
            }
        };
    }

    /** Of level 13, which is the image, down to level 0. */
    private static void assertSize(String name, byte[] bytes, int width, int height) {
        String[] parts = name.split("[/_.]");
        int halvings = 13 - Integer.parseInt(parts[0]);
        BufferedImage tile = read(bytes);
        assertThat(tile.getWidth())
                .as(name)
                .isEqualTo(side((width + (1 << halvings) - 1) >> halvings, Integer.parseInt(parts[1])));
        assertThat(tile.getHeight())
                .as(name)
                .isEqualTo(side((height + (1 << halvings) - 1) >> halvings, Integer.parseInt(parts[2])));
    }

    private static int side(int level, int index) {
        return Math.min(level, index * 254 + 255) - Math.max(0, index * 254 - 1);
    }

    private static double mean(byte[] tile) {
        return read(tile).getRaster().getSample(0, 0, 0);
    }

    private static BufferedImage read(byte[] bytes) {
        try {
            return ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException wrong) {
            throw new AssertionError("not a JPEG", wrong);
        }
    }

    /** All that a run made, but for what was measured. */
    private static Map<String, String> digests(Path run) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        ImageRuns.files(run).forEach((name, bytes) -> digests.put(name, Sha256.of(bytes)));
        assertThat(digests).containsKeys("report.html", "report/index.js", ImageReport.TIMES);
        digests.keySet()
                .removeIf(name -> name.endsWith(".crc")
                        || name.equals(ImageReport.TIMES)
                        || name.equals("run.json")
                        || name.equals("images.parquet"));
        assertThat(Files.size(run.resolve(ImageReport.TIMES))).isPositive();
        return digests;
    }
}
