package org.ridgeline.jobs.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What determines a run's result, as one short name: the same request on the same data has the same id, wherever and
 * however it runs. Built up from named parts; every part is written with its length, so that no two lists of parts look
 * alike.
 */
public final class RunId {
    private static final int LENGTH = 16;

    private final MessageDigest digest;

    public RunId(String job) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
        add("job", job);
    }

    public RunId add(String name, Object value) {
        update(name);
        update(String.valueOf(value));
        return this;
    }

    public RunId add(String name, List<String> values) {
        add(name, values.size());
        values.forEach(this::update);
        return this;
    }

    public RunId add(String name, Map<String, String> values) {
        add(name, values.size());
        new TreeMap<>(values).forEach(this::add);
        return this;
    }

    /** The id: 16 hexadecimal digits. Ends the list of parts. */
    public String id() {
        return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
    }

    private void update(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }
}
