package org.ridgeline.source;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Serial;
import java.nio.channels.ClosedByInterruptException;
import org.ridgeline.bucket.InputFile;

/** A file that cannot be read, wherever that came out: on the driver, which plans, or in a task. */
public final class BadFileException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String path;

    /**
     * @param path of the file, as {@code _file} has it
     * @param cause why, in a message that names the file
     */
    public BadFileException(String path, IOException cause) {
        super(cause.getMessage(), cause);
        this.path = path;
    }

    /** The failure with the file that it is of; an interrupt is of none. */
    static IOException of(InputFile file, IOException failure) {
        boolean interrupted = failure instanceof ClosedByInterruptException
                || (failure instanceof InterruptedIOException
                        && Thread.currentThread().isInterrupted());
        return failure instanceof BadFileException || interrupted
                ? failure
                : new BadFileException(file.path(), failure);
    }

    /** Path of the file, as {@code _file} has it. */
    public String path() {
        return path;
    }
}
