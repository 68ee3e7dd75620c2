package org.ridgeline.jobs;

import java.io.PrintWriter;
import org.ridgeline.jobs.analysis.Analyses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ridgeline analyses}, and {@code ridgeline analyses show hzz-2020 > mine.yaml}. */
@Command(
        name = "analyses",
        description = "Lists the analyses that come with Ridgeline.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ridgeline analyses show hzz-2020 > mine.yaml"})
final class AnalysesCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        int width = Analyses.names().stream().mapToInt(String::length).max().orElse(0) + 2;
        for (String name : Analyses.names()) {
            out.println(name
                    + " ".repeat(width - name.length())
                    + Analyses.named(name).title());
        }
        out.flush();
    }

    @Command(
            description = "Prints the YAML file of an analysis, to read or to start one's own from.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example: ridgeline analyses show hzz-2020 > mine.yaml"})
    void show(@Parameters(paramLabel = "ANALYSIS", description = "Name of an analysis.") String name) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(Analyses.text(name));
        out.flush();
    }
}
