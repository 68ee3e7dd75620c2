package org.ridgeline.image;

import java.io.Serializable;

/**
 * What a file holds, known without decoding a pixel.
 *
 * @param format the format, by content
 * @param shape the upright image as readers deliver it: orientation applied, palette and low depths expanded
 * @param orientation how the stored image was turned; readers have already undone it
 * @param storedBits bits per sample in the file: 1, 2, 4, 8 or 16
 * @param palette whether the file holds indexes into a table of colours
 * @param layout the stored form in words: "512 x 512 tiles, deflate", "Adam7", "progressive"
 * @param block the rectangle that is decoded at once, upright: a tile, a strip, or one row
 * @param access how pixels can be had
 * @param fileBytes size of the file
 */
public record ImageHeader(
        ImageFormat format,
        ImageShape shape,
        Orientation orientation,
        int storedBits,
        boolean palette,
        String layout,
        Region block,
        Access access,
        long fileBytes)
        implements Serializable {

    public int width() {
        return shape.width();
    }

    public int height() {
        return shape.height();
    }
}
