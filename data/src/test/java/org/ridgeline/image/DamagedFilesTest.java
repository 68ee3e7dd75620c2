package org.ridgeline.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two thousand damaged files: each ends soon, in little memory, and with a message if it ends in an error. */
@Tag("small-memory")
class DamagedFilesTest {

    private static final int ROUNDS = 200;
    private static final long MOST_ALLOCATED = 300 << 20;

    record Sound(String name, byte[] file) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Sound> files() throws IOException {
        ImageShape rgb = new ImageShape(190, 140, Channels.RGB, Depth.BITS8);
        ImageShape gray = new ImageShape(190, 140, Channels.GRAY, Depth.BITS16);
        PngVariantsTest.Variant interlaced = new PngVariantsTest.Variant(3, 4, true, true, 97, 61);
        int[][] indexes = new int[61][97];
        for (int[] row : indexes) {
            Arrays.setAll(row, x -> x % 15);
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        JpegWriter.write(jpeg, rgb, Carried.NOTHING, 0.9f, (y, count) -> Pixels.made(rgb, 3));
        List<Sound> files = new ArrayList<>();
        files.add(new Sound("rgb.png", Pixels.file(new PngStrips("x", rgb, Carried.NOTHING), Pixels.made(rgb, 1), 1)));
        files.add(new Sound(
                "gray16.png", Pixels.file(new PngStrips("x", gray, Carried.NOTHING), Pixels.made(gray, 1), 1)));
        files.add(new Sound("interlaced.png", PngVariantsTest.png(interlaced, indexes, new Random(5), "")));
        files.add(new Sound("rgb.tif", Pixels.file(new TiffTiles("x", rgb, Carried.NOTHING), Pixels.made(rgb, 1), 1)));
        files.add(new Sound(
                "gray16.tif", Pixels.file(new TiffTiles("x", gray, Carried.NOTHING), Pixels.made(gray, 1), 1)));
        files.add(new Sound("lzw.tif", ClassicTiff.file(Pixels.made(rgb, 2), 5)));
        files.add(new Sound("packbits.tif", ClassicTiff.file(Pixels.made(rgb, 2), 32773)));
        files.add(new Sound("jpeg.tif", ClassicTiff.file(Pixels.made(rgb, 2), 7)));
        files.add(new Sound("rgb.jpg", jpeg.toByteArray()));
        files.add(new Sound("progressive.jpg", JpegVariantsTest.written(190, 140, 2, 2, true)));
        return files;
    }

    @ParameterizedTest
    @MethodSource("files")
    void damageIsToldAndCostsLittle(Sound sound) throws IOException {
        byte[] pixels = Pixels.interleaved(Pixels.read(sound.file()));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        AtomicInteger told = new AtomicInteger();
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged =
                    damage(sound.file(), new Random(31L * round + sound.name().hashCode()));
            String what = sound.name() + ", round " + round;
            assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> {
                        long before = threads.getCurrentThreadAllocatedBytes();
                        byte[] read = null;
                        try {
                            read = readAll(what, damaged);
                        } catch (ImageException e) {
                            assertThat(e.getMessage())
                                    .as(what)
                                    .startsWith(what + ": ")
                                    .doesNotContain("\n", "null");
                            told.incrementAndGet();
                        }
                        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
                        assertThat(allocated).as(what + ": bytes allocated").isLessThan(MOST_ALLOCATED);
                        // Every byte of a PNG is under a checksum.
                        if (read != null && sound.name().endsWith(".png")) {
                            assertThat(read).as(what).isEqualTo(pixels);
                        }
                    },
                    what);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileCutAnywhereIsTold(Sound sound) {
        Random random = new Random(6);
        for (int round = 0; round < 40; round++) {
            int length = random.nextInt(sound.file().length - 12);
            assertThatCode(() -> readAll("cut", Arrays.copyOf(sound.file(), length)))
                    .as(sound.name() + " of " + length + " bytes")
                    .isInstanceOf(ImageException.class);
        }
    }

    private static byte[] readAll(String name, byte[] file) throws IOException {
        ImageLimits limits = ImageLimits.DEFAULT.withPixels(20_000_000).withMemory(32 << 20);
        ImageFile image = ImageFile.open(new MemoryBytes(name, file), limits);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (RowReader rows = image.rows()) {
            int height = image.header().height();
            while (rows.row() < height) {
                Raster part = rows.read(Math.min(64, height - rows.row()));
                if (all.size() < 1 << 20) {
                    all.writeBytes(Pixels.interleaved(part));
                }
            }
        }
        return all.toByteArray();
    }

    private static byte[] damage(byte[] file, Random random) {
        byte[] damaged = file.clone();
        int kind = random.nextInt(6);
        // Half of the damage is in the head, where lengths and sizes are.
        int bound = random.nextBoolean() ? Math.min(400, file.length) : file.length;
        switch (kind) {
            case 0 -> damaged[random.nextInt(bound)] ^= (byte) (1 << random.nextInt(8));
            case 1 -> {
                for (int i = 0; i < 8; i++) {
                    damaged[random.nextInt(bound)] = (byte) random.nextInt();
                }
            }
            case 2 -> {
                int at = random.nextInt(bound);
                Arrays.fill(damaged, at, Math.min(file.length, at + 1 + random.nextInt(8)), (byte) -1);
            }
            case 3 -> {
                int at = random.nextInt(bound);
                Arrays.fill(damaged, at, Math.min(file.length, at + 1 + random.nextInt(300)), (byte) 0);
            }
            case 4 -> {
                int length = 1 + random.nextInt(Math.min(500, file.length / 2));
                int from = random.nextInt(file.length - length);
                System.arraycopy(file, from, damaged, random.nextInt(file.length - length), length);
            }
            default -> damaged = Arrays.copyOf(damaged, random.nextInt(file.length));
        }
        return damaged;
    }
}
