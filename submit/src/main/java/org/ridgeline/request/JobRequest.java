package org.ridgeline.request;

import java.util.ArrayList;
import java.util.List;

/**
 * What somebody asks for: one job with its arguments. The same from the command line, a CronJob and a message, as a record,
 * as JSON and as words of a command. It can carry no class, jar, setting of Spark, SQL, text of an analysis or word of a
 * shell; whether it may read and write where it wants to is the profile's word.
 *
 * @param id of this request, 1 to 63 small letters, digits and dashes; names pods, folders and logs
 * @param arguments of the job
 * @param replyTo name of the queue that gets the result; null means none
 * @param dedupKey two requests with the same one ask for the same work; if null is given, a hash of job and arguments
 */
public record JobRequest(String id, JobArguments arguments, String replyTo, String dedupKey) {
    /** The version of the JSON. Another is refused. */
    public static final int SCHEMA = 1;

    /** The jobs that can be asked for. */
    public static final List<String> JOBS = List.of("events", "images");

    /**
     * @throws UserError that names the fields at fault
     */
    public JobRequest {
        dedupKey = dedupKey == null ? RequestJson.hash(arguments) : dedupKey;
        List<String> faults = RequestRules.faults(id, arguments, replyTo, dedupKey);
        if (!faults.isEmpty()) {
            throw new UserError("request: " + Fields.line(faults));
        }
    }

    /**
     * Reads a request from its JSON, strictly: unknown and doubled fields are faults.
     *
     * @throws UserError that names the fields at fault
     */
    public static JobRequest parse(byte[] json) {
        return RequestJson.read(json);
    }

    /** The JSON on one line, always the same for the same request. */
    public String json() {
        return RequestJson.write(this).toString();
    }

    /** The command of this request: the job, and the words of its arguments. */
    public List<String> words() {
        List<String> words = new ArrayList<>(List.of(arguments.job()));
        words.addAll(arguments.words());
        return List.copyOf(words);
    }
}
