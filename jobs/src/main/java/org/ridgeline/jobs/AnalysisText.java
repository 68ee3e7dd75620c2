package org.ridgeline.jobs;

import org.ridgeline.dataset.StrictYaml;

/** What an analysis was read from. */
final class AnalysisText {
    private final String path;
    private final String text;
    private final StrictYaml yaml;

    /**
     * @param path of the file, as the user gave it
     * @param text of the file
     * @param yaml the same, parsed
     */
    AnalysisText(String path, String text, StrictYaml yaml) {
        this.path = path;
        this.text = text;
        this.yaml = yaml;
    }

    /** Of an analysis that was built in Java. */
    static AnalysisText none(String name) {
        return new AnalysisText(name, "", null);
    }

    String path() {
        return path;
    }

    String text() {
        return text;
    }

    /** {@code "mine.yaml line 12: cuts → two muons"}. */
    String where(String... key) {
        return yaml == null ? path + ": " + String.join(" \u2192 ", key) : yaml.where(key);
    }
}
