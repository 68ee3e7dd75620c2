package org.ridgeline.submit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ridgeline.request.JobRequest;

/** The {@code spark-submit} command of a request: all but the job's own words comes from the profile. */
final class SparkCommand {
    private static final String MAIN = "org.ridgeline.jobs.Main";

    private final Profile profile;
    private final JobRequest request;
    private final TreeMap<String, String> settings = new TreeMap<>();

    private SparkCommand(Profile profile, JobRequest request) {
        this.profile = profile;
        this.request = request;
    }

    /**
     * The words of the command.
     *
     * @param home the folder of the project, which has {@code submit/ridgeline} and the application's jar
     */
    static List<String> words(Profile profile, JobRequest request, Path home) {
        SparkCommand command = new SparkCommand(profile, request);
        command.shared();
        return profile.cluster() == null ? command.local(home, request.words()) : command.onCluster(profile.cluster());
    }

    /** The words of the command of a run on this machine, which also says where its result lies. */
    static List<String> words(Profile profile, RunEntry entry, Path home) {
        List<String> words = new ArrayList<>(words(profile, entry.request(), home));
        words.addAll(1, List.of("--conf", "spark.ridgeline.outcome=" + entry.outcome()));
        return words;
    }

    /** The words of the command that copies the result of a run on this machine into a folder. */
    static List<String> fetch(Profile profile, RunEntry entry, Path into, Path home) {
        SparkCommand command = new SparkCommand(profile, entry.request());
        command.shared();
        return command.local(home, List.of("fetch", entry.result(), into.toString()));
    }

    private List<String> local(Path home, List<String> job) {
        String program = profile.sparkSubmit();
        List<String> words = new ArrayList<>();
        words.add(program == null ? home.resolve("submit/ridgeline").toString() : program);
        words.addAll(List.of("--master", profile.master()));
        if (profile.driver().memory() != null) {
            words.addAll(List.of("--driver-memory", profile.driver().memory()));
        }
        addSettings(words);
        if (program != null) {
            words.addAll(List.of("--class", MAIN, Home.jar(home).toString()));
        }
        words.addAll(job);
        return words;
    }

    private List<String> onCluster(Profile.Cluster cluster) {
        List<String> words = new ArrayList<>();
        words.add(profile.sparkSubmit() == null ? "spark-submit" : profile.sparkSubmit());
        words.addAll(List.of("--master", profile.master(), "--deploy-mode", "cluster"));
        words.addAll(List.of("--name", request.id(), "--class", MAIN));
        pods(cluster);
        sizes(cluster);
        executors(cluster);
        safety();
        if (cluster.scratch() != null) {
            scratch(cluster.scratch().replaceFirst("/+$", ""));
        }
        settings.putAll(profile.conf());
        addSettings(words);
        words.add(cluster.jar());
        words.addAll(request.words());
        return words;
    }

    /** What holds on this machine too. */
    private void shared() {
        Profile.Store store = profile.store();
        set("spark.hadoop.fs.s3a.endpoint", store.endpoint());
        set("spark.hadoop.fs.s3a.endpoint.region", store.region());
        if (store.pathStyle()) {
            set("spark.hadoop.fs.s3a.path.style.access", "true");
        }
        if (store.endpoint() != null && store.endpoint().startsWith("http://")) {
            set("spark.hadoop.fs.s3a.connection.ssl.enabled", "false");
        }
        set("spark.hadoop.ridgeline.limit.inputs", profile.limits().inputs());
        set("spark.hadoop.ridgeline.limit.object-bytes", profile.limits().objectBytes());
        settings.putAll(profile.conf());
    }

    private void pods(Profile.Cluster cluster) {
        set("spark.kubernetes.namespace", cluster.namespace());
        set("spark.kubernetes.container.image", cluster.image());
        set("spark.kubernetes.authenticate.driver.serviceAccountName", cluster.serviceAccount());
        set("spark.kubernetes.authenticate.executor.serviceAccountName", cluster.executorServiceAccount());
        set("spark.kubernetes.driver.podTemplateFile", cluster.driverTemplate());
        set("spark.kubernetes.executor.podTemplateFile", cluster.executorTemplate());
        set("spark.kubernetes.driver.pod.name", request.id());
        for (String role : List.of("driver", "executor")) {
            set(
                    "spark.kubernetes." + role + ".label.ridgeline/job",
                    request.arguments().job());
            set("spark.kubernetes." + role + ".label.ridgeline/request", request.id());
        }
        set("spark.kubernetes.driver.annotation.ridgeline/request", request.json());
        if (cluster.credentialsSecret() != null) {
            for (String role : List.of("driver", "executor")) {
                String key = "spark.kubernetes." + role + ".secretKeyRef.AWS_";
                set(key + "ACCESS_KEY_ID", cluster.credentialsSecret() + ":access-key");
                set(key + "SECRET_ACCESS_KEY", cluster.credentialsSecret() + ":secret-key");
            }
        }
    }

    /** Limits too: a ResourceQuota refuses pods without. */
    private void sizes(Profile.Cluster cluster) {
        for (Map.Entry<String, Profile.PodSize> role : Map.of(
                        "driver", profile.driver(), "executor", cluster.executor())
                .entrySet()) {
            Profile.PodSize size = role.getValue();
            set("spark." + role.getKey() + ".memory", size.memory());
            if (size.cores() > 0) {
                set("spark." + role.getKey() + ".cores", size.cores());
                set("spark.kubernetes." + role.getKey() + ".limit.cores", size.cores());
            }
        }
    }

    private void executors(Profile.Cluster cluster) {
        if (cluster.executorsMin() == cluster.executorsMax()) {
            set("spark.executor.instances", cluster.executorsMax());
        } else {
            set("spark.dynamicAllocation.enabled", "true");
            set("spark.dynamicAllocation.minExecutors", cluster.executorsMin());
            set("spark.dynamicAllocation.maxExecutors", cluster.executorsMax());
            // There is no shuffle service: without tracking, none may go; without a timeout, those with data never go.
            set("spark.dynamicAllocation.shuffleTracking.enabled", "true");
            set("spark.dynamicAllocation.shuffleTracking.timeout", "10m");
        }
        set("spark.kubernetes.allocation.maxPendingPods", cluster.executorsMax());
        set("spark.decommission.enabled", "true");
        set("spark.storage.decommission.enabled", "true");
        set("spark.storage.decommission.shuffleBlocks.enabled", "true");
        set("spark.storage.decommission.rddBlocks.enabled", "true");
    }

    private void safety() {
        set("spark.authenticate", "true");
        set("spark.network.crypto.enabled", "true");
        set("spark.io.encryption.enabled", "true");
        set("spark.kubernetes.submission.waitAppCompletion", "true");
    }

    private void scratch(String prefix) {
        set("spark.eventLog.enabled", "true");
        set("spark.eventLog.dir", prefix + "/spark-events");
        set("spark.eventLog.rolling.enabled", "true");
        set("spark.storage.decommission.fallbackStorage.path", prefix + "/shuffle/");
        set("spark.storage.decommission.fallbackStorage.cleanUp", "true");
    }

    private void set(String key, Object value) {
        if (value != null) {
            settings.put(key, value.toString());
        }
    }

    private void addSettings(List<String> words) {
        settings.forEach((key, value) -> words.addAll(List.of("--conf", key + "=" + value)));
    }
}
