package org.ridgeline.jobs.images;

import java.io.PrintWriter;
import java.util.List;
import org.ridgeline.filter.NamedOperation;
import org.ridgeline.filter.Operations;
import org.ridgeline.filter.Parameter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ridgeline operations}. */
@Command(
        name = "operations",
        description = "Lists the operations on images, and their parameters.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ridgeline operations"})
public final class OperationsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        int width = Operations.all().stream()
                        .mapToInt(operation -> operation.name().length())
                        .max()
                        .orElse(0)
                + 2;
        String indent = " ".repeat(width);
        for (NamedOperation operation : Operations.all()) {
            out.println(operation.name() + " ".repeat(width - operation.name().length()) + operation.summary());
            List<String> parameters = operation.parameters().stream()
                    .sorted()
                    .map(parameter -> "--" + parameter.text())
                    .toList();
            if (!parameters.isEmpty()) {
                out.println(indent + "takes " + String.join(", ", parameters));
            }
            out.println(indent + "16 bit: " + operation.sixteen() + "; gray: " + operation.gray());
        }
        out.println();
        out.println("Alpha is passed through by all. Parameters:");
        for (Parameter parameter : Parameter.values()) {
            String option = "--" + parameter.text() + " " + parameter.choices();
            out.println("  " + option + " ".repeat(Math.max(1, 34 - option.length())) + parameter.summary()
                    + "; default " + parameter.standard());
        }
        out.flush();
    }
}
