package org.ridgeline.jobs.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.jobs.events.Significances;
import org.ridgeline.request.UserError;
import org.ridgeline.stats.PeakModel;

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

    private static Analysis fitting(String fit) {
        return Analysis.parse("analyses/mine.yaml", SMALL + "fit:\n  peak: {" + fit + "}\n");
    }

    private static void refused(String fit, String message) {
        assertThatThrownBy(() -> fitting(fit))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("analyses/mine.yaml line 14: fit → peak")
                .hasMessageContaining(message);
    }

    @Test
    void aFitHasAHistogramADegreeAndAStart() {
        FitSpec fit = fitting("histogram: n, from: 1, polynomial: 3, gaussian: {amplitude: 119.1, mean: 2, sigma: 1},"
                        + " fixed: [amplitude, sigma]")
                .fit()
                .get("peak");
        assertThat(fit.from()).isEqualTo(1);
        assertThat(fit.to()).as("the axis' end").isNull();
        assertThat(fit.model())
                .isEqualTo(new PeakModel(3, 119.1, 2, 1, Set.of(PeakModel.Shape.AMPLITUDE, PeakModel.Shape.SIGMA)));
        assertThat(fitting("histogram: n, polynomial: 0, gaussian: {amplitude: 1, mean: 2, sigma: 1}")
                        .fit()
                        .get("peak")
                        .model()
                        .fixed())
                .isEmpty();
        assertThat(Analysis.parse("analyses/mine.yaml", SMALL).fit()).isEmpty();
    }

    @Test
    void aFitThatIsNoneNamesWhatIsWrong() {
        String gaussian = "gaussian: {amplitude: 1, mean: 2, sigma: 1}";
        refused("histogram: m, polynomial: 1, " + gaussian, "histogram: unknown histogram 'm', did you mean 'n'?");
        refused("histogram: n, polynomal: 1, " + gaussian, "the key 'polynomial' is missing; there is 'polynomal'");
        refused("histogram: n, polynomial: 1, fixd: [mean], " + gaussian, "unknown key 'fixd', did you mean 'fixed'?");
        refused("histogram: n, polynomial: 1", "the key 'gaussian' is missing");
        refused(
                "histogram: n, polynomial: 1, fixed: [sgima], " + gaussian,
                "'sgima' is not one of amplitude, mean, sigma");
        refused("histogram: n, polynomial: 12, " + gaussian, "a polynomial of degree 0 to 9, not 12");
        refused("histogram: n, polynomial: 1.5, " + gaussian, "polynomial");
        refused("histogram: n, polynomial: 1, gaussian: {amplitude: 1, mean: 2}", "the key 'sigma' is missing");
        refused(
                "histogram: n, polynomial: 1, gaussian: {amplitude: 1, mean: 2, sigma: -1}",
                "sigma is above 0, not -1.0");
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
