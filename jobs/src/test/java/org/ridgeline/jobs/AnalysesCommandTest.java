package org.ridgeline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.ridgeline.jobs.analysis.Analyses;
import org.ridgeline.jobs.run.ExitCode;
import picocli.CommandLine;

class AnalysesCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... words) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(words);
    }

    @Test
    void theListNamesEachAnalysisWithItsTitle() {
        assertThat(run("analyses")).isZero();
        assertThat(out.toString().lines().toList())
                .anyMatch(line -> line.matches("hzz-2020 +H → ZZ\\* → 4ℓ"))
                .hasSameSizeAs(Analyses.names());
    }

    @Test
    void showPrintsTheFileAndNothingElse() {
        assertThat(run("analyses", "show", "hzz-2020")).isZero();
        assertThat(out.toString()).isEqualTo(Analyses.text("hzz-2020"));
    }

    @Test
    void anUnknownNameIsOneLineAndTheUsersFault() {
        assertThat(run("analyses", "show", "hzz-2020-notebok")).isEqualTo(ExitCode.USERS_FAULT);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().strip())
                .isEqualTo(
                        "ridgeline: there is no analysis 'hzz-2020-notebok', did you mean 'hzz-2020-notebook' or 'hyy-2025-notebook'?");
    }

    @Test
    void theHelpOfEventsIsCompleteAndHasAnExample() {
        assertThat(run("events", "--help")).isZero();
        assertThat(out.toString())
                .contains(
                        "ANALYSIS",
                        "--input",
                        "--output",
                        "--samples",
                        "--as",
                        "--allow-missing",
                        "--luminosity",
                        "--fraction",
                        "--set",
                        "--write-events",
                        "--force",
                        "Example: ridgeline events hzz-2020");
    }
}
