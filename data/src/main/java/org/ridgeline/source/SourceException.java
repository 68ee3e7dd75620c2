package org.ridgeline.source;

import java.io.Serial;

/** What a user of the source can mend: a path, an option or a schema that does not fit the files. One line. */
public final class SourceException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1;

    public SourceException(String message) {
        super(message);
    }

    public SourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
