package org.ridgeline.result;

/**
 * A group of samples that is drawn and counted as one: "Data", "ZZ*", "Higgs".
 *
 * @param name short name, as the dataset file has it
 * @param label how it is called in a legend
 * @param colour {@code #rrggbb}
 */
public record Process(String name, String label, String colour, Kind kind) {
    /** What role a process has in a chart and in a significance. */
    public enum Kind {
        DATA,
        BACKGROUND,
        SIGNAL
    }
}
