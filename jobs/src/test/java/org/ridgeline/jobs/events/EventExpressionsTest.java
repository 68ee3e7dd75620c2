package org.ridgeline.jobs.events;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgeline.jobs.analysis.Analysis;
import org.ridgeline.jobs.run.LocalSpark;
import org.ridgeline.request.UserError;

class EventExpressionsTest {
    private static final String ANALYSIS = """
            title: test
            dataset: none
            constants: {least: 2}
            define:
              mass: pt * 2
            weight: w
            cuts:
              enough: mass > least
            histograms:
              mass: {value: mass, bins: 4, from: 0, to: 4}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    mass: pt * 2   | mass: ptt * 2          | test.yaml line 5: define → mass: unknown column 'ptt', did you mean pt
                    mass > least   | masss > least          | test.yaml line 8: cuts → enough: unknown column 'masss', did you mean mass
                    mass > least   | coshh(mass) > least    | test.yaml line 8: cuts → enough: unknown function 'coshh' (docs/functions.md lists those of hep)
                    mass > least   | hep.nosuch(mass) > 1   | test.yaml line 8: cuts → enough: unknown function 'hep.nosuch' (docs/functions.md lists those of hep)
                    mass > least   | hep.masss(mass) > 1    | test.yaml line 8: cuts → enough: unknown function 'hep.masss', did you mean hep.mass
                    mass > least   | mass > = = 1           | test.yaml line 8: cuts → enough: Syntax error at or near
                    mass > least   | mass + 1               | test.yaml line 8: cuts → enough: a condition is true or false, not DOUBLE
                    mass > least   | list > 1               | test.yaml line 8: cuts → enough: Cannot resolve "(list > 1)" due to data type mismatch
                    value: mass,   | value: name,           | test.yaml line 10: histograms → mass → value: a histogram is filled with a number or an array of numbers, not STRING
                    value: mass,   | value: sum(mass),      | test.yaml line 10: histograms → mass → value: sum(mass): an expression is about one event
                    value: mass,   | value: explode(list),  | test.yaml line 10: histograms → mass → value: explode(list): an expression is about one event
                    value: mass,   | value: rand(),         | test.yaml line 10: histograms → mass → value: its value differs from call to call
                    mass > least   | mass > least w         | test.yaml line 8: cuts → enough: 'w' stands behind the expression; is an operator missing?
                    mass: pt * 2   | mass: pt w             | test.yaml line 5: define → mass: 'w' stands behind the expression; is an operator missing?
                    weight: w      | weight: name           | test.yaml line 6: weight: a weight is a number, not STRING
                    mass: pt       | pt: pt                 | test.yaml line 5: define → pt: the name is taken
                    least: 2       | least: pt              | test.yaml line 3: constants → least: a constant is a literal
                    mass > least   | java_method('java.lang.System', 'getProperty', 'user.home') = '' | test.yaml line 8: cuts → enough: calling Java methods by name is not allowed here
                    """)
    void whatCannotBeIsSaidInOneLineBeforeDataAreRead(String right, String wrong, String message) {
        Analysis analysis = Analysis.parse("test.yaml", ANALYSIS.replace(right, wrong));
        assertThatThrownBy(() -> EventExpressions.resolve(
                        analysis,
                        LocalSpark.frame("_file STRING, pt FLOAT, w FLOAT, name STRING, list ARRAY<FLOAT>", List.of())))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(message)
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain("\n");
    }
}
