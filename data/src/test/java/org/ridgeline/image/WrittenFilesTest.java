package org.ridgeline.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.Adler32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the writers write is read back the same by our readers and by the JDK's. */
class WrittenFilesTest {

    static List<ImageShape> shapes() {
        List<ImageShape> shapes = new ArrayList<>();
        for (Channels channels : Channels.values()) {
            for (Depth depth : List.of(Depth.BITS8, Depth.BITS16)) {
                for (int[] size : new int[][] {{1, 1}, {1, 700}, {700, 1}, {17, 33}, {513, 511}, {1100, 600}}) {
                    shapes.add(new ImageShape(size[0], size[1], channels, depth));
                }
            }
        }
        return shapes;
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void pngIsReadBackTheSame(ImageShape shape) throws IOException {
        Raster pixels = Pixels.made(shape, 1);
        byte[] file = Pixels.file(new PngStrips("x", shape, Carried.NOTHING), pixels, 2);

        assertThat(Pixels.interleaved(Pixels.read(file))).isEqualTo(Pixels.interleaved(pixels));
        assertThat(interleaved(ImageIO.read(new ByteArrayInputStream(file)))).isEqualTo(Pixels.interleaved(pixels));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void tiffIsReadBackTheSame(ImageShape shape) throws IOException {
        Raster pixels = Pixels.made(shape, 3);
        byte[] file = Pixels.file(new TiffTiles("x", shape, Carried.NOTHING), pixels, 4);

        assertThat(Pixels.interleaved(Pixels.read(file))).isEqualTo(Pixels.interleaved(pixels));
        // The JDK does not read differences of 16 bits; OtherReadersTest has readers that do.
        if (shape.depth() == Depth.BITS8) {
            assertThat(interleaved(ImageIO.read(new ByteArrayInputStream(file))))
                    .isEqualTo(Pixels.interleaved(pixels));
        }
    }

    @Test
    void pngOfSeveralStripsJoinsItsChecksums() throws IOException {
        ImageShape shape = new ImageShape(1500, 2100, Channels.RGB, Depth.BITS8);
        Raster pixels = Pixels.made(shape, 5);
        SegmentedImage png = new PngStrips("x", shape, Carried.NOTHING);

        assertThat(png.segments()).isGreaterThan(8);
        byte[] file = Pixels.file(png, pixels, 6);
        assertThat(Pixels.interleaved(Pixels.read(file))).isEqualTo(Pixels.interleaved(pixels));
        assertThat(interleaved(ImageIO.read(new ByteArrayInputStream(file)))).isEqualTo(Pixels.interleaved(pixels));
    }

    @Test
    void joinedChecksumIsThatOfBothPieces() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            byte[] bytes = new byte[random.nextInt(300_000) + 1];
            random.nextBytes(bytes);
            int cut = random.nextInt(bytes.length + 1);
            Adler32 first = new Adler32();
            first.update(bytes, 0, cut);
            Adler32 second = new Adler32();
            second.update(bytes, cut, bytes.length - cut);
            Adler32 whole = new Adler32();
            whole.update(bytes);
            assertThat(PngStrips.join((int) first.getValue(), (int) second.getValue(), bytes.length - cut))
                    .isEqualTo((int) whole.getValue());
        }
    }

    @Test
    void tiffOfManyTilesIsReadByRegion() throws IOException {
        ImageShape shape = new ImageShape(5000, 1300, Channels.RGB, Depth.BITS8);
        Raster pixels = Pixels.made(shape, 8);
        SegmentedImage tiff = new TiffTiles("x", shape, Carried.NOTHING);
        assertThat(tiff.segments()).isEqualTo(6);
        byte[] file = Pixels.file(tiff, pixels, 9);

        ImageFile image = ImageFile.open(new MemoryBytes("made", file), ImageLimits.DEFAULT);
        assertThat(image.header().access()).isEqualTo(Access.REGIONS);
        assertThat(image.header().layout()).isEqualTo("512 x 512 tiles, deflate");
        Random random = new Random(10);
        try (RegionReader regions = image.regions()) {
            for (int round = 0; round < 40; round++) {
                int x = random.nextInt(shape.width());
                int y = random.nextInt(shape.height());
                Region region =
                        new Region(x, y, 1 + random.nextInt(shape.width() - x), 1 + random.nextInt(shape.height() - y));
                Raster expected = Raster.allocate(region, shape.channels(), shape.depth());
                expected.copy(pixels);
                assertThat(Pixels.interleaved(regions.read(region)))
                        .as(region.toString())
                        .isEqualTo(Pixels.interleaved(expected));
            }
        }
    }

    @Test
    void aBandOfTilesIsOneRequestAndIsDecodedOnce() throws IOException {
        ImageShape shape = new ImageShape(5000, 1300, Channels.GRAY, Depth.BITS8);
        byte[] file = Pixels.file(new TiffTiles("x", shape, Carried.NOTHING), Pixels.made(shape, 8), 9);
        MemoryBytes source = new MemoryBytes("made", file);
        ImageFile image = ImageFile.open(source, ImageLimits.DEFAULT);
        assertThat(source.requests()).as("requests for the header").isEqualTo(1);
        try (RegionReader regions = image.regions()) {
            regions.read(new Region(0, 0, 5000, 513));
            // The second row of tiles follows the first: one merged range.
            assertThat(source.requests()).isEqualTo(2);
            long before = source.bytesRead();
            regions.read(new Region(0, 10, 5000, 400));
            assertThat(source.bytesRead())
                    .as("tiles that were kept are not read again")
                    .isEqualTo(before);
        }
    }

