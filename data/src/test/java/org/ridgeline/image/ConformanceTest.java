package org.ridgeline.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every conformance image, decoded here and filtered by the plain loop below, has the pixels that OpenCV computed from the
 * same file; every hostile file gets what its table says.
 */
class ConformanceTest {

    private static final Path FOLDER =
            Path.of(System.getProperty("ridgeline.shared", "missing"), "conformance", "images");

    static Stream<String> index() throws IOException {
        return lines("index.tsv");
    }

    static Stream<String> hostile() throws IOException {
        return lines("hostile.tsv");
    }

    private static Stream<String> lines(String table) throws IOException {
        Path file = FOLDER.resolve(table);
        // One line that the test below turns into "skipped", with the reason.
        return Files.exists(file) ? Files.readAllLines(file).stream().skip(1) : Stream.of("");
    }

    @ParameterizedTest
    @MethodSource("index")
    void decodedPixelsGiveOpenCvsSobel(String line) throws IOException {
        Assumptions.assumeFalse(line.isEmpty(), "the conformance images are not at " + FOLDER);
        String[] cells = line.split("\t");
        ImageFile file = open(FOLDER.resolve(cells[0]));

        ImageShape shape = file.header().shape();
        assertThat(shape.width() + "x" + shape.height()).isEqualTo(cells[2]);
        assertThat(shape.depth()).isEqualTo(cells[3].equals("uint8") ? Depth.BITS8 : Depth.BITS16);
        assertThat(shape.channels().count()).isEqualTo(Integer.parseInt(cells[4]));
        try (RowReader rows = file.rows()) {
            Raster image = rows.read(shape.height());
            assertThat(sha256(PlainSobel.apply(image, cells[5]))).isEqualTo(cells[7]);
        }
    }

    @ParameterizedTest
    @MethodSource("index")
    void regionsHoldTheSamePixelsAsRows(String line) throws IOException {
        Assumptions.assumeFalse(line.isEmpty(), "the conformance images are not at " + FOLDER);
        ImageFile file = open(FOLDER.resolve(line.split("\t")[0]));
        Assumptions.assumeTrue(file.header().access() == Access.REGIONS, "read by rows");
        ImageShape shape = file.header().shape();
        Raster whole;
        try (RowReader rows = file.rows()) {
            whole = rows.read(shape.height());
        }
        try (RegionReader regions = file.regions()) {
            for (Region region : List.of(
                    shape.bounds(),
                    new Region(0, 0, 1, 1),
                    new Region(shape.width() - 1, shape.height() - 1, 1, 1),
                    new Region(63, 63, 2, 2),
                    new Region(17, 60, 140, 70),
                    new Region(200, 1, 100, shape.height() - 1))) {
                Raster expected = Raster.allocate(region, shape.channels(), shape.depth());
                expected.copy(whole);
                assertThat(Pixels.interleaved(regions.read(region)))
                        .as(region.toString())
                        .isEqualTo(Pixels.interleaved(expected));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostileFilesGetWhatTheirTableSays(String line) throws IOException {
        Assumptions.assumeFalse(line.isEmpty(), "the conformance images are not at " + FOLDER);
        String name = line.split("\t")[0];
        Path path = FOLDER.resolve(name);
        String expected = switch (name.substring(name.indexOf('/') + 1)) {
            case "empty.png" -> "is empty: 0 bytes";
            case "truncated.png" -> "truncated: it ends at byte 44965, within its chunk IDAT";
            case "badcrc.png" ->
                "damaged PNG: chunk IDAT that ends at byte 49257 has CRC e574513e, not the" + " bd99bd28 it states";
            case "html.png" ->
                "is not an image: it starts with 3c 68 74 6d 6c 3e 34 30 (\"<html>40\"); PNG, JPEG and"
                        + " TIFF are read";
            case "hugedims.png" ->
                "states 2147483647 x 2147483647 pixels; the limit is 4000000000, which --max-pixels" + " raises";
            case "zlibbomb_20000x20000.png" ->
                "would expand from 407742 to 400000000 bytes, 982 times; the limit is"
                        + " 500, which --max-expansion raises";
            case "zerodim.png" -> "has no pixels: it states 0 x 10";
            case "truncated.jpg" -> "truncated: it ends at byte 7534, within its JPEG data, about row ";
            case "truncated.tif" -> "truncated TIFF: its directory is stated at byte 81928 of a file of 41131";
            case "wrongext_jpg_named.png" -> null;
            default -> "a file that this test does not know";
        };
        if (expected == null) {
            assertThat(open(path).header().format()).isEqualTo(ImageFormat.JPEG);
            readAll(open(path));
        } else {
            assertThatThrownBy(() -> readAll(open(path)))
                    .isInstanceOf(ImageException.class)
                    .hasMessageStartingWith(path.getFileName() + ": " + expected);
        }
    }

    private static ImageFile open(Path path) throws IOException {
        return ImageFile.open(
                new MemoryBytes(path.getFileName().toString(), Files.readAllBytes(path)), ImageLimits.DEFAULT);
    }

    private static void readAll(ImageFile file) throws IOException {
        try (RowReader rows = file.rows()) {
            rows.read(file.header().height());
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
