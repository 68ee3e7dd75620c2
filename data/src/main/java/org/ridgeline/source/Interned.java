package org.ridgeline.source;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps one of equal values, so that files of one kind share what they have in common. Safe for several threads. */
final class Interned {
    private final Map<Object, Object> values = new ConcurrentHashMap<>();

    /** The first value that was equal to this one. */
    @SuppressWarnings("unchecked") // equal values are of one class
    <T> T of(T value) {
        Object first = values.putIfAbsent(value, value);
        return first == null ? value : (T) first;
    }
}
