package org.ridgeline.jobs.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Wall time of the phases of a run. */
public final class Timing {
    private final Map<String, Double> seconds = new LinkedHashMap<>();

    public <T> T time(String phase, Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            seconds.merge(phase, (System.nanoTime() - start) / 1e9, Double::sum);
        }
    }

    public void time(String phase, Runnable work) {
        time(phase, () -> {
            work.run();
            return phase;
        });
    }

    /** Seconds per phase, in the order they began. */
    public Map<String, Double> seconds() {
        return new LinkedHashMap<>(seconds);
    }
}
