package org.ridgeline.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ridgeline.result.Process.Kind;

class DatasetTest {
    private static final String SMALL = """
            title: small
            release: mine
            energy: 13
            luminosity: 100
            tree: t
            schema: x INT, y ARRAY<FLOAT>
            processes:
              data: {label: Data, colour: "#000000", kind: data}
              zz: {label: ZZ, colour: "#3399ff", kind: background}
            samples:
              data_A: {process: data, file: Data/a.root}
              llll: {process: zz, file: [MC/mc_1.*.root, MC/more.root], dsid: 1, cross-section: 2, sum-of-weights: 400, factor: 1.5}
            """;

    @ParameterizedTest
    @MethodSource("names")
    void everyDatasetThatComesWithRidgelineBinds(String name) {
        Dataset dataset = Dataset.named(name);
        assertThat(dataset.name()).isEqualTo(name);
        assertThat(dataset.samples())
                .extracting(Sample::dsid)
                .filteredOn(dsid -> dsid != 0)
                .doesNotHaveDuplicates();
    }

    static Stream<String> names() {
        return Dataset.names().stream();
    }

    @Test
    void theNumbersOfTheOfficialListsAreThere() {
        Dataset dataset = Dataset.named("hzz-2020");
        assertThat(dataset.samples()).hasSize(22);
        assertThat(dataset.process("ZZ").kind()).isEqualTo(Kind.BACKGROUND);
        Sample llll = dataset.samples().stream()
                .filter(sample -> sample.name().equals("llll"))
                .findFirst()
                .orElseThrow();
        assertThat(llll.files()).containsExactly("MC/mc_363490.llll.4lep.root");
        assertThat(llll.scale(10064)).isCloseTo(1.3 * 10064 * 1.2578 / 7538705.8077, within(1e-15));
    }

    @Test
    void dataWeighOneAndSimulationStandsForTheLuminosity() {
        Dataset dataset = Dataset.parse("somewhere/small.yaml", SMALL);
        assertThat(dataset.name()).isEqualTo("small");
        assertThat(dataset.samples().get(0).scale(100)).isEqualTo(1);
        assertThat(dataset.samples().get(1).scale(100)).isEqualTo(0.75);
        assertThat(dataset.samples().get(1).files()).containsExactly("MC/mc_1.*.root", "MC/more.root");
    }

    @Test
    void anUnknownKeyIsNamedWithItsLineAndItsNeighbour() {
        assertThatThrownBy(() -> Dataset.parse("small.yaml", SMALL.replace("cross-section", "cros-section")))
                .isInstanceOf(YamlException.class)
                .hasMessageStartingWith("small.yaml line 12: samples → llll: unknown key 'cros-section'")
                .hasMessageEndingWith("did you mean 'cross-section'?");
    }

    @Test
    void aRepeatedKeyIsAnError() {
        assertThatThrownBy(() -> Dataset.parse("small.yaml", SMALL + "title: again\n"))
                .isInstanceOf(YamlException.class)
                .hasMessageStartingWith("small.yaml line ")
                .hasMessageContaining("'title'");
    }

    @Test
    void aMissingKeyIsNamed() {
        assertThatThrownBy(() -> Dataset.parse("small.yaml", SMALL.replace("tree: t\n", "")))
                .isInstanceOf(YamlException.class)
                .hasMessageContaining("small.yaml")
                .hasMessageContaining("tree");
    }

    @Test
    void aValueOfTheWrongKindIsNamedWithItsPath() {
        assertThatThrownBy(() -> Dataset.parse("small.yaml", SMALL.replace("luminosity: 100", "luminosity: much")))
                .hasMessage("small.yaml line 4: luminosity: 'much' is not a number");
        assertThatThrownBy(() -> Dataset.parse("small.yaml", SMALL.replace("kind: data", "kind: date")))
                .hasMessageContaining("'date' is not one of data, background, signal");
    }

    @Test
    void aSampleOfAnUnknownProcessIsAnError() {
        assertThatThrownBy(() -> Dataset.parse("small.yaml", SMALL.replace("process: zz", "process: z")))
                .hasMessageStartingWith("small.yaml line 12: samples → llll → process: unknown process 'z'");
    }

    @Test
    void normalisationMustFitTheKind() {
        assertThatThrownBy(() -> Dataset.parse("small.yaml", SMALL.replace("sum-of-weights: 400, ", "")))
                .hasMessageContaining("needs cross-section and sum-of-weights");
        assertThatThrownBy(() -> Dataset.parse("small.yaml", SMALL.replace("a.root}", "a.root, factor: 2}")))
                .hasMessageContaining("data have neither");
        assertThatThrownBy(
                        () -> Dataset.parse("small.yaml", SMALL.replace("sum-of-weights: 400", "sum-of-weights: -4")))
                .hasMessageContaining("must be a positive number, not -4.0");
    }

    @Test
    void filesMayBearTheNormalisationThemselves() {
        String text = SMALL.replace("schema: x INT", "per-file: x\nschema: x INT")
                .replace(", cross-section: 2, sum-of-weights: 400", "");
        Dataset dataset = Dataset.parse("small.yaml", text);
        assertThat(dataset.perFile()).containsExactly("x");
        assertThat(dataset.samples().get(1).simulated()).isTrue();
        assertThat(dataset.samples().get(1).scale(100))
                .as("luminosity x factor: the rest is in the weight")
                .isEqualTo(150);
        assertThatThrownBy(() -> Dataset.parse("small.yaml", text.replace("per-file: x", "per-file: xx")))
                .hasMessage("small.yaml line 6: per-file: the schema has no branch 'xx'");
        assertThatThrownBy(
                        () -> Dataset.parse("small.yaml", text.replace("factor: 1.5", "factor: 1.5, cross-section: 2")))
                .hasMessageContaining("needs cross-section and sum-of-weights");
    }

    @Test
    void aPeriodOfDataMayHaveItsLuminosity() {
        Dataset dataset = Dataset.parse("small.yaml", SMALL.replace("a.root}", "a.root, luminosity: 40}"));
        assertThat(dataset.samples()).extracting(Sample::luminosity).containsExactly(40.0, 0.0);
        assertThatThrownBy(() -> Dataset.parse("small.yaml", SMALL.replace("factor: 1.5", "luminosity: 40")))
                .hasMessage("small.yaml line 12: samples → llll → luminosity: only a period of data has a luminosity");
    }

    @Test
    void aliasesAreRefused() {
        assertThatThrownBy(() -> Dataset.parse(
                        "small.yaml",
                        SMALL.replace("release: mine", "release: &r mine").replace("tree: t", "tree: *r")))
                .isInstanceOf(YamlException.class)
                .hasMessageStartingWith("small.yaml line 5: ")
                .hasMessageContaining("aliases");
    }

    @Test
    void anUnknownDatasetIsAnsweredWithItsNeighbours() {
        assertThatThrownBy(() -> Dataset.named("hzz-2020-notebok"))
                .hasMessage("there is no dataset 'hzz-2020-notebok', did you mean 'hzz-2020-notebook'?");
    }
}
