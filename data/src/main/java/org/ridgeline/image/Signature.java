package org.ridgeline.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** What the first bytes of a file say of its format. */
final class Signature {

    /** Bytes at an offset that name a format which is not read. */
    private record Other(int offset, String bytes, String name) {}

    private static final List<Other> OTHERS = List.of(
            new Other(0, "GIF8", "a GIF"),
            new Other(0, "BM", "a BMP"),
            new Other(8, "WEBP", "a WebP"),
            new Other(4, "ftypheic", "a HEIC"),
            new Other(4, "ftypmif1", "a HEIF"),
            new Other(4, "ftypavif", "an AVIF"),
            new Other(0, "\0\0\0\fjP  ", "a JPEG 2000"),
            new Other(0, "\u00ffO\u00ffQ", "a JPEG 2000 codestream"),
            new Other(0, "%PDF", "a PDF"),
            new Other(0, "8BPS", "a Photoshop document"),
            new Other(0, "v/1\1", "an OpenEXR"),
            new Other(0, "SIMPLE", "a FITS"),
            new Other(0, "DICM", "a DICOM"),
            new Other(128, "DICM", "a DICOM"),
            new Other(0, "\u001f\u008b", "gzip-compressed"),
            new Other(0, "PK\3\4", "a ZIP archive"));

    private Signature() {}

    /**
     * Tells the format.
     *
     * @param head the first bytes of the file, at least one
     * @throws ImageException if it is none that is read
     */
    static ImageFormat format(String name, byte[] head) throws ImageException {
        if (starts(head, 0, "\u0089PNG\r\n\u001a\n")) {
            return ImageFormat.PNG;
        }
        if (starts(head, 0, "\u00ff\u00d8\u00ff")) {
            return ImageFormat.JPEG;
        }
        if (starts(head, 0, "II*\0")
                || starts(head, 0, "MM\0*")
                || starts(head, 0, "II+\0")
                || starts(head, 0, "MM\0+")) {
            return ImageFormat.TIFF;
        }
        if (starts(head, 0, "\u0089PNG")) {
            throw new ImageException(
                    name, "is a PNG that was changed as if it were text: its first 8 bytes are not a PNG's");
        }
        for (Other other : OTHERS) {
            if (starts(head, other.offset(), other.bytes())) {
                throw new ImageException(name, "is " + other.name() + "; PNG, JPEG and TIFF are read");
            }
        }
        byte[] first = Arrays.copyOf(head, Math.min(8, head.length));
        throw new ImageException(
                name,
                "is not an image: it starts with " + HexFormat.ofDelimiter(" ").formatHex(first) + printable(first)
                        + "; PNG, JPEG and TIFF are read");
    }

    private static String printable(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.chars().allMatch(c -> c >= ' ' && c < 127) ? " (\"" + text + "\")" : "";
    }

    private static boolean starts(byte[] head, int offset, String bytes) {
        if (head.length < offset + bytes.length()) {
            return false;
        }
        for (int i = 0; i < bytes.length(); i++) {
            if ((head[offset + i] & 0xff) != bytes.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
