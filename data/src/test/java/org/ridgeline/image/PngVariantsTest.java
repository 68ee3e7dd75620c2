package org.ridgeline.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** PNGs of every colour type, depth and interlacing, made of known samples with every filter. */
class PngVariantsTest {

    private static final int[][] ADAM7 = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    record Variant(int type, int bits, boolean interlaced, boolean transparency, int width, int height) {
        int samples() {
            return switch (type) {
                case 2 -> 3;
                case 4 -> 2;
                case 6 -> 4;
                default -> 1;
            };
        }
    }

    static List<Variant> variants() {
        List<Variant> variants = new ArrayList<>();
        int[][] kinds = {
            {0, 1}, {0, 2}, {0, 4}, {0, 8}, {0, 16}, {2, 8}, {2, 16}, {3, 1}, {3, 2}, {3, 4}, {3, 8}, {4, 8}, {4, 16},
            {6, 8}, {6, 16}
        };
        for (int[] kind : kinds) {
            for (boolean interlaced : new boolean[] {false, true}) {
                for (boolean transparency : kind[0] < 4 ? new boolean[] {false, true} : new boolean[] {false}) {
                    for (int[] size : new int[][] {{1, 1}, {3, 2}, {5, 9}, {67, 41}}) {
                        variants.add(new Variant(kind[0], kind[1], interlaced, transparency, size[0], size[1]));
                    }
                }
            }
        }
        return variants;
    }

    @ParameterizedTest
    @MethodSource("variants")
    void allTypesGiveTheSamplesTheyWereMadeOf(Variant variant) throws IOException {
        Random random = new Random(variant.hashCode());
        int[][] samples = samples(variant, random);
        byte[] file = png(variant, samples, random, "");
        assertThat(ImageIO.read(new ByteArrayInputStream(file)))
                .as("the JDK reads it")
                .isNotNull();

        Raster read = Pixels.read(file);
        assertThat(Pixels.interleaved(read)).isEqualTo(expected(variant, samples));
    }

    @Test
    void interlacedImagesAboveTheMemoryLimitWaitOnDisk() throws IOException {
        Variant variant = new Variant(2, 8, true, false, 301, 203);
        Random random = new Random(1);
        int[][] samples = samples(variant, random);
        byte[] file = png(variant, samples, random, "");
        ImageFile image = ImageFile.open(new MemoryBytes("a.png", file), ImageLimits.DEFAULT.withMemory(1000));

        assertThat(image.header().access()).isEqualTo(Access.SPILLED_ROWS);
        assertThat(image.header().layout()).isEqualTo("Adam7");
        try (RowReader rows = image.rows()) {
            Raster read = Raster.allocate(image.header().shape().bounds(), Channels.RGB, Depth.BITS8);
            rows.read(read, 100);
            rows.read(read, 103);
            assertThat(Pixels.interleaved(read)).isEqualTo(expected(variant, samples));
            assertThat(rows.spilled()).isEqualTo(301 * 203 * 3);
        }
    }

    @ParameterizedTest
    @MethodSource("orientations")
    void orientationIsApplied(int tag) throws IOException {
        for (long memory : new long[] {1000, 1 << 20}) {
            for (int bits : new int[] {8, 16}) {
                Variant variant = new Variant(2, bits, false, false, 31, 17);
                Random random = new Random(tag);
                int[][] samples = samples(variant, random);
                byte[] file = png(variant, samples, random, String.valueOf((char) tag));
                ImageFile image =
                        ImageFile.open(new MemoryBytes("a.png", file), ImageLimits.DEFAULT.withMemory(memory));
                ImageShape shape = image.header().shape();
                assertThat(shape.width()).isEqualTo(tag < 5 ? 31 : 17);
                assertThat(image.header().access()).isEqualTo(tag < 3 ? Access.ROWS : Access.SPILLED_ROWS);
                byte[] upright = turned(expected(variant, samples), 31, 17, 3 * bits / 8, tag);
                try (RowReader rows = image.rows()) {
                    Raster read = Raster.allocate(shape.bounds(), shape.channels(), shape.depth());
                    rows.read(read, 5);
                    rows.read(read, shape.height() - 5);
                    assertThat(Pixels.interleaved(read)).isEqualTo(upright);
                    boolean spills = tag > 2 && memory == 1000;
                    assertThat(rows.spilled()).isEqualTo(spills ? 31L * 17 * 3 * bits / 8 : 0);
                }
            }
        }
    }

    static List<Integer> orientations() {
        return List.of(1, 2, 3, 4, 5, 6, 7, 8);
    }

