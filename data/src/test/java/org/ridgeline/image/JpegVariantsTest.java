package org.ridgeline.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.NodeList;

/** JPEGs of every sampling, sequential and progressive, have the samples that the JDK's decoder finds. */
class JpegVariantsTest {

    /** Written by libjpeg-turbo through Pillow, where Pillow can do what the JDK cannot. */
    private static final String SCRIPT = """
            import sys, cv2, numpy as np, PIL.Image, PIL.ImageFile
            PIL.ImageFile.MAXBLOCK = 1 << 20
            folder = sys.argv[1]
            rng = np.random.default_rng(4)
            for width, height in [(1, 1), (2, 3), (3, 2), (5, 40), (16, 16), (17, 33), (301, 203)]:
                y, x = np.mgrid[0:height, 0:width]
                rgb = np.stack([127 + 120 * np.sin(x / (9 + 7 * c)) * np.cos(y / 23) + (x > 20) * rng.normal(0, 9, x.shape)
                                for c in range(3)], -1).clip(0, 255).astype('u1')
                image = PIL.Image.fromarray(rgb)
                for quality in [30, 92]:
                    for progressive in [False, True]:
                        for sampling in ['4:4:4', '4:2:2', '4:2:0']:
                            for restart in [0, 3]:
                                image.save(f'{folder}/{width}x{height}-{quality}-{"prog" if progressive else "base"}-'
                                           f'{sampling.replace(":", "")}-{restart}.jpg', quality=quality,
                                           progressive=progressive, subsampling=sampling, optimize=quality == 30,
                                           restart_marker_blocks=restart)
                        image.convert('L').save(f'{folder}/{width}x{height}-{quality}-{progressive}-gray.jpg',
                                                quality=quality, progressive=progressive)
                        image.save(f'{folder}/{width}x{height}-{quality}-{progressive}-rgb.jpg', quality=quality,
                                   progressive=progressive, keep_rgb=True)
            # The original libjpeg, which some JDKs have, repeats rows of 4:4:0: so here OpenCV's reader is the oracle.
            for width, height in [(301, 203), (2, 2), (17, 33), (16, 1)]:
                y, x = np.mgrid[0:height, 0:width]
                rgb = np.stack([127 + 120 * np.sin(x / (9 + 7 * c)) * np.cos(y / 3) for c in range(3)], -1).astype('u1')
                for progressive in [0, 1]:
                    path = f'{folder}/{width}x{height}-{progressive}.440'
                    coded = cv2.imencode('.jpg', rgb, [cv2.IMWRITE_JPEG_SAMPLING_FACTOR,
                                         cv2.IMWRITE_JPEG_SAMPLING_FACTOR_440, cv2.IMWRITE_JPEG_PROGRESSIVE,
                                         progressive])[1]
                    coded.tofile(path)
                    cv2.imdecode(coded, cv2.IMREAD_COLOR)[..., ::-1].tofile(path + '.raw')
            image.convert('CMYK').save(f'{folder}/cmyk.jpeg')
            print('done')
            """;

    @TempDir
    Path folder;

