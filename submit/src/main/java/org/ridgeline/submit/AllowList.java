package org.ridgeline.submit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ridgeline.request.Location;

/**
 * The places that jobs of a profile may use.
 *
 * @param entries bucket prefixes, folders and web addresses; {@code s3a://*} stands for every bucket, {@code https://*}
 *     for every web server, {@code /} for all that the user can reach on this machine
 */
record AllowList(List<String> entries) {
    private static final List<String> WHOLE_SCHEMES = List.of("s3a://*", "https://*");

    AllowList {
        entries = List.copyOf(entries);
    }

    /**
     * @throws IllegalArgumentException with what is wrong with an entry
     */
    static void check(String entry) {
        if (!WHOLE_SCHEMES.contains(entry) && Location.parse(entry).isGlob()) {
            throw new IllegalArgumentException(
                    "must not have wildcards, other than " + String.join(" and ", WHOLE_SCHEMES));
        }
    }

    /** Whether all that a place can lead to is allowed: of a place with wildcards, what no wildcard can change counts. */
    boolean allows(Location place) {
        return entries.stream().anyMatch(entry -> allows(entry, place));
    }

    private static boolean allows(String entry, Location place) {
        if (WHOLE_SCHEMES.contains(entry)) {
            return entry.startsWith(place.scheme() + "://");
        }
        Location allowed = Location.parse(entry);
        if (!allowed.scheme().equals(place.scheme()) || !allowed.host().equals(place.host())) {
            return false;
        }
        return place.scheme().equals("file")
                ? real(place.literal()).startsWith(real(allowed.path()))
                : isBelow(place.literal(), allowed.path());
    }

    private static boolean isBelow(String path, String prefix) {
        String folder = prefix.endsWith("/") ? prefix : prefix + "/";
        return (path + "/").startsWith(folder);
    }

    /** Where a path leads, links followed: of one that is not there yet, where its nearest folder leads. */
    private static Path real(String text) {
        Path path = Path.of(text).normalize();
        for (Path known = path; known != null; known = known.getParent()) {
            if (Files.exists(known)) {
                try {
                    return known.toRealPath().resolve(known.relativize(path));
                } catch (IOException unreadable) {
                    return path;
                }
            }
        }
        return path;
    }
}
