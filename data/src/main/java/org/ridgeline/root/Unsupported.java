package org.ridgeline.root;

/** A branch cannot be read; the message is the reason that is shown to the user. */
final class Unsupported extends Exception {
    private static final long serialVersionUID = 1L;

    Unsupported(String reason) {
        super(reason, null, false, false);
    }
}
