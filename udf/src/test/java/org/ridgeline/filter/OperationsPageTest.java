package org.ridgeline.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/operations.md lists exactly the operations and parameters there are; a failure prints the rows to paste. */
class OperationsPageTest {
    private static final Path PAGE = Path.of(System.getProperty("ridgeline.project", ".."), "docs", "operations.md");

    @Test
    void thePageListsEveryOperation() throws IOException {
        check(
                "| operation | does |",
                Operations.all().stream().map(OperationsPageTest::row).toList());
    }

    @Test
    void thePageListsEveryParameter() throws IOException {
        check(
                "| parameter | values |",
                Arrays.stream(Parameter.values()).map(OperationsPageTest::row).toList());
    }

    private static void check(String header, List<String> expected) throws IOException {
        List<String> rows = Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.startsWith(header))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        assertThat(rows)
                .as("the table under '%s' of %s; it should be\n%s", header, PAGE, String.join("\n", expected))
                .containsExactlyElementsOf(expected);
    }

    private static String row(NamedOperation operation) {
        String parameters = Arrays.stream(Parameter.values())
                .filter(operation.parameters()::contains)
                .map(each -> "`--" + each.text() + "`")
                .collect(Collectors.joining(", "));
        Chain chain = Operations.chain(List.of(operation.name()), Map.of());
        return cells(
                "`" + operation.name() + "`",
                operation.summary(),
                parameters.isEmpty() ? "–" : parameters,
                operation.sixteen(),
                operation.gray(),
                Integer.toString(chain.halo()),
                Integer.toString(chain.passes()));
    }

    private static String row(Parameter parameter) {
        return cells(
                "`--" + parameter.text() + "`",
                "`" + parameter.choices() + "`",
                parameter.standard(),
                parameter.summary());
    }

    private static String cells(String... cells) {
        return "| "
                + Arrays.stream(cells).map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | "))
                + " |";
    }
}
