package org.ridgeline.image;

import java.io.IOException;

/**
 * A file is no image, is damaged, exceeds a limit, or holds what is not supported. The message is one line that begins
 * with the file's name and says what was found and what would be right.
 */
public final class ImageException extends IOException {
    private static final long serialVersionUID = 1L;

    public ImageException(String file, String message) {
        super(file + ": " + message);
    }

    public ImageException(String file, String message, Throwable cause) {
        super(file + ": " + message, cause);
    }
}
