package org.ridgeline.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Sobel as its definition says it, for whole images of any depth; slow and plain. */
final class PlainSobel {

    private PlainSobel() {}

    /**
     * Filters an image.
     *
     * @param variant cv, gray or not, l1 or l2, reflect101 or replicate, joined by underscores
     * @return interleaved samples, 16-bit ones with the low byte first
     */
    static byte[] apply(Raster image, String variant) {
        int width = image.region().width();
        int height = image.region().height();
        Channels channels = image.channels();
        int[][] colors = new int[channels.colors()][];
        for (int channel = 0; channel < colors.length; channel++) {
            colors[channel] = samples(image, channel);
        }
        if (variant.contains("_gray_") && colors.length == 3) {
            colors = new int[][] {gray(colors)};
        }
        int most = image.depth() == Depth.BITS8 ? 255 : 65535;
        // A gray of a colour image has no alpha in the expectations.
        boolean alpha = channels.alpha() && !variant.contains("_gray_");
        boolean l1 = variant.contains("_l1_");
        boolean reflect = variant.endsWith("reflect101");
        int[] opacity = samples(image, channels.count() - 1);
        int planes = colors.length + (alpha ? 1 : 0);
        int bytes = image.depth().bytes();
        ByteBuffer out = ByteBuffer.allocate(width * height * planes * bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int plane = 0; plane < planes; plane++) {
                    int value = plane < colors.length
                            ? magnitude(colors[plane], x, y, width, height, most, l1, reflect)
                            : opacity[y * width + x];
                    if (bytes == 1) {
                        out.put((byte) value);
                    } else {
                        out.putShort((short) value);
                    }
                }
            }
        }
        return out.array();
    }

    private static int magnitude(
            int[] plane, int x, int y, int width, int height, int most, boolean l1, boolean reflect) {
        long gx = 0;
        long gy = 0;
        for (int i = -1; i <= 1; i++) {
            int weight = i == 0 ? 2 : 1;
            gx += (long) weight
                    * (at(plane, x + 1, y + i, width, height, reflect)
                            - at(plane, x - 1, y + i, width, height, reflect));
            gy += (long) weight
                    * (at(plane, x + i, y + 1, width, height, reflect)
                            - at(plane, x + i, y - 1, width, height, reflect));
        }
        double size = l1 ? Math.abs(gx) + Math.abs(gy) : Math.sqrt((double) (gx * gx + gy * gy));
        return (int) Math.min(most, Math.rint(size));
    }

    private static int at(int[] plane, int x, int y, int width, int height, boolean reflect) {
        return plane[border(y, height, reflect) * width + border(x, width, reflect)];
    }

    private static int border(int i, int size, boolean reflect) {
        if (size == 1 || !reflect) {
            return Math.max(0, Math.min(size - 1, i));
        }
        return i < 0 ? -i : i >= size ? 2 * size - 2 - i : i;
    }

    /** OpenCV's weights of red, green and blue, of 15 bits. */
    private static int[] gray(int[][] rgb) {
        int[] gray = new int[rgb[0].length];
        for (int i = 0; i < gray.length; i++) {
            gray[i] = 9798 * rgb[0][i] + 19235 * rgb[1][i] + 3735 * rgb[2][i] + 16384 >> 15;
        }
        return gray;
    }

    private static int[] samples(Raster image, int channel) {
        int[] samples = new int[(int) image.region().pixels()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = image instanceof Raster.Bytes bytes
                    ? bytes.planes()[channel][i] & 0xff
                    : ((Raster.Shorts) image).planes()[channel][i] & 0xffff;
        }
        return samples;
    }
}
