package org.ridgeline.image;

import java.util.Map;

/** The codecs of TIFF that are read. */
enum TiffCompression {
    NONE("uncompressed"),
    LZW("LZW"),
    JPEG("JPEG"),
    DEFLATE("deflate"),
    PACK_BITS("PackBits"),
    ZSTD("zstd");

    private static final Map<Integer, String> OTHERS = Map.ofEntries(
            Map.entry(2, "CCITT RLE"),
            Map.entry(3, "CCITT Group 3"),
            Map.entry(4, "CCITT Group 4"),
            Map.entry(6, "old-style JPEG"),
            Map.entry(9, "JBIG"),
            Map.entry(10, "JBIG"),
            Map.entry(32766, "NeXT"),
            Map.entry(32809, "ThunderScan"),
            Map.entry(33003, "JPEG 2000 (Aperio)"),
            Map.entry(33004, "JPEG 2000"),
            Map.entry(33005, "JPEG 2000 (Aperio)"),
            Map.entry(34661, "JBIG"),
            Map.entry(34676, "SGI Log"),
            Map.entry(34677, "SGI Log"),
            Map.entry(34712, "JPEG 2000"),
            Map.entry(34887, "LERC"),
            Map.entry(34892, "lossy JPEG (DNG)"),
            Map.entry(34925, "LZMA"),
            Map.entry(34933, "PNG"),
            Map.entry(34934, "JPEG XR"),
            Map.entry(50001, "WebP"),
            Map.entry(50002, "JPEG XL"),
            Map.entry(52546, "JPEG XL"));

    private final String text;

    TiffCompression(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    static TiffCompression of(String file, long tag) throws ImageException {
        return switch ((int) Math.min(tag, Integer.MAX_VALUE)) {
            case 1 -> NONE;
            case 5 -> LZW;
            case 7 -> JPEG;
            case 8, 32946 -> DEFLATE;
            case 32773 -> PACK_BITS;
            case 50000 -> ZSTD;
            default ->
                throw new ImageException(
                        file,
                        "is a TIFF compressed with " + OTHERS.getOrDefault((int) tag, "codec") + " (" + tag
                                + "); uncompressed, LZW, deflate, zstd, PackBits and JPEG are read");
        };
    }
}
