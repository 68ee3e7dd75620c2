package org.ridgeline.submit;

import java.util.List;
import java.util.stream.Collectors;

/** Words as a POSIX shell reads them back. */
final class ShellWords {
    private ShellWords() {}

    /** The words on one line, quoted where they must be. */
    static String line(List<String> words) {
        return words.stream().map(ShellWords::quoted).collect(Collectors.joining(" "));
    }

    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
