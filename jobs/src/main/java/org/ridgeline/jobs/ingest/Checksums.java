package org.ridgeline.jobs.ingest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Adler32;

/** Computes the checksums that a store tells of a file, while the file passes. */
final class Checksums {
    private final Map<String, String> expected;
    private final Map<String, MessageDigest> digests = new LinkedHashMap<>();
    private final Adler32 adler32 = new Adler32();

    /**
     * @param expected of adler32, md5 and sha-256, as hexadecimal digits or base64; others are left out
     */
    Checksums(Map<String, String> expected) {
        this.expected = expected;
        try {
            for (String algorithm : expected.keySet()) {
                switch (algorithm) {
                    case "md5" -> digests.put(algorithm, MessageDigest.getInstance("MD5"));
                    case "sha-256" -> digests.put(algorithm, MessageDigest.getInstance("SHA-256"));
                    default -> {} // adler32 is no MessageDigest
                }
            }
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has MD5 and SHA-256", impossible);
        }
    }

    void add(byte[] bytes, int length) {
        adler32.update(bytes, 0, length);
        digests.values().forEach(digest -> digest.update(bytes, 0, length));
    }

    /** What is not as expected: {@code md5 is ..., the store says ...}; empty if all is well. Ends the computation. */
    String difference() {
        for (Map.Entry<String, String> entry : expected.entrySet()) {
            byte[] found = found(entry.getKey());
            if (found != null && !isSame(found, entry.getValue())) {
                return entry.getKey() + " is " + HexFormat.of().formatHex(found) + ", but its store says "
                        + entry.getValue();
            }
        }
        return "";
    }

    private byte[] found(String algorithm) {
        if (algorithm.equals("adler32")) {
            int value = (int) adler32.getValue();
            return new byte[] {(byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value};
        }
        return digests.containsKey(algorithm) ? digests.get(algorithm).digest() : null;
    }

    private static boolean isSame(byte[] found, String said) {
        String hexadecimal = HexFormat.of().formatHex(found);
        String padded = "0".repeat(Math.max(0, hexadecimal.length() - said.length())) + said.toLowerCase(Locale.ROOT);
        return padded.equals(hexadecimal) || said.equals(Base64.getEncoder().encodeToString(found));
    }
}
