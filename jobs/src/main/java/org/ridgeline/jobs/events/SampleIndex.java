package org.ridgeline.jobs.events;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;

/**
 * Which sample a file belongs to, by number, as tasks need it.
 *
 * @param names of the samples
 * @param simulated whether each one's events bear weights
 * @param files paths, as the source names them in {@code _file}, to sample numbers
 * @param perFile branches that hold one value in all events of a simulated file
 */
record SampleIndex(List<String> names, List<Boolean> simulated, Map<String, Integer> files, List<String> perFile)
        implements Serializable {
    SampleIndex(List<String> names, List<Boolean> simulated, Map<String, Integer> files) {
        this(names, simulated, files, List.of());
    }

    int size() {
        return names.size();
    }

    String name(int sample) {
        return names.get(sample);
    }

    boolean simulated(int sample) {
        return simulated.get(sample);
    }

    /** The sample of a file. */
    int of(String file) {
        Integer sample = files.get(file);
        if (sample == null) {
            sample = files.get(new Path(file).toString());
        }
        if (sample == null) {
            throw new IllegalStateException("the source read " + file + ", which was not among the inputs");
        }
        return sample;
    }
}
