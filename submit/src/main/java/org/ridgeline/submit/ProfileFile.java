package org.ridgeline.submit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ridgeline.request.Fields;
import org.ridgeline.request.Nearest;
import org.ridgeline.request.UserError;

/** A profile as a YAML file: by name in {@code k8s/profiles}, or by its path. */
final class ProfileFile {
    private static final String ENDING = ".yaml";
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(access\\.key|secret\\.key|password|session\\.token).*");
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;
    private final List<String> faults = new ArrayList<>();

    private ProfileFile(Path file) {
        this.file = file;
    }

    /**
     * @param folder of the profiles that come with Ridgeline
     * @throws UserError if there is none, or it is not as it should be
     */
    static Profile find(String nameOrPath, Path folder) {
        return read(file(nameOrPath, folder));
    }

    static Path file(String nameOrPath, Path folder) {
        if (nameOrPath.endsWith(ENDING) || nameOrPath.endsWith(".yml") || nameOrPath.indexOf('/') >= 0) {
            return Path.of(nameOrPath).toAbsolutePath();
        }
        List<String> names = names(folder);
        if (!names.contains(nameOrPath)) {
            throw new UserError("there is no profile '" + nameOrPath + "'" + Nearest.hint(nameOrPath, names));
        }
        return folder.resolve(nameOrPath + ENDING);
    }

    /** The names of the profiles that come with Ridgeline, sorted. */
    static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException missing) {
            throw new UserError("there are no profiles in " + folder + "; give a file: --profile mine.yaml", missing);
        }
    }

    private static Profile read(Path file) {
        try {
            return new ProfileFile(file).parse(Files.readString(file));
        } catch (JsonProcessingException wrong) {
            throw new UserError("profile " + file + " is not YAML: " + Fields.shown(wrong.getOriginalMessage()), wrong);
        } catch (IOException failure) {
            throw new UserError("profile " + file + " cannot be read", failure);
        }
    }

    private Profile parse(String text) throws JsonProcessingException {
        Fields fields = Fields.of(MAPPER.readTree(text), faults);
        fields.text("description");
        String master = fields.text("master");
        boolean onCluster = master.startsWith("k8s://");
        if (!onCluster && !master.startsWith("local")) {
            fields.fault("master", "must be local[...] or k8s://..., not '" + Fields.shown(master) + "'");
        }
        Fields allow = fields.object("allow");
        Profile profile = new Profile(
                file.getFileName().toString().replaceFirst("\\.ya?ml$", ""),
                master,
                fields.text("spark-submit", null),
                size(fields.object("driver")),
                onCluster ? cluster(fields) : null,
                store(fields.object("s3")),
                allowList(allow, "read"),
                allowList(allow, "write"),
                limits(fields.object("limits")),
                conf(fields));
        allow.end();
        fields.end();
        if (!faults.isEmpty()) {
            throw new UserError("profile " + file + ": " + Fields.line(faults));
        }
        return profile;
    }

    private Profile.Cluster cluster(Fields fields) {
        Fields executors = fields.object("executors");
        int min = executors.integer("min", 0);
        int max = executors.integer("max", 0);
        if (min < 0 || max < 1 || min > max) {
            fields.fault("executors", "must have 0 <= min <= max and max >= 1, not min " + min + ", max " + max);
        }
        executors.end();
        return new Profile.Cluster(
                fields.text("image"),
                fields.text("jar"),
                fields.text("namespace"),
                fields.text("service-account"),
                fields.text("executor-service-account", null),
                template(fields, "driver-template"),
                template(fields, "executor-template"),
                size(fields.object("executor")),
                min,
                max,
                fields.text("credentials-secret", null),
                fields.text("scratch", null));
    }

    private Path template(Fields fields, String name) {
        String path = fields.text(name, null);
        if (path == null) {
            return null;
        }
        Path template = file.resolveSibling(path).normalize();
        if (!Files.isRegularFile(template)) {
            fields.fault(name, "is " + template + ", but there is no such file");
        }
        return template;
    }

    private Profile.PodSize size(Fields fields) {
        int cores = fields.integer("cores", 0);
        String memory = fields.text("memory", null);
        if (memory != null) {
            quantity(fields, "memory", () -> Quantity.bytes(memory));
        }
        fields.end();
        return new Profile.PodSize(cores, memory);
    }

    private static Profile.Store store(Fields fields) {
        Profile.Store store = new Profile.Store(
                fields.text("endpoint", null), fields.text("region", null), fields.flag("path-style"));
        fields.end();
        return store;
    }

    private static AllowList allowList(Fields fields, String name) {
        List<String> entries = fields.texts(name);
        for (String entry : entries) {
            try {
                AllowList.check(entry);
            } catch (IllegalArgumentException wrong) {
                fields.fault(name, "'" + Fields.shown(entry) + "' " + wrong.getMessage());
            }
        }
        return new AllowList(entries);
    }

    private Profile.Limits limits(Fields fields) {
        String size = fields.text("object-size");
        String time = fields.text("run-time");
        int inputs = fields.integer("inputs", 0);
        if (inputs < 1) {
            fields.fault("inputs", "must be at least 1");
        }
        fields.end();
        if (size.isEmpty() || time.isEmpty()) {
            return null;
        }
        boolean right = quantity(fields, "object-size", () -> Quantity.bytes(size))
                & quantity(fields, "run-time", () -> Quantity.duration(time));
        return right ? new Profile.Limits(inputs, Quantity.bytes(size), Quantity.duration(time)) : null;
    }

    private static boolean quantity(Fields fields, String name, Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (IllegalArgumentException wrong) {
            fields.fault(name, wrong.getMessage());
            return false;
        }
    }

    private static Map<String, String> conf(Fields fields) {
        Map<String, String> conf = fields.values("conf");
        conf.keySet().forEach(key -> {
            if (!key.startsWith("spark.")) {
                fields.fault("conf." + Fields.shown(key), "is no setting of Spark: they begin with spark.");
            } else if (SECRET.matcher(key).matches()) {
                fields.fault("conf." + Fields.shown(key), "would show a secret: use credentials-secret");
            }
        });
        return conf;
    }
}
