package org.ridgeline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ridgeline.jobs.run.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

class MainTest {
    private final StringWriter err = new StringWriter();

    private int run(CommandLine line, String... arguments) {
        return line.setErr(new PrintWriter(err, true)).execute(arguments);
    }

    @Test
    void aWrongOptionIsOneLineThatOffersTheNearest() {
        int code = run(Main.commandLine(), "--versoin");
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains("--versoin", "did you mean --version", "see ridgeline --help");
        assertThat(code).isEqualTo(ExitCode.USERS_FAULT);
    }

    @Test
    void ourFaultIsATraceAndAnotherCode() {
        CommandLine line = Main.commandLine();
        line.addSubcommand("break", new Breaking());
        assertThat(run(line, "break")).isEqualTo(ExitCode.OUR_FAULT);
        assertThat(err.toString())
                .startsWith("java.lang.IllegalStateException: broken")
                .contains("\tat ");
    }

    @CommandLine.Command(name = "break")
    private static final class Breaking implements Runnable {
        @Override
        public void run() {
            throw new IllegalStateException("broken");
        }
    }

    static Stream<CommandLine> everyCommand() {
        return below(Main.commandLine());
    }

    private static Stream<CommandLine> below(CommandLine line) {
        Map<String, CommandLine> subcommands = line.getSubcommands();
        return Stream.concat(Stream.of(line), subcommands.values().stream().flatMap(MainTest::below));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("everyCommand")
    void everyHelpIsCompleteAndHasAnExample(CommandLine line) {
        CommandSpec command = line.getCommandSpec();
        String name = command.qualifiedName();
        assertThat(command.usageMessage().description()).as(name).isNotEmpty();
        for (OptionSpec option : command.options()) {
            assertThat(option.description())
                    .as(name + " " + option.longestName())
                    .isNotEmpty();
        }
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            assertThat(parameter.description())
                    .as(name + " " + parameter.paramLabel())
                    .isNotEmpty();
        }
        assertThat(command.optionsMap()).as(name).containsKey("--help");
        assertThat(line.getUsageMessage()).as(name).contains("Example").contains(name + " ");
    }
}
