package org.ridgeline.jobs.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgeline.filter.NamedOperation;
import org.ridgeline.filter.Operations;
import org.ridgeline.filter.Parameter;
import org.ridgeline.request.ImageOptions;
import picocli.CommandLine;

class OperationsCommandTest {
    @Test
    void itListsEveryOperationAndEveryParameterWithItsChoices() {
        StringWriter text = new StringWriter();
        int code = new CommandLine(new OperationsCommand())
                .setOut(new PrintWriter(text))
                .execute();
        assertThat(code).isZero();
        List<String> lines = text.toString().lines().toList();
        for (NamedOperation operation : Operations.all()) {
            assertThat(lines).anyMatch(line -> line.startsWith(operation.name() + " "));
        }
        assertThat(lines)
                .anyMatch(line -> line.matches(" +takes --border, --magnitude, --ksize, --channels, --scale"))
                .anyMatch(line -> line.startsWith("  --ksize 3|5|7 ") && line.endsWith("; default 3"))
                .anyMatch(line -> line.startsWith("  --depth same|8|16|float "));
    }

    @Test
    void everyParameterIsAnOptionOfTheCommand() {
        CommandLine options = new CommandLine(new ImageOptions());
        for (Parameter parameter : Parameter.values()) {
            assertThat(options.getCommandSpec().optionsMap()).containsKey("--" + parameter.text());
        }
    }
}
