package org.ridgeline.root;

import java.io.IOException;

/**
 * A file is not what the ROOT format demands, or holds what this reader does not support. The message names file, object,
 * offset and what was expected.
 */
public final class RootException extends IOException {
    private static final long serialVersionUID = 1L;

    public RootException(String message) {
        super(message);
    }

    public RootException(String message, Throwable cause) {
        super(message, cause);
    }
}