    @Test
    void filesOfLibjpegTurboAreDecodedAsTheJdkDoes() throws IOException, InterruptedException {
        String python = System.getenv("RIDGELINE_PYTHON");
        Assumptions.assumeTrue(python != null, "RIDGELINE_PYTHON does not name a Python");
        Assumptions.assumeTrue(
                run(python, "-c", "import PIL, numpy, cv2; print('yes')").equals("yes"),
                "this Python lacks PIL, numpy or cv2");
        assertThat(run(python, "-c", SCRIPT, folder.toString())).isEqualTo("done");
        int files = 0;
        try (DirectoryStream<Path> list = Files.newDirectoryStream(folder, "*.jpg")) {
            for (Path path : list) {
                byte[] file = Files.readAllBytes(path);
                compare(path.getFileName().toString(), file, ImageLimits.DEFAULT);
                if (path.toString().contains("prog")) {
                    compare(path.getFileName() + " on disk", file, ImageLimits.DEFAULT.withMemory(0));
                }
                files++;
            }
        }
        try (DirectoryStream<Path> list = Files.newDirectoryStream(folder, "*.440")) {
            for (Path path : list) {
                assertThat(Pixels.interleaved(Pixels.read(Files.readAllBytes(path))))
                        .as(path.toString())
                        .isEqualTo(Files.readAllBytes(Path.of(path + ".raw")));
                files++;
            }
        }
        assertThat(files).isEqualTo(7 * 2 * (2 * 3 * 2 + 4) + 8);
        assertThatThrownBy(() -> compare("cmyk", Files.readAllBytes(folder.resolve("cmyk.jpeg")), ImageLimits.DEFAULT))
                .isInstanceOf(ImageException.class)
                .hasMessage("cmyk: is a CMYK JPEG (4 components); convert it to RGB: gray and RGB are read");
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        process.getInputStream().transferTo(out);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    /** The sampling factors are set in the JDK's metadata, its other half of the standard. */
    @ParameterizedTest
    @CsvSource({"1,1", "2,1", "2,2", "4,1", "4,2", "1,4"})
    void everySamplingIsStretchedAsTheJdkDoes(int h, int v) throws IOException {
        for (boolean progressive : new boolean[] {false, true}) {
            for (int[] size : new int[][] {{97, 61}, {6, 5}, {33, 130}}) {
                byte[] file = written(size[0], size[1], h, v, progressive);
                compare(h + " x " + v + ", " + Arrays.toString(size), file, ImageLimits.DEFAULT);
            }
        }
    }

    @Test
    void progressiveFilesAboveTheMemoryLimitWaitOnDisk() throws IOException {
        byte[] file = written(500, 300, 2, 2, true);
        ImageFile image = ImageFile.open(new MemoryBytes("a.jpg", file), ImageLimits.DEFAULT.withMemory(1000));
        assertThat(image.header().access()).isEqualTo(Access.SPILLED_ROWS);
        assertThat(image.header().layout()).isEqualTo("progressive");
        try (RowReader rows = image.rows()) {
            assertThat(Pixels.interleaved(rows.read(300)))
                    .isEqualTo(WrittenFilesTest.interleaved(ImageIO.read(new ByteArrayInputStream(file))));
            // 32 x 19 units of six blocks, 64 coefficients of two bytes each.
            assertThat(rows.spilled()).isEqualTo(32 * 19 * 6 * 64 * 2);
        }
    }

    @Test
    void aFileWithoutItsEndIsTold() throws IOException {
        byte[] file = written(97, 61, 2, 2, false);
        assertThatThrownBy(() -> Pixels.read(Arrays.copyOf(file, file.length - 2)))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("made: truncated: it ends at byte ");
        assertThatThrownBy(() -> Pixels.read(Arrays.copyOf(file, file.length - 200)))
                .isInstanceOf(ImageException.class)
                .hasMessageMatching("made: truncated: it ends at byte \\d+, within its JPEG data, about row \\d+");
    }

    private static void compare(String name, byte[] file, ImageLimits limits) throws IOException {
        ImageFile image = ImageFile.open(new MemoryBytes(name, file), limits);
        byte[] read;
        try (RowReader rows = image.rows()) {
            read = Pixels.interleaved(rows.read(image.header().height()));
        }
        byte[] expected = WrittenFilesTest.interleaved(ImageIO.read(new ByteArrayInputStream(file)));
        if (!Arrays.equals(read, expected)) {
            int at = Arrays.mismatch(read, expected);
            throw new AssertionError(name + ": sample " + at + " of " + expected.length + " is " + (read[at] & 0xff)
                    + ", the JDK's " + (expected[at] & 0xff));
        }
    }

    static byte[] written(int width, int height, int h, int v, boolean progressive) throws IOException {
        ImageShape shape = new ImageShape(width, height, Channels.RGB, Depth.BITS8);
        byte[] samples = Pixels.interleaved(Pixels.made(shape, 5));
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            int rgb = (samples[3 * i] & 0xff) << 16 | (samples[3 * i + 1] & 0xff) << 8 | samples[3 * i + 2] & 0xff;
            image.setRGB(i % width, i / width, rgb);
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), param);
        String format = "javax_imageio_jpeg_image_1.0";
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(format);
        NodeList components = root.getElementsByTagName("componentSpec");
        ((IIOMetadataNode) components.item(0)).setAttribute("HsamplingFactor", String.valueOf(h));
        ((IIOMetadataNode) components.item(0)).setAttribute("VsamplingFactor", String.valueOf(v));
        metadata.setFromTree(format, root);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, metadata), param);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
