package org.ridgeline.request;

import java.util.Locale;

/** What becomes of a file that cannot be read. */
public enum BadFiles {
    /** The run fails, naming it. */
    FAIL,
    /** It contributes nothing, and the run says so. */
    SKIP;

    static BadFiles of(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "fail" -> FAIL;
            case "skip" -> SKIP;
            default -> throw new UserError("--bad-files knows fail and skip, not '" + text + "'");
        };
    }
}