    /** By the words of EXIF 2.32, table 6: where the stored first row and first column are in the upright image. */
    private static byte[] turned(byte[] pixels, int width, int height, int step, int tag) {
        byte[] out = new byte[pixels.length];
        int uprightWidth = tag < 5 ? width : height;
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int x = switch (tag) {
                    case 1, 4 -> column;
                    case 2, 3 -> width - 1 - column;
                    case 5, 8 -> row;
                    default -> height - 1 - row;
                };
                int y = switch (tag) {
                    case 1, 2 -> row;
                    case 3, 4 -> height - 1 - row;
                    case 5, 6 -> column;
                    default -> width - 1 - column;
                };
                System.arraycopy(pixels, (row * width + column) * step, out, (y * uprightWidth + x) * step, step);
            }
        }
        return out;
    }

    private static int[][] samples(Variant variant, Random random) {
        int[][] samples = new int[variant.height()][variant.width() * variant.samples()];
        int colors = variant.type() == 3 ? paletteSize(variant.bits()) : 1 << variant.bits();
        for (int[] row : samples) {
            for (int i = 0; i < row.length; i++) {
                row[i] = random.nextInt(4) == 0 ? 1 % colors : random.nextInt(colors);
            }
        }
        return samples;
    }

    /** One colour fewer than there are indexes, but for one bit. */
    private static int paletteSize(int bits) {
        return bits == 1 ? 2 : (1 << bits) - 1;
    }

    private static byte[] palette(int bits) {
        byte[] palette = new byte[3 * paletteSize(bits)];
        new Random(bits).nextBytes(palette);
        return palette;
    }

    /** Two transparencies for a palette; else the colour whose every sample is 1. */
    private static byte[] transparency(Variant variant) {
        return switch (variant.type()) {
            case 0 -> new byte[] {0, 1};
            case 2 -> new byte[] {0, 1, 0, 1, 0, 1};
            default -> new byte[] {(byte) 200, 7};
        };
    }

    private static byte[] expected(Variant variant, int[][] samples) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int step = variant.samples();
        byte[] palette = palette(Math.min(8, variant.bits()));
        for (int[] row : samples) {
            for (int x = 0; x < variant.width(); x++) {
                boolean clear = true;
                for (int s = 0; s < step; s++) {
                    int value = row[x * step + s];
                    clear &= value == 1;
                    if (variant.type() == 3) {
                        out.write(palette, 3 * value, 3);
                        if (variant.transparency()) {
                            out.write(value == 0 ? 200 : value == 1 ? 7 : 255);
                        }
                    } else if (variant.bits() == 16) {
                        out.write(value);
                        out.write(value >> 8);
                    } else {
                        out.write(value * 255 / ((1 << variant.bits()) - 1));
                    }
                }
                if (variant.transparency() && variant.type() != 3) {
                    for (int i = 0; i < Math.max(1, variant.bits() / 8); i++) {
                        out.write(clear ? 0 : 255);
                    }
                }
            }
        }
        return out.toByteArray();
    }

    /** A file with the pixel data cut into IDAT chunks of odd sizes. */
    static byte[] png(Variant variant, int[][] samples, Random random, String orientation) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        chunk(
                out,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(variant.width())
                        .putInt(variant.height())
                        .put((byte) variant.bits())
                        .put((byte) variant.type())
                        .put((byte) 0)
                        .put((byte) 0)
                        .put((byte) (variant.interlaced() ? 1 : 0))
                        .array());
        if (!orientation.isEmpty()) {
            chunk(out, "eXIf", new byte[] {
                'M',
                'M',
                0,
                42,
                0,
                0,
                0,
                8,
                0,
                1,
                1,
                0x12,
                0,
                3,
                0,
                0,
                0,
                1,
                0,
                (byte) orientation.charAt(0),
                0,
                0,
                0,
                0,
                0,
                0
            });
        }
        if (variant.type() == 3) {
            chunk(out, "PLTE", palette(variant.bits()));
        }
        if (variant.transparency()) {
            chunk(out, "tRNS", transparency(variant));
        }
        byte[] data = deflated(filtered(variant, samples, random));
        for (int at = 0; at < data.length; ) {
            int length = Math.min(data.length - at, random.nextInt(900));
            byte[] part = new byte[length];
            System.arraycopy(data, at, part, 0, length);
            chunk(out, "IDAT", part);
            at += length;
        }
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static byte[] filtered(Variant variant, int[][] samples, Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int[][] passes = variant.interlaced() ? ADAM7 : new int[][] {{0, 0, 1, 1}};
        for (int[] pass : passes) {
            int columns = (variant.width() - pass[0] + pass[2] - 1) / pass[2];
            byte[] above = new byte[(columns * variant.samples() * variant.bits() + 7) / 8];
            for (int y = pass[1]; y < variant.height() && columns > 0; y += pass[3]) {
                byte[] row = new byte[above.length];
                for (int i = 0; i < columns; i++) {
                    for (int s = 0; s < variant.samples(); s++) {
                        int value = samples[y][(pass[0] + i * pass[2]) * variant.samples() + s];
                        int bit = (i * variant.samples() + s) * variant.bits();
                        if (variant.bits() == 16) {
                            row[bit / 8] = (byte) (value >> 8);
                            row[bit / 8 + 1] = (byte) value;
                        } else {
                            row[bit / 8] |= (byte) (value << 8 - variant.bits() - bit % 8);
                        }
                    }
                }
                filter(random.nextInt(5), row, above, Math.max(1, variant.samples() * variant.bits() / 8), out);
                above = row;
            }
        }
        return out.toByteArray();
    }

    private static void filter(int filter, byte[] row, byte[] above, int step, ByteArrayOutputStream out) {
        out.write(filter);
        for (int i = 0; i < row.length; i++) {
            int left = i < step ? 0 : row[i - step] & 0xff;
            int corner = i < step ? 0 : above[i - step] & 0xff;
            int up = above[i] & 0xff;
            int estimate = left + up - corner;
            int predicted = switch (filter) {
                case 0 -> 0;
                case 1 -> left;
                case 2 -> up;
                case 3 -> (left + up) / 2;
                default ->
                    Math.abs(estimate - left) <= Math.abs(estimate - up)
                                    && Math.abs(estimate - left) <= Math.abs(estimate - corner)
                            ? left
                            : Math.abs(estimate - up) <= Math.abs(estimate - corner) ? up : corner;
            };
            out.write(row[i] - predicted);
        }
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        byte[] out = new byte[2 * bytes.length + 100];
        int length = deflater.deflate(out);
        deflater.end();
        return Arrays.copyOf(out, length);
    }

    static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] body = ByteBuffer.allocate(4 + data.length)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .put(data)
                .array();
        CRC32 crc = new CRC32();
        crc.update(body);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(body);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
