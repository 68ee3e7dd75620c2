package org.ridgeline.jobs.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.jobs.events.Significances;
import org.ridgeline.request.UserError;

class AnalysisTest {
    private static final String SMALL = """
            title: small
            dataset: hzz-2020
            constants:
              least: 2
            weight: mcWeight
            cuts:
              b: lep_n >= least
              a: trigE
            histograms:
              n: {value: lep_n, bins: 4, from: 0, to: 4}
            significance:
              all: {histogram: n, from: 1, to: 3, uncertainty: 0.1}
            """;

    private static Analysis parse(String replaced, String replacement) {
        assertThat(SMALL).contains(replaced);
        return Analysis.parse("analyses/mine.yaml", SMALL.replace(replaced, replacement));
    }

    @Test
    void cutsKeepTheOrderOfTheFile() {
        assertThat(Analysis.parse("analyses/mine.yaml", SMALL).cuts().keySet()).containsExactly("b", "a");
        assertThat(Analysis.parse("analyses/mine.yaml", SMALL).name()).isEqualTo("mine");
    }

    @Test
    void anUnknownKeyIsNamedWithLineAndNeighbour() {
        assertThatThrownBy(() -> parse("weight:", "wieght:"))
                .isInstanceOf(UserError.class)
                .hasMessage("analyses/mine.yaml line 5: unknown key 'wieght', did you mean 'weight'?");
    }

    @Test
    void aRepeatedKeyIsAnError() {
        assertThatThrownBy(() -> parse("  a: trigE", "  b: trigE"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("analyses/mine.yaml line ")
                .hasMessageContaining("'b'");
    }

    @Test
    void aKeyWithoutAValueIsAnError() {
        assertThatThrownBy(() -> parse("  a: trigE", "  a:"))
                .isInstanceOf(UserError.class)
                .hasMessageMatching("analyses/mine.yaml line \\d+: cuts → a: has no value");
    }

    @Test
    void aMisspeltKeyThatMustBeThereIsNamed() {
        assertThatThrownBy(() -> parse("cuts:", "cutz:"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the key 'cuts' is missing; there is 'cutz'");
        assertThatThrownBy(() -> parse("{value: lep_n", "{valeu: lep_n"))
                .hasMessageContaining("histograms → n: the key 'value' is missing; there is 'valeu'");
    }

    @Test
    void binsMustBeANumberAndAnAxisMustRunUp() {
        assertThatThrownBy(() -> parse("bins: 4", "bins: four"))
                .hasMessage("analyses/mine.yaml line 10: histograms → n → bins: 'four' is not a whole number");
        assertThatThrownBy(() -> parse("to: 4", "to: 0")).hasMessageContaining("an axis runs from low to high");
        assertThatThrownBy(() -> parse("bins: 4", "bins: 0")).hasMessageContaining("at least one bin");
    }

    @Test
    void aQuestionAboutAnUnknownHistogramIsAnError() {
        assertThatThrownBy(() -> parse("{histogram: n,", "{histogram: m,"))
                .hasMessageStartingWith(
                        "analyses/mine.yaml line 12: significance → all → histogram: unknown histogram 'm'");
    }

    @Test
    void aWindowThatCutsBinsIsAnError() {
        Analysis analysis = parse("from: 1,", "from: 1.2,");
        assertThatThrownBy(() -> Significances.check(analysis))
                .hasMessage("analyses/mine.yaml line 12: significance → all → from: 1.2 is no edge of a bin; the"
                        + " nearest is 1.0");
    }

    @Test
    void constantsAreReplacedAndOthersAreNotInvented() {
        Analysis analysis = Analysis.parse("analyses/mine.yaml", SMALL);
        assertThat(analysis.with(Map.of("least", "3")).constants()).containsEntry("least", "3");
        assertThatThrownBy(() -> analysis.with(Map.of("leest", "3")))
                .isInstanceOf(UserError.class)
                .hasMessage("--set leest: analysis mine has no such constant, did you mean 'least'?");
    }

    @Test
    void anUnknownNameIsAnsweredWithItsNeighbours() {
        assertThatThrownBy(() -> Analyses.find("hzz-2020-notebok", new Configuration()))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "there is no analysis 'hzz-2020-notebok', did you mean 'hzz-2020-notebook' or 'hyy-2025-notebook'?");
        assertThatThrownBy(() -> Analyses.find("no/such.yaml", new Configuration()))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("there is no file no/such.yaml");
    }

    @Test
    void whatShowPrintsServesAsAnAnalysisOfOnesOwn(@TempDir Path folder) throws Exception {
        Path mine = Files.writeString(folder.resolve("mine.yaml"), Analyses.text("hzz-2020"));
        Analysis analysis = Analyses.find(mine.toString(), new Configuration());
        assertThat(analysis.name()).isEqualTo("mine");
        assertThat(analysis.cuts()).isEqualTo(Analyses.named("hzz-2020").cuts());
        assertThat(Analyses.dataset(analysis, new Configuration()).name()).isEqualTo("hzz-2020");
    }
}
