package org.ridgeline.bucket;

import java.io.Serial;

/** An address that leads to no file, or to none that can be read. One line. */
public final class InputException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1;

    public InputException(String message) {
        super(message);
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
