package org.ridgeline.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pillow, OpenCV and tifffile read what the writers write, and find the same pixels. */
class OtherReadersTest {

    /** Compares each file with the raw samples beside it, by every reader that claims its format. */
    private static final String SCRIPT = """
            import sys, json, numpy, cv2, PIL.Image, tifffile
            PIL.Image.MAX_IMAGE_PIXELS = None
            for line in open(sys.argv[1]):
                path, width, height, channels, dtype = line.split()
                shape = (int(height), int(width)) + ((int(channels),) if int(channels) > 1 else ())
                raw = numpy.fromfile(path + '.raw', dtype).reshape(shape)
                def check(reader, got):
                    if got.dtype != raw.dtype or got.shape != raw.shape or not numpy.array_equal(got, raw):
                        print(path, reader, 'differs:', got.dtype, got.shape, raw.dtype, raw.shape)
                if path.endswith('.tif'):
                    check('tifffile', tifffile.imread(path))
                if dtype == 'u1' or channels == '1':
                    check('Pillow', numpy.asarray(PIL.Image.open(path)).astype(dtype))
                # OpenCV reads 8-bit TIFFs with alpha through libtiff's RGBA interface, which multiplies colours with it.
                if channels != '2' and not (path.endswith('.tif') and channels == '4' and dtype == 'u1'):
                    got = cv2.imread(path, cv2.IMREAD_UNCHANGED)
                    if channels == '3':
                        got = got[..., ::-1]
                    if channels == '4':
                        got = got[..., [2, 1, 0, 3]]
                    check('OpenCV', got)
            print('done')
            """;

    @TempDir
    Path folder;

    @Test
    void independentReadersFindTheSamePixels() throws IOException, InterruptedException {
        String python = System.getenv("RIDGELINE_PYTHON");
        Assumptions.assumeTrue(python != null, "RIDGELINE_PYTHON does not name a Python");
        Assumptions.assumeTrue(
                run(python, "-c", "import cv2, PIL, tifffile, numpy; print('yes')")
                        .equals("yes"),
                "this Python lacks cv2, PIL, tifffile or numpy");
        List<String> lines = new ArrayList<>();
        for (Channels channels : Channels.values()) {
            for (Depth depth : Depth.values()) {
                ImageShape shape = new ImageShape(1299, 1033, channels, depth);
                Raster pixels = Pixels.made(shape, 17);
                lines.add(save(new TiffTiles("x", shape, Carried.NOTHING), pixels, ".tif"));
                if (depth != Depth.FLOAT) {
                    lines.add(save(new PngStrips("x", shape, Carried.NOTHING), pixels, ".png"));
                }
            }
        }
        Path list = folder.resolve("list");
        Files.write(list, lines);
        assertThat(run(python, "-c", SCRIPT, list.toString())).isEqualTo("done");
    }

    private String save(SegmentedImage image, Raster pixels, String extension) throws IOException {
        ImageShape shape = image.shape();
        Path path = folder.resolve(shape.channels() + "-" + shape.depth() + extension);
        Files.write(path, Pixels.file(image, pixels, 18));
        Files.write(Path.of(path + ".raw"), Pixels.interleaved(pixels));
        String type = switch (shape.depth()) {
            case BITS8 -> "u1";
            case BITS16 -> "u2";
            case FLOAT -> "f4";
        };
        return path + " " + shape.width() + " " + shape.height() + " "
                + shape.channels().count() + " " + type;
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        process.getInputStream().transferTo(out);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return out.toString(StandardCharsets.UTF_8).strip();
    }
}