    @Test
    void largeImagesHaveHeadsThatArePartsByThemselves() throws IOException {
        ImageShape large = new ImageShape(8192, 8192, Channels.GRAY, Depth.BITS8);
        assertThat(new TiffTiles("x", large, Carried.NOTHING).headBytes()).isEqualTo(5 << 20);
        ImageShape small = new ImageShape(8192, 8191, Channels.GRAY, Depth.BITS8);
        assertThat(new TiffTiles("x", small, Carried.NOTHING).headBytes()).isLessThan(4096);
    }

    @Test
    void floatTiffIsLittleEndianWithoutPredictor() throws IOException {
        ImageShape shape = new ImageShape(20, 20, Channels.GRAY, Depth.FLOAT);
        byte[] file = Pixels.file(new TiffTiles("x", shape, Carried.NOTHING), Pixels.made(shape, 11), 12);
        assertThatThrownBy(() -> Pixels.read(file))
                .isInstanceOf(ImageException.class)
                .hasMessage("made: is a TIFF of floating-point samples (32 bits); unsigned of 1, 2, 4, 8 and 16 bits"
                        + " are read");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
        float[] samples = image.getRaster().getPixels(0, 0, 20, 20, (float[]) null);
        assertThat(samples).isEqualTo(((Raster.Floats) Pixels.made(shape, 11)).planes()[0]);
    }

    @Test
    void profileAndResolutionAreCarried() throws IOException {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        Carried carried = new Carried(profile, new Resolution(300, 200, Resolution.Unit.INCH), true);
        ImageShape shape = new ImageShape(64, 48, Channels.RGBA, Depth.BITS8);
        Raster pixels = Pixels.made(shape, 13);
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageShape opaque = shape.with(Channels.RGB);
        JpegWriter.write(jpeg, opaque, carried, 0.9f, (y, count) -> Pixels.made(opaque, 13));

        for (byte[] file : List.of(
                Pixels.file(new PngStrips("x", shape, carried), pixels, 14),
                Pixels.file(new TiffTiles("x", shape, carried), pixels, 15),
                jpeg.toByteArray())) {
            ImageFile image = ImageFile.open(new MemoryBytes("made", file), ImageLimits.DEFAULT);
            assertThat(image.carried().profile()).as(image.header().toString()).isEqualTo(profile);
            Resolution read = image.carried().resolution().in(Resolution.Unit.INCH);
            assertThat(read.unit()).isEqualTo(Resolution.Unit.INCH);
            assertThat(read.x()).isCloseTo(300, offset(0.02));
            assertThat(read.y()).isCloseTo(200, offset(0.02));
            assertThat(image.carried().premultiplied()).isEqualTo(image.header().format() == ImageFormat.TIFF);
        }
    }

    @Test
    void jpegIsWrittenFromRowsAskedForOnce() throws IOException {
        for (Channels channels : List.of(Channels.GRAY, Channels.RGB)) {
            ImageShape shape = new ImageShape(1031, 777, channels, Depth.BITS8);
            Raster pixels = Pixels.made(shape, 16);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            List<Integer> asked = new ArrayList<>();
            JpegWriter.write(out, shape, Carried.NOTHING, 0.92f, (y, count) -> {
                asked.add(y);
                Raster part = Raster.allocate(new Region(0, y, shape.width(), count), shape.channels(), shape.depth());
                part.copy(pixels);
                return part;
            });
            assertThat(asked).isSorted().doesNotHaveDuplicates();
            byte[] written = interleaved(ImageIO.read(new ByteArrayInputStream(out.toByteArray())));
            assertThat(Pixels.interleaved(Pixels.read(out.toByteArray()))).isEqualTo(written);
            byte[] original = Pixels.interleaved(pixels);
            long sum = 0;
            for (int i = 0; i < original.length; i++) {
                sum += Math.abs((original[i] & 0xff) - (written[i] & 0xff));
            }
            assertThat((double) sum / original.length).as("mean difference").isLessThan(2);
        }
    }

    @Test
    void whatAFormatCannotHoldIsSaid() {
        assertThatThrownBy(() -> JpegWriter.check("a.tif", new ImageShape(70_000, 10, Channels.GRAY, Depth.BITS8)))
                .hasMessage("a.tif: a JPEG has at most 65500 pixels a side, and this image 70000 x 10; TIFF and PNG"
                        + " hold it, and so does a deep-zoom pyramid");
        assertThatThrownBy(() ->
                        new PngStrips("a.tif", new ImageShape(7, 10, Channels.GRAY, Depth.FLOAT), Carried.NOTHING))
                .hasMessage("a.tif: PNG cannot hold floating-point samples; TIFF can");
    }

    /** Samples as the JDK read them, in the order of {@link Pixels#interleaved}. */
    static byte[] interleaved(BufferedImage image) {
        int[] samples = image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
        boolean wide = image.getRaster().getTransferType() == DataBuffer.TYPE_USHORT;
        byte[] bytes = new byte[samples.length * (wide ? 2 : 1)];
        for (int i = 0; i < samples.length; i++) {
            if (wide) {
                bytes[2 * i] = (byte) samples[i];
                bytes[2 * i + 1] = (byte) (samples[i] >> 8);
            } else {
                bytes[i] = (byte) samples[i];
            }
        }
        return bytes;
    }
}
