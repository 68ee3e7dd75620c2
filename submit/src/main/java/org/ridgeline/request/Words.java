package org.ridgeline.request;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects the words of a command line. */
final class Words {
    private final List<String> words = new ArrayList<>();

    Words(String first) {
        words.add(first);
    }

    /** An option with a value; nothing if there is none. */
    Words option(String name, Object value) {
        if (value != null) {
            words.addAll(Arrays.asList(name, value.toString()));
        }
        return this;
    }

    /** An option with several values, separated by commas; nothing if there are none. */
    Words list(String name, List<String> values) {
        return values.isEmpty() ? this : option(name, String.join(",", values));
    }

    /** An option that stands or does not stand. */
    Words flag(String name, boolean stands) {
        if (stands) {
            words.add(name);
        }
        return this;
    }

    List<String> all() {
        return List.copyOf(words);
    }
}
