package org.ridgeline.jobs.images;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of contents, as 64 hexadecimal digits. */
final class Sha256 {
    private static final int BUFFER = 1 << 17;

    private Sha256() {}

    static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(start().digest(bytes));
    }

    static String of(InputStream in) throws IOException {
        MessageDigest digest = start();
        byte[] buffer = new byte[BUFFER];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            digest.update(buffer, 0, count);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
