package org.ridgeline.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The marker segments of a JPEG stream up to its first scan (ITU-T T.81, annex B). */
final class JpegHead {

    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int DNL = 0xdc;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    private static final int APP14 = 0xee;

    private final SourceCursor cursor;
    private final JpegTables tables = new JpegTables();
    private final byte[][] profileParts = new byte[256][];

    private JpegFrame frame;
    private boolean jfif;
    private int adobeTransform = -1;
    private boolean oneScan;
    private Exif exif = new Exif(Orientation.UPRIGHT, null);
    private Resolution density;

    /**
     * Reads the segments from the cursor on, up to the first scan, and leaves the cursor there.
     *
     * @param shared tables that stand elsewhere (TIFF's JPEGTables), or none
     */
    JpegHead(SourceCursor cursor, byte[] shared) throws IOException {
        this.cursor = cursor;
        if (shared.length > 0) {
            readTables(new SourceCursor(cursor.name(), shared, 0));
        }
        if (cursor.u16("first marker") != (0xff00 | SOI)) {
            throw damaged("it does not begin with the marker SOI");
        }
        boolean more = true;
        while (more) {
            more = segment(cursor);
        }
    }

    private void readTables(SourceCursor shared) throws IOException {
        if (shared.u16("JPEG tables") != (0xff00 | SOI)) {
            throw damaged("its shared tables do not begin with the marker SOI");
        }
        while (shared.left() > 0) {
            int marker = marker(shared);
            if (marker == EOI) {
                return;
            }
            readTable(marker, body(shared));
        }
    }

