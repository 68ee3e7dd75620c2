package org.ridgeline.root;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What reading the metadata of one file teaches about the next of the same origin: how many of its last bytes hold them, and
 * which objects can be read. Safe for several threads.
 */
public final class Siblings {
    private static final int FIRST_TAIL = 512 * 1024;
    private static final int LEAST_TAIL = 16 * 1024;
    private static final int MOST_TAIL = 4 << 20;

    private final AtomicInteger tail = new AtomicInteger();
    private final Set<Probed> readable = ConcurrentHashMap.newKeySet();

    private record Probed(String branch, Interpretation objects) {}

    /** How many bytes to read from the end of the next file: a quarter more than any needed until now. */
    int tail() {
        int seen = tail.get();
        return seen == 0 ? FIRST_TAIL : Math.max(LEAST_TAIL, Math.min(MOST_TAIL, seen + seen / 4));
    }

    /** Takes notice that the metadata of a file begin so many bytes before its end. */
    void used(long bytes) {
        tail.accumulateAndGet((int) Math.min(MOST_TAIL, bytes), Math::max);
    }

    /** Whether a branch of this name, holding such objects, was decoded before. */
    boolean areReadable(String branch, Interpretation objects) {
        return readable.contains(new Probed(branch, objects));
    }

    /** A failure is not remembered: it may be this file's alone. */
    void foundReadable(String branch, Interpretation objects) {
        readable.add(new Probed(branch, objects));
    }
}
