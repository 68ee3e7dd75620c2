package org.ridgeline.submit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ridgeline.request.Fields;
import org.ridgeline.request.ImageArguments;
import org.ridgeline.request.JobRequest;
import org.ridgeline.request.Location;
import org.ridgeline.request.UserError;

/**
 * Where jobs run, with what, and what they may touch: all that a request must not say.
 *
 * @param name for messages
 * @param master of Spark: {@code local[…]}, or {@code k8s://…}
 * @param sparkSubmit the program that starts jobs; null means {@code submit/ridgeline} on this machine, and the
 *     {@code spark-submit} on the PATH for a cluster
 * @param driver size of the driver; on this machine it does all the work
 * @param cluster what only a cluster needs; null on this machine
 * @param store how buckets are reached
 * @param read places that jobs may read
 * @param write places that jobs may write
 * @param limits of a job
 * @param conf further settings of Spark
 */
record Profile(
        String name,
        String master,
        String sparkSubmit,
        PodSize driver,
        Cluster cluster,
        Store store,
        AllowList read,
        AllowList write,
        Limits limits,
        Map<String, String> conf) {

    /**
     * @param cores of a JVM; 0 means not said
     * @param memory of its heap, as Spark writes it; null means not said
     */
    record PodSize(int cores, String memory) {}

    /**
     * @param image of driver and executors
     * @param jar of the application, in the image
     * @param namespace that jobs run in
     * @param serviceAccount of the driver, which makes the executors
     * @param executorServiceAccount of the executors; null means the namespace's default
     * @param driverTemplate pod template; null means none
     * @param executorTemplate pod template; null means none
     * @param executor size of an executor
     * @param executorsMin executors that a job keeps
     * @param executorsMax executors that a job may have
     * @param credentialsSecret secret with {@code access-key} and {@code secret-key} for the bucket; null means none: the
     *     service account has a role
     * @param scratch prefix of a bucket for event logs, and for shuffle blocks of executors that go; null means none
     */
    record Cluster(
            String image,
            String jar,
            String namespace,
            String serviceAccount,
            String executorServiceAccount,
            Path driverTemplate,
            Path executorTemplate,
            PodSize executor,
            int executorsMin,
            int executorsMax,
            String credentialsSecret,
            String scratch) {}

    /**
     * @param endpoint of the bucket server; null means AWS
     * @param region for signatures; null means S3A asks
     * @param pathStyle buckets are part of the path, not of the host
     */
    record Store(String endpoint, String region, boolean pathStyle) {}

    /**
     * @param inputs most places and files of a job
     * @param objectBytes largest file
     * @param runTime a job is stopped after it
     */
    record Limits(int inputs, long objectBytes, Duration runTime) {}

    Profile {
        conf = Map.copyOf(conf);
    }

    /**
     * Refuses what a request may not touch here.
     *
     * @throws UserError that names the fields at fault
     */
    void check(JobRequest request) {
        List<String> faults = new ArrayList<>();
        List<String> inputs = request.arguments().inputs();
        if (inputs.size() > limits.inputs()) {
            faults.add("arguments.inputs has " + inputs.size() + " elements, but at most " + limits.inputs()
                    + " are allowed");
        }
        if (request.arguments() instanceof ImageArguments images && images.maxFiles() > limits.inputs()) {
            faults.add("arguments.max_files must be at most " + limits.inputs() + ", not " + images.maxFiles());
        }
        for (int i = 0; i < inputs.size(); i++) {
            allowed("arguments.inputs[" + i + "]", inputs.get(i), read, faults);
        }
        allowed("arguments.output", request.arguments().output(), write, faults);
        if (!faults.isEmpty()) {
            throw new UserError("request, profile " + name + ": " + Fields.line(faults));
        }
    }

    private static void allowed(String field, String text, AllowList list, List<String> faults) {
        Location place = Location.parse(text);
        if (!list.allows(place)) {
            faults.add(field + " '" + Fields.shown(text) + "' is not on the allow-list: "
                    + (list.entries().isEmpty() ? "it is empty" : String.join(", ", list.entries())));
        }
    }
}
