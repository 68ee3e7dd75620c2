package org.ridgeline.request;

/**
 * The user's fault: one line with what failed, the value, where, and what would be right. Ends the program with exit code
 * 2 and without a stack trace.
 */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UserError(String message) {
        super(message);
    }

    public UserError(String message, Throwable cause) {
        super(message, cause);
    }
}
