package org.ridgeline.dataset;

/** A file of settings that cannot be used: one line with file, line, key and what would be right. */
public final class YamlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    YamlException(String message) {
        super(message);
    }

    YamlException(String message, Throwable cause) {
        super(message, cause);
    }
}
