package org.ridgeline.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/functions.md lists exactly what the catalog holds; a failure prints the rows to paste. */
class FunctionsPageTest {
    private static final Path PAGE = Path.of(System.getProperty("ridgeline.project", ".."), "docs", "functions.md");

    @Test
    void thePageListsEveryFunctionOnceWithItsSignaturesUnitNullRuleAndSource() throws IOException {
        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        List<String> expected =
                Functions.all().values().stream().map(FunctionsPageTest::row).toList();
        assertThat(rows)
                .as("the table of %s; it should be\n%s", PAGE, String.join("\n", expected))
                .containsExactlyElementsOf(expected);
    }

    private static String row(HepFunction function) {
        String signatures =
                function.signatures().stream().map(each -> "`" + each + "`").collect(Collectors.joining("<br>"));
        String nulls = function.nulls().isEmpty() ? "–" : function.nulls();
        String cells = String.join(" ~ ", signatures, function.summary(), function.unit(), nulls, function.source());
        return "| " + cells.replace("|", "\\|").replace(" ~ ", " | ") + " |";
    }
}
