package org.ridgeline.jobs.analysis;

import org.ridgeline.dataset.StrictYaml;

/** What an analysis was read from. */
public final class AnalysisText {
    private final String path;
    private final String text;
    private final StrictYaml yaml;

    /**
     * @param path of the file, as the user gave it
     * @param text of the file
     * @param yaml the same, parsed
     */
    public AnalysisText(String path, String text, StrictYaml yaml) {
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

    public String text() {
        return text;
    }

    /** {@code "mine.yaml line 12: cuts → two muons"}. */
    public String where(String... key) {
        return yaml == null ? path + ": " + String.join(" \u2192 ", key) : yaml.where(key);
    }
}
