package org.ridgeline.bucket;

import java.io.IOException;
import java.io.Serial;

/**
 * A store does not give a file as it should: it is away, forbids it, ignores what it is asked, or has another file there by
 * now. One line that begins with the file's address.
 */
public final class StoreException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Reason {
        /** There is no such file. */
        MISSING,
        /** We may not have it. */
        FORBIDDEN,
        /** It is not the file that it was. */
        CHANGED,
        /** The store answers what is of no use. */
        REFUSED,
        /** The store does not answer, or says that it cannot at the moment; all attempts were made. */
        AWAY
    }

    private final Reason reason;

    public StoreException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public StoreException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** The file at {@code address} was {@code planned}, and is something else. */
    static StoreException changed(String address, String planned, String found) {
        return new StoreException(
                Reason.CHANGED,
                address + ": changed while it was being read, from " + planned + " to " + found + "; run again");
    }
}
