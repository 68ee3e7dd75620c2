package org.ridgeline.jobs.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.SparkThrowable;
import org.ridgeline.bucket.InputException;
import org.ridgeline.bucket.StoreException;
import org.ridgeline.image.ImageException;
import org.ridgeline.request.UserError;
import org.ridgeline.root.RootException;
import org.ridgeline.source.SourceException;

/** Tells what the user can mend from what only we can. Spark and S3A wrap the exception that matters several times. */
public final class Fault {
    /** A chain of causes is never longer, unless it is a circle. */
    private static final int DEEPEST = 50;

    private Fault() {}

    /** The line to show if the user can mend it, or null if the program is at fault. */
    public static String of(Throwable failure) {
        List<Throwable> causes = causes(failure);
        for (Throwable cause : causes) {
            if (cause instanceof UserError
                    || cause instanceof RootException
                    || cause instanceof InputException
                    || cause instanceof StoreException
                    || cause instanceof SourceException
                    || cause instanceof ImageException) {
                return oneLine(cause.getMessage());
            }
        }
        for (Throwable cause : causes) {
            String line = of(cause, String.valueOf(cause.getMessage()));
            if (line != null) {
                return oneLine(line);
            }
        }
        return null;
    }

    /** By simple name where the class is S3A's, which a cluster need not have. */
    private static String of(Throwable cause, String message) {
        if (cause instanceof IOException
                && (message.contains("No space left on device") || message.contains("Disk quota exceeded"))) {
            return "the disk is full: " + message;
        }
        if (cause instanceof SparkThrowable spark && "PATH_NOT_FOUND".equals(spark.getCondition())) {
            return message;
        }
        return switch (cause.getClass().getSimpleName()) {
            case "FileNotFoundException", "UnsupportedFileSystemException" -> message;
            case "NoSuchFileException" -> "not found: " + message;
            case "AccessDeniedException", "AccessControlException" -> "access denied: " + message;
            case "ReadOnlyFileSystemException" -> "read-only: " + message;
            case "UnknownStoreException" -> "no such bucket: " + message;
            case "NoAuthWithAWSException", "NoAwsCredentialsException", "CredentialInitializationException" ->
                "no credentials for the bucket (docs/s3.md): " + message;
            case "AWSRedirectException" -> "wrong region or endpoint (docs/s3.md): " + message;
            case "UnknownHostException" -> "unknown host: " + message;
            case "RemoteFileChangedException" -> "a file changed while it was being read, run again: " + message;
            case "ConnectException" -> "cannot connect: " + message;
            default -> null;
        };
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && causes.size() < DEEPEST; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    private static String oneLine(String message) {
        return String.valueOf(message)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