    /** Reads one segment; false at the first scan. */
    private boolean segment(SourceCursor in) throws IOException {
        long start = in.position();
        int marker = marker(in);
        if (marker == EOI) {
            throw damaged("it ends without an image");
        }
        if (marker == SOI || marker >= 0xd0 && marker < SOI || marker == 0x01) {
            return true;
        }
        byte[] body = body(in);
        switch (marker) {
            case SOS -> {
                if (frame == null) {
                    throw damaged("it has a scan, but no frame that states its size");
                }
                oneScan = body.length > 0 && (body[0] & 0xff) == frame.components().length;
                in.seek(start);
                return false;
            }
            case JpegTables.DQT, JpegTables.DHT, JpegTables.DRI -> readTable(marker, body);
            case APP0 -> readJfif(body);
            case APP1 -> readExif(body);
            case APP2 -> readProfile(body);
            case APP14 -> readAdobe(body);
            case DNL -> throw damaged("it states its height after the first scan (DNL), which is not supported");
            default -> {
                if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc8) {
                    readFrame(marker, body);
                }
            }
        }
        return true;
    }

    /** The next marker; fill bytes before it are passed over. */
    private int marker(SourceCursor in) throws IOException {
        if (in.u8("marker segments") != 0xff) {
            throw damaged("no marker stands at byte " + (in.position() - 1));
        }
        int code = in.u8("marker segments");
        while (code == 0xff) {
            code = in.u8("marker segments");
        }
        return code;
    }

    private byte[] body(SourceCursor in) throws IOException {
        int length = in.u16("marker segments");
        if (length < 2) {
            throw damaged("the segment at byte " + (in.position() - 4) + " states a length of " + length);
        }
        return in.bytes(length - 2L, "marker segments");
    }

    private void readTable(int marker, byte[] body) throws ImageException {
        String wrong = tables.read(marker, body);
        if (wrong != null) {
            throw damaged(wrong);
        }
    }

    private void readFrame(int marker, byte[] body) throws ImageException {
        if (marker > 0xc2) {
            String kind = switch (marker) {
                case 0xc3, 0xc7, 0xcb, 0xcf -> "lossless";
                case 0xc9, 0xca, 0xcd, 0xce -> "arithmetic-coded";
                default -> "hierarchical";
            };
            throw new ImageException(
                    cursor.name(), "is a " + kind + " JPEG; baseline, extended and progressive Huffman are read");
        }
        if (frame != null) {
            throw damaged("it has two frames");
        }
        if (body.length < 6 || body.length != 6 + 3 * (body[5] & 0xff)) {
            throw damaged("its frame segment has " + body.length + " bytes");
        }
        if (body[0] != 8) {
            throw new ImageException(cursor.name(), "is a JPEG of " + body[0] + " bits per sample; 8 are read");
        }
        int height = (body[1] & 0xff) << 8 | body[2] & 0xff;
        int width = (body[3] & 0xff) << 8 | body[4] & 0xff;
        int components = body[5] & 0xff;
        if (components == 4) {
            throw new ImageException(
                    cursor.name(), "is a CMYK JPEG (4 components); convert it to RGB: gray and RGB are read");
        }
        if (components != 1 && components != 3) {
            throw new ImageException(
                    cursor.name(), "is a JPEG of " + components + " components; 1 (gray) and 3 (colour) are read");
        }
        frame = JpegFrame.of(width, height, marker == 0xc2, body, components);
        if (!frame.wholeSteps()) {
            throw new ImageException(
                    cursor.name(),
                    "is a JPEG whose components are not sampled by whole steps; 4:4:4, 4:2:2, 4:2:0 and"
                            + " the like are read");
        }
    }

    private void readJfif(byte[] body) {
        if (starts(body, "JFIF\0") && body.length >= 12) {
            jfif = true;
            double x = (body[8] & 0xff) << 8 | body[9] & 0xff;
            double y = (body[10] & 0xff) << 8 | body[11] & 0xff;
            Resolution.Unit unit = switch (body[7]) {
                case 1 -> Resolution.Unit.INCH;
                case 2 -> Resolution.Unit.CENTIMETRE;
                default -> Resolution.Unit.NONE;
            };
            density = x > 0 && y > 0 ? new Resolution(x, y, unit) : null;
        }
    }

    private void readExif(byte[] body) {
        if (starts(body, "Exif\0\0")) {
            exif = Exif.read(Arrays.copyOfRange(body, 6, body.length));
        }
    }

    /** Colour profiles come in numbered parts of at most 64 KiB (ICC.1, annex B.4). */
    private void readProfile(byte[] body) {
        if (starts(body, "ICC_PROFILE\0") && body.length > 14 && profileParts[body[12] & 0xff] == null) {
            profileParts[body[12] & 0xff] = body;
        }
    }

    private void readAdobe(byte[] body) {
        if (starts(body, "Adobe") && body.length >= 12) {
            adobeTransform = body[11];
        }
    }

    private static boolean starts(byte[] body, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return body.length >= bytes.length && Arrays.equals(body, 0, bytes.length, bytes, 0, bytes.length);
    }

    JpegFrame frame() {
        return frame;
    }

    /** The tables that are in force at the first scan. */
    JpegTables tables() {
        return tables;
    }

    /** Whether rows are complete only when the whole file was read: progressive, or one scan per component. */
    boolean scattered() {
        return frame.progressive() || !oneScan;
    }

    Orientation orientation() {
        return exif.orientation();
    }

    /** JFIF's density where it has a unit, else EXIF's. */
    Resolution resolution() {
        boolean vague = density == null || density.unit() == Resolution.Unit.NONE;
        return vague && exif.resolution() != null ? exif.resolution() : density;
    }

    /** The ICC profile, or null if there is none or a part of it is missing. */
    byte[] profile() {
        int parts = profileParts[1] == null ? 0 : profileParts[1][13] & 0xff;
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int i = 1; i <= parts; i++) {
            if (profileParts[i] == null) {
                return null;
            }
            whole.write(profileParts[i], 14, profileParts[i].length - 14);
        }
        return parts == 0 ? null : whole.toByteArray();
    }

    /**
     * Whether three components are luminance and chrominance. As in libjpeg: JFIF says so, else Adobe's marker, else the
     * components are not named R, G, B.
     */
    boolean luminance() {
        if (jfif || adobeTransform >= 0) {
            return jfif || adobeTransform != 0;
        }
        JpegFrame.Component[] components = frame.components();
        return components.length != 3
                || components[0].id() != 'R'
                || components[1].id() != 'G'
                || components[2].id() != 'B';
    }

    private ImageException damaged(String what) {
        return new ImageException(cursor.name(), "damaged JPEG: " + what);
    }
}
