package org.ridgeline.jobs.run;

import org.apache.hadoop.conf.Configuration;
import org.ridgeline.request.UserError;

/** Limits of a job's inputs that whoever starts it sets, beside those that a request may name. */
public final class InputLimits {
    /** Most files of a job. */
    public static final String INPUTS = "ridgeline.limit.inputs";

    /** Bytes of the largest file. */
    public static final String OBJECT_BYTES = "ridgeline.limit.object-bytes";

    private InputLimits() {}

    /**
     * @throws UserError if there are more files than may be
     */
    public static void checkCount(int files, Configuration hadoop) {
        int most = hadoop.getInt(INPUTS, Integer.MAX_VALUE);
        if (files > most) {
            throw new UserError("--input leads to " + files + " files, but the limit is " + most + " (" + INPUTS + ")");
        }
    }

    /**
     * @throws UserError if a file is larger than may be
     */
    public static void checkSize(String path, long bytes, Configuration hadoop) {
        long most = hadoop.getLong(OBJECT_BYTES, Long.MAX_VALUE);
        if (bytes > most) {
            throw new UserError(
                    path + " has " + bytes + " bytes, but the limit is " + most + " (" + OBJECT_BYTES + ")");
        }
    }
}
