package org.ridgeline.request;

import java.util.regex.Pattern;

/**
 * A place that a request names: a prefix of a bucket, an absolute path on disk, or an address on a web server.
 *
 * @param scheme {@code s3a}, {@code file} or {@code https}
 * @param host bucket or host; empty on disk
 * @param path below it, with its leading slash; empty for the whole bucket or host
 */
public record Location(String scheme, String host, String path) {
    private static final int LONGEST = 1024; // of a key on S3, in bytes
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?(:[0-9]{1,5})?");
    private static final Pattern UP = Pattern.compile("(^|[/{,])\\.{1,2}($|[/},])");
    private static final Pattern ENCODED = Pattern.compile("(?i)%(2e|2f|5c)");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    /**
     * @throws IllegalArgumentException with what is wrong, in words that follow the place's name
     */
    public static Location parse(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("is empty");
        }
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("is longer than " + LONGEST + " characters");
        }
        if (CONTROL.matcher(text).find() || text.indexOf('\\') >= 0) {
            throw new IllegalArgumentException("has a control character or a backslash");
        }
        Location location = split(text);
        String path = location.path();
        if (path.contains("//")) {
            throw new IllegalArgumentException("has an empty segment: //");
        }
        if (UP.matcher(path).find()) {
            throw new IllegalArgumentException("has a segment '.' or '..'");
        }
        if (location.scheme().equals("https") && (ENCODED.matcher(path).find() || path.matches(".*[?#].*"))) {
            throw new IllegalArgumentException("has an encoded '.' or '/', a query or a fragment");
        }
        return location;
    }

    private static Location split(String text) {
        if (text.startsWith("/")) {
            return new Location("file", "", text);
        }
        int colon = text.indexOf("://");
        if (colon < 0) {
            throw new IllegalArgumentException("must be s3a://BUCKET/PREFIX or an absolute path");
        }
        String scheme = text.substring(0, colon);
        int slash = text.indexOf('/', colon + 3);
        String host = text.substring(colon + 3, slash < 0 ? text.length() : slash);
        String path = slash < 0 ? "" : text.substring(slash);
        if (host.indexOf('@') >= 0) {
            throw new IllegalArgumentException("has credentials in it, which belong into the job's environment");
        }
        switch (scheme) {
            case "s3a" ->
                check(BUCKET.matcher(host).matches(), "names no bucket: 3 to 63 small letters, digits, - and .");
            case "https" -> check(HOST.matcher(host).matches(), "names no host");
            case "s3" -> throw new IllegalArgumentException("must begin with s3a://");
            default ->
                throw new IllegalArgumentException("has the scheme " + Fields.shown(scheme)
                        + "://, but only s3a:// and https:// and absolute paths are known");
        }
        return new Location(scheme, host, path);
    }

    private static void check(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Whether the path has a wildcard. */
    public boolean isGlob() {
        return !path.equals(literal());
    }

    /** The part of the path, in whole segments, that no wildcard can change. */
    public String literal() {
        for (int i = 0; i < path.length(); i++) {
            if ("*?[{".indexOf(path.charAt(i)) >= 0) {
                return path.substring(0, path.lastIndexOf('/', i) + 1);
            }
        }
        return path;
    }

    /** As it was written. */
    @Override
    public String toString() {
        return scheme.equals("file") ? path : scheme + "://" + host + path;
    }
}
