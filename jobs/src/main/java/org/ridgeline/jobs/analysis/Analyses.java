package org.ridgeline.jobs.analysis;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.ridgeline.bucket.Address;
import org.ridgeline.dataset.Dataset;
import org.ridgeline.dataset.Nearest;
import org.ridgeline.dataset.Resources;
import org.ridgeline.dataset.YamlException;
import org.ridgeline.request.UserError;

/** Where analyses and their datasets are found: by name among those that come with Ridgeline, or by the path of a file. */
public final class Analyses {
    private static final String FOLDER = "analyses/";
    private static final String ENDING = ".yaml";

    private Analyses() {}

    /** Names of the analyses that come with Ridgeline, sorted. */
    public static List<String> names() {
        return Resources.names(Analyses.class, FOLDER, ENDING);
    }

    /** The YAML text of an analysis that comes with Ridgeline. */
    public static String text(String name) {
        if (!names().contains(name)) {
            throw new UserError("there is no analysis '" + name + "'" + Nearest.hint(name, names()));
        }
        return Resources.text(Analyses.class, FOLDER + name + ENDING);
    }

    /** An analysis that comes with Ridgeline. */
    public static Analysis named(String name) {
        return Analysis.parse(FOLDER + name + ENDING, text(name));
    }

    /** An analysis by name, or by the path of a YAML file on any file system. */
    public static Analysis find(String nameOrPath, Configuration hadoop) {
        return isPath(nameOrPath) ? Analysis.parse(nameOrPath, read(nameOrPath, hadoop)) : named(nameOrPath);
    }

    /** The dataset of an analysis, by name, or by a path that may be relative to the analysis file. */
    public static Dataset dataset(Analysis analysis, Configuration hadoop) {
        String dataset = analysis.dataset();
        try {
            if (!isPath(dataset)) {
                return Dataset.named(dataset);
            }
            Path parent = new Path(analysis.source().path()).getParent();
            Path path = parent == null ? new Path(dataset) : new Path(parent, dataset);
            return Dataset.parse(path.toString(), read(path.toString(), hadoop));
        } catch (YamlException wrong) {
            throw new UserError(analysis.source().where("dataset") + ": " + wrong.getMessage(), wrong);
        }
    }

    /** A dataset by name, or by the path of a YAML file on any file system. */
    public static Dataset dataset(String nameOrPath, Configuration hadoop) {
        try {
            return isPath(nameOrPath) ? Dataset.parse(nameOrPath, read(nameOrPath, hadoop)) : Dataset.named(nameOrPath);
        } catch (YamlException wrong) {
            throw new UserError(wrong.getMessage(), wrong);
        }
    }

    private static boolean isPath(String name) {
        return name.endsWith(ENDING) || name.endsWith(".yml") || name.indexOf('/') >= 0;
    }

    private static String read(String file, Configuration hadoop) {
        Path path = new Path(Address.of(file));
        try (FSDataInputStream in = path.getFileSystem(hadoop).open(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (FileNotFoundException missing) {
            throw new UserError(
                    "there is no file " + file + "; analyses that come with Ridgeline: " + String.join(", ", names()),
                    missing);
        } catch (IOException failure) {
            throw new UserError(file + " cannot be read: " + failure.getMessage(), failure);
        }
    }
}
