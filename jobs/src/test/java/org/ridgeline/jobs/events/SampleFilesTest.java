package org.ridgeline.jobs.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgeline.bucket.InputFile;
import org.ridgeline.dataset.Dataset;
import org.ridgeline.dataset.Sample;
import org.ridgeline.jobs.run.Requests;
import org.ridgeline.request.UserError;
import org.ridgeline.result.Process.Kind;

class SampleFilesTest {
    private static final Dataset DATASET = Dataset.parse("small.yaml", """
            title: small
            release: mine
            energy: 13
            luminosity: 100
            tree: t
            schema: x INT, y INT
            processes:
              data: {label: Data, colour: "#000000", kind: data}
              zz: {label: ZZ, colour: "#3399ff", kind: background}
            samples:
              data_A: {process: data, file: Data/data_A.*.root}
              llll: {process: zz, file: MC/mc_363490.llll.4lep.root, dsid: 363490, cross-section: 2, sum-of-weights: 400}
              Zee: {process: zz, file: MC/mc_361106.Zee.4lep.root, dsid: 361106, cross-section: 2, sum-of-weights: 400}
            """);

    private static SampleFiles match(List<String> files, String... options) {
        String[] words = Arrays.copyOf(options, options.length + 1);
        words[options.length] = "analysis";
        return SampleFiles.match(
                DATASET,
                files.stream().map(file -> new InputFile("/in/" + file, 1, "1")).toList(),
                Requests.events(words));
    }

    private static List<String> names(SampleFiles files) {
        return files.files().keySet().stream().map(Sample::name).toList();
    }

    @Test
    void filesAreMatchedByNameWhereverTheyLie() {
        SampleFiles files = match(
                List.of("Data/data_A.4lep.root", "elsewhere/mc_361106.Zee.4lep.root", "MC/mc_363490.llll.4lep.root"));
        assertThat(names(files)).containsExactly("data_A", "llll", "Zee");
        assertThat(files.index(DATASET).of("/in/elsewhere/mc_361106.Zee.4lep.root"))
                .isEqualTo(2);
        assertThat(files.index(DATASET).simulated(0)).isFalse();
        assertThat(files.index(DATASET).simulated(2)).isTrue();
    }

    @Test
    void oneFileInTwoPlacesIsNotCountedTwice() {
        assertThatThrownBy(() -> match(List.of("a/data_A.4lep.root", "b/data_A.4lep.root"), "--allow-missing"))
                .isInstanceOf(UserError.class)
                .hasMessage("--input has data_A.4lep.root twice: /in/a/data_A.4lep.root and /in/b/data_A.4lep.root;"
                        + " give only one of them");
    }

    @Test
    void anotherNameIsMatchedByItsNumber() {
        SampleFiles files =
                match(List.of("data_A.x.root", "skim_361106_part1.root", "skim_361106_part2.root", "363490.root"));
        assertThat(names(files)).containsExactly("data_A", "llll", "Zee");
        assertThat(files.paths()).hasSize(4);
    }

    @Test
    void aSecondSkimOfASampleIsNotCountedTwice() {
        assertThatThrownBy(() -> match(
                        List.of("4lep/mc_361106.Zee.4lep.root", "2lep/mc_361106.Zee.2lep.root"), "--allow-missing"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("/in/2lep/mc_361106.Zee.2lep.root matches no sample")
                .hasMessageContaining("--as NAME");
    }

    @Test
    void allThatIsMissingIsListedAtOnce() {
        assertThatThrownBy(() -> match(List.of("data_A.4lep.root")))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("no file for 2 samples: llll, Zee; ")
                .hasMessageContaining("--allow-missing");
        SampleFiles files = match(List.of("data_A.4lep.root"), "--allow-missing");
        assertThat(files.missing()).containsExactly("llll", "Zee");
        assertThat(files.processes()).extracting(process -> process.name()).containsExactly("data");
    }

    @Test
    void chosenSamplesLeaveOutTheOthersAndSaySo() {
        SampleFiles files = match(List.of("data_A.4lep.root", "mc_361106.Zee.4lep.root"), "--samples", "Zee");
        assertThat(names(files)).containsExactly("Zee");
        assertThat(files.skipped()).extracting(InputFile::path).containsExactly("/in/data_A.4lep.root");
        assertThatThrownBy(() -> match(List.of("data_A.4lep.root"), "--samples", "Zeee"))
                .hasMessage("--samples Zeee: dataset small has no such sample, did you mean 'Zee'?");
    }

    @Test
    void unknownFilesFormASampleOfTheirOwnIfNamed() {
        SampleFiles files = match(List.of("mine.root", "mine2.root"), "--as", "mine");
        assertThat(names(files)).containsExactly("mine");
        assertThat(files.missing()).isEmpty();
        assertThat(files.processes()).extracting(process -> process.kind()).containsExactly(Kind.DATA);
        assertThat(match(List.of("mine.root"), "--as", "llll", "--allow-missing")
                        .files()
                        .keySet())
                .extracting(Sample::dsid)
                .containsExactly(363490);
        assertThatThrownBy(() -> match(List.of("mine.root"), "--as", "zz")).hasMessageContaining("that is a process");
        assertThatThrownBy(() -> match(List.of("mine.root")))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("/in/mine.root matches no sample of dataset small; say --as NAME");
    }
}
