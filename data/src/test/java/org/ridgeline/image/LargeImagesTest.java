package org.ridgeline.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Images larger than the memory of this test are written and read. */
@Tag("small-memory")
class LargeImagesTest {

    private static final ImageShape SHAPE = new ImageShape(26_000, 25_000, Channels.GRAY, Depth.BITS8);

    @Test
    void pngIsStreamed() throws IOException {
        assertThat(SHAPE.bytes()).isGreaterThan(Runtime.getRuntime().maxMemory());
        byte[] file = dark(new PngStrips("x", SHAPE, Carried.NOTHING));
        ImageFile image = ImageFile.open(new MemoryBytes("dark.png", file), ImageLimits.DEFAULT);
        Raster band = Raster.allocate(new Region(0, 0, SHAPE.width(), 100), Channels.GRAY, Depth.BITS8);
        long sum = 0;
        try (RowReader rows = image.rows()) {
            while (rows.row() < SHAPE.height()) {
                rows.read(
                        new Raster.Bytes(
                                new Region(0, rows.row(), SHAPE.width(), 100),
                                Channels.GRAY,
                                ((Raster.Bytes) band).planes()),
                        100);
                sum += sum(band, 0);
            }
        }
        assertThat(sum).isEqualTo(expectedSum());
    }

    @Test
    void tiffIsReadByRegion() throws IOException {
        byte[] file = dark(new TiffTiles("x", SHAPE, Carried.NOTHING));
        ImageFile image = ImageFile.open(new MemoryBytes("dark.tif", file), ImageLimits.DEFAULT);
        long sum = 0;
        try (RegionReader regions = image.regions()) {
            for (int y = 0; y < SHAPE.height(); y += 500) {
                // With a halo, as filters read: its rows are not counted.
                Region inner = new Region(0, y, SHAPE.width(), 500);
                Raster band = regions.read(inner.grown(1, SHAPE.bounds()));
                sum += sum(band, (y - band.region().y()) * SHAPE.width());
            }
        }
        assertThat(sum).isEqualTo(expectedSum());
    }

    /** One pixel in a thousand is 1. */
    private static byte[] dark(SegmentedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[(int) image.headBytes()]);
        List<Segment.Mark> marks = new ArrayList<>();
        for (int i = 0; i < image.segments(); i++) {
            Region region = image.region(i);
            Raster.Bytes pixels = (Raster.Bytes) Raster.allocate(region, SHAPE.channels(), SHAPE.depth());
            for (int y = region.y(); y < region.bottom(); y++) {
                for (int x = (region.x() + 999) / 1000 * 1000; x < region.right(); x += 1000) {
                    pixels.planes()[0][pixels.index(x, y)] = 1;
                }
            }
            Segment segment = image.encode(i, pixels);
            out.writeBytes(segment.bytes());
            marks.add(segment.mark());
        }
        out.writeBytes(image.tail(marks));
        byte[] file = out.toByteArray();
        byte[] head = image.head(marks);
        System.arraycopy(head, 0, file, 0, head.length);
        return file;
    }

    private static long expectedSum() {
        return 26L * SHAPE.height();
    }

    private static long sum(Raster band, int from) {
        byte[] samples = ((Raster.Bytes) band).planes()[0];
        long sum = 0;
        int end = Math.min(samples.length, from + 500 * SHAPE.width());
        for (int i = from; i < end; i++) {
            sum += samples[i];
        }
        return sum;
    }
}
