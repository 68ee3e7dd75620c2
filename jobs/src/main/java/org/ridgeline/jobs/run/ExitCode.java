package org.ridgeline.jobs.run;

/** How a command ends. */
public final class ExitCode {
    public static final int DONE = 0;
    public static final int OUR_FAULT = 1;
    public static final int USERS_FAULT = 2;

    private ExitCode() {}
}
