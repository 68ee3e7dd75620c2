package org.ridgeline.jobs.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.dataset.Dataset;
import org.ridgeline.dataset.Sample;
import org.ridgeline.jobs.Main;
import org.ridgeline.jobs.demo.EmbeddedBucket;
import org.ridgeline.jobs.run.ExitCode;
import org.ridgeline.jobs.run.LocalSpark;
import org.ridgeline.root.Branch;
import org.ridgeline.root.Column;
import org.ridgeline.root.write.Field;
import org.ridgeline.root.write.LocalDestination;
import org.ridgeline.root.write.RootWriter;
import org.ridgeline.root.write.WriteOptions;

/** {@code generate events}, called as users call it, judged by a plain copy of the notebook's selection. */
class GenerateEventsTest {
    private static final String DATASET = "hzz-2020-notebook";
    private static final int EVENTS = 4000;

    @TempDir
    static Path folder;

    private static final Map<String, MiniColumns> FILES = new HashMap<>();

    @BeforeAll
    static void generate() throws IOException {
        LocalSpark.session();
        assertThat(Main.run(arguments("toys"))).isZero();
        for (Sample sample : Dataset.named(DATASET).samples()) {
            FILES.put(
                    sample.name(),
                    MiniColumns.of(folder.resolve("toys/" + sample.files().get(0))));
        }
    }

    private static String[] arguments(String output, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "generate",
                "events",
                DATASET,
                "--events",
                String.valueOf(EVENTS),
                "--seed",
                "11",
                "--output",
                output.contains(":") ? output : folder.resolve(output).toString()));
        all.addAll(List.of(more));
        return all.toArray(new String[0]);
    }

    /** What the official notebook reports of the released files, without and with its cuts on pt. */
    @ParameterizedTest
    @CsvSource({
        "Zee, 43.141792, 26.915932",
        "Zmumu, 51.99949, 28.59276",
        "ttbar_lep, 28.132816, 18.368776",
        "llll, 264.85263, 236.67665",
        "ggH125_ZZ4lep, 8.639792, 7.929783",
        "VBFH125_ZZ4lep, 0.7747851, 0.7252958",
        "WH125_ZZ4lep, 0.2175638, 0.2036293",
        "ZH125_ZZ4lep, 0.0015058718, 0.0014187315",
    })
    void aSampleHasTheYieldOfTheReleasedOne(String name, double typesAndCharge, double withMomenta) {
        MiniColumns file = FILES.get(name);
        assertThat(file.events()).isEqualTo(EVENTS);
        double scale = sample(name).scale(10_000);
        double loose = 0;
        double tight = 0;
        for (int i = 0; i < file.events(); i++) {
            if (NotebookSelection.typesAndCharge(file, i)) {
                double weight = NotebookSelection.weight(file, i, scale);
                loose += weight;
                tight += NotebookSelection.momenta(file, i) ? weight : 0;
            }
        }
        assertThat(loose).isCloseTo(typesAndCharge, within(0.1 * typesAndCharge));
        assertThat(tight).isCloseTo(withMomenta, within(0.1 * withMomenta));
    }

    @Test
    void thePeakOfTheHiggsBosonStandsOutAt125GeV() {
        double[] all = new double[NotebookSelection.BINS];
        double[] higgs = new double[NotebookSelection.BINS];
        FILES.forEach((name, file) -> {
            Sample sample = sample(name);
            for (int i = 0; sample.simulated() && i < file.events(); i++) {
                int bin = NotebookSelection.bin(NotebookSelection.mass(file, i));
                if (NotebookSelection.typesAndCharge(file, i)
                        && NotebookSelection.momenta(file, i)
                        && bin >= 0
                        && bin < all.length) {
                    double weight = NotebookSelection.weight(file, i, sample.scale(10_000));
                    all[bin] += weight;
                    higgs[bin] += sample.process().equals("signal") ? weight : 0;
                }
            }
        });

        double peak = all[8] + all[9];
        double besides = all[6] + all[11];
        assertThat(peak).as("120 to 130 GeV").isGreaterThan(1.7 * besides);
        assertThat(higgs[7] + higgs[8] + higgs[9])
                .as("signal of 115 to 130 GeV")
                .isBetween(7.5, 10.0);
        assertThat(all[7] + all[8] + all[9]).as("115 to 130 GeV").isBetween(24.0, 37.0);
        assertThat(all[2]).as("Z to four leptons at 91 GeV").isGreaterThan(2 * all[4]);
    }

    @Test
    void dataAreDrawnFromTheMixture() {
        double expected = 43.14 + 52.00 + 28.13 + 264.85 + 8.64 + 0.77 + 0.22;
        double all = 0;
        Map<String, Double> shares = Map.of("data_A", 0.05, "data_B", 0.19, "data_C", 0.29, "data_D", 0.47);
        for (Map.Entry<String, Double> share : shares.entrySet()) {
            MiniColumns file = FILES.get(share.getKey());
            int selected = 0;
            for (int i = 0; i < file.events(); i++) {
                selected += NotebookSelection.typesAndCharge(file, i) ? 1 : 0;
            }
            double mean = expected * share.getValue();
            assertThat((double) selected).as(share.getKey()).isCloseTo(mean, within(5 * Math.sqrt(mean)));
            all += selected;
        }
        assertThat(all).isCloseTo(expected, within(4 * Math.sqrt(expected)));
    }

    @Test
    void dataBearNoWeights() {
        MiniColumns data = FILES.get("data_D");
        for (int i = 0; i < data.events(); i++) {
            assertThat(data.real("mcWeight", i)).isZero();
            assertThat(data.real("scaleFactor_PILEUP", i)).isZero();
            assertThat(data.real("XSection", i)).isEqualTo(1);
            assertThat(data.real("SumWeights", i)).isEqualTo(1);
            assertThat(data.integer("channelNumber", i)).isEqualTo(data.integer("runNumber", i));
        }
    }

    @Test
    void simulationBearsItsNormalisation() {
        MiniColumns llll = FILES.get("llll");
        int negative = 0;
        for (int i = 0; i < llll.events(); i++) {
            assertThat(llll.real("XSection", i)).isEqualTo(1.2578f);
            assertThat(llll.real("SumWeights", i)).isEqualTo(7538706f);
            assertThat(llll.integer("channelNumber", i)).isEqualTo(363490);
            negative += llll.real("mcWeight", i) < 0 ? 1 : 0;
        }
        assertThat(negative).isBetween(EVENTS / 50, EVENTS / 15);
    }

    @ParameterizedTest
    @ValueSource(strings = {"data_C", "llll", "ttbar_lep", "WH125_ZZ4lep"})
    void leptonsAndJetsComeByFallingMomentum(String name) {
        MiniColumns file = FILES.get(name);
        for (int i = 0; i < file.events(); i++) {
            assertFalling(file.reals("lep_pt", i), 7_000);
            assertFalling(file.reals("jet_pt", i), 20_000);
        }
    }

    private static void assertFalling(float[] values, double least) {
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i]).isGreaterThan((float) least);
            assertThat(i == 0 || values[i] <= values[i - 1]).isTrue();
        }
    }

    @Test
    void equalArgumentsGiveEqualFilesWhicheverSamplesAreWritten() throws IOException {
        assertThat(Main.run(arguments("some", "--samples", "data_B,ggH125_ZZ4lep")))
                .isZero();
        assertThat(folder.resolve("some/MC")).isDirectoryContaining("glob:**.ggH125_ZZ4lep.4lep.root");
        for (String file : List.of("Data/data_B.4lep.root", "MC/mc_345060.ggH125_ZZ4lep.4lep.root")) {
            assertThat(folder.resolve("some/" + file)).hasSameBinaryContentAs(folder.resolve("toys/" + file));
        }
        try (Stream<Path> files = Files.walk(folder.resolve("some"))) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(2);
        }
    }

    @Test
    void anotherSeedGivesOtherEvents() throws IOException {
        Main.run(
                "generate",
                "events",
                DATASET,
                "--events",
                "10",
                "--seed",
                "12",
                "--samples",
                "llll,data_A",
                "--output",
                folder.resolve("other").toString());
        assertThat(MiniColumns.of(folder.resolve("other/MC/mc_363490.llll.4lep.root"))
                        .real("met_et", 0))
                .isNotEqualTo(FILES.get("llll").real("met_et", 0));
        assertThat(MiniColumns.of(folder.resolve("other/Data/data_A.4lep.root")).real("met_et", 0))
                .isNotEqualTo(FILES.get("data_A").real("met_et", 0));
    }

    @Test
    void aBucketGetsTheSameFiles() throws IOException {
        try (EmbeddedBucket bucket = new EmbeddedBucket("toys", folder.resolve("bucket"))) {
            Configuration hadoop = LocalSpark.session().sparkContext().hadoopConfiguration();
            bucket.settings().forEach(hadoop::set);

            assertThat(Main.run(arguments("s3a://toys/here", "--samples", "data_A,llll")))
                    .isZero();
        }
        for (String file : List.of("Data/data_A.4lep.root", "MC/mc_363490.llll.4lep.root")) {
            assertThat(folder.resolve("bucket/toys/here/" + file))
                    .hasSameBinaryContentAs(folder.resolve("toys/" + file));
        }
    }

    @Test
    void aToyCanBeToldFromTheReleaseByItsTitle() {
        assertThat(FILES.values())
                .allSatisfy(file -> assertThat(file.tree().title()).isEqualTo("simulated toy"));
    }

    @Test
    void branchesAndTheirTypesAreThoseOfTheReleasedFile() throws IOException {
        MiniColumns released = released("A");
        assertThat(columns(FILES.get("data_A"))).containsExactlyElementsOf(columns(released));
        assertThat(columns(FILES.get("llll"))).containsExactlyElementsOf(columns(released));
    }

    /** An independent reader, and an independent way to count and to add up four-vectors. */
    @Test
    void uprootReadsTheSameEvents() throws IOException, InterruptedException {
        String python = System.getenv("RIDGELINE_PYTHON");
        Assumptions.assumeTrue(python != null, "RIDGELINE_PYTHON names no python3 with uproot");
        List<String> names = List.of("data_D", "Zee", "llll", "ggH125_ZZ4lep");
        List<String> command = new ArrayList<>(List.of(python, "-"));
        names.forEach(name -> command.add(
                folder.resolve("toys/" + sample(name).files().get(0)).toString()));
        Path script = folder.resolve("four_leptons.py");
        try (InputStream in = getClass().getResourceAsStream("four_leptons.py")) {
            Files.write(script, in.readAllBytes());
        }
        Path out = folder.resolve("four_leptons.txt");
        int code = new ProcessBuilder(command)
                .redirectInput(script.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start()
                .waitFor();
        assertThat(code).as(Files.readString(out)).isZero();

        List<String> lines = Files.readAllLines(out);
        for (int k = 0; k < names.size(); k++) {
            MiniColumns file = FILES.get(names.get(k));
            double weights = 0;
            double masses = 0;
            for (int i = 0; i < file.events(); i++) {
                if (NotebookSelection.typesAndCharge(file, i)) {
                    weights += NotebookSelection.weight(file, i, 1);
                    masses += NotebookSelection.mass(file, i);
                }
            }
            String[] words = lines.get(k).split(" ");
            assertThat(words[0]).as(names.get(k)).isEqualTo(String.valueOf(file.events()));
            assertThat(Double.parseDouble(words[1])).isCloseTo(weights, within(1e-9 * Math.abs(weights)));
            assertThat(Double.parseDouble(words[2])).isCloseTo(masses, within(1e-9 * masses));
        }
    }

    private static List<String> columns(MiniColumns file) {
        return file.tree().branches().stream()
                .map(branch -> branch.name() + " " + branch.type())
                .toList();
    }

    /** Equally many events of both, written alike: what differs is how far their values can be compressed. */
    @ParameterizedTest
    @ValueSource(strings = {"A", "B"})
    void dataCompressLikeTheReleasedOnes(String period) throws IOException {
        MiniColumns released = released(period);
        MiniColumns toy = FILES.get("data_" + period);
        int events = Math.min(released.events(), toy.events());

        assertThat(compression(toy, events))
                .isCloseTo(compression(released, events), within(0.1 * compression(released, events)));
    }

    /** Uncompressed over compressed bytes of the first so many events, all written into one cluster. */
    private static double compression(MiniColumns file, int events) throws IOException {
        Path path = folder.resolve("again.root");
        List<Field> fields = file.tree().branches().stream()
                .map(branch -> new Field(branch.name(), branch.type()))
                .toList();
        try (RootWriter writer =
                RootWriter.create(new LocalDestination(path), "mini", "", fields, WriteOptions.DEFAULT)) {
            writer.append(
                    file.columns().stream().map(column -> first(column, events)).toList());
            writer.finish();
        }
        long stored = 0;
        long all = 0;
        for (Branch branch : MiniColumns.of(path).tree().branches()) {
            stored += branch.compressedBytes();
            all += branch.uncompressedBytes();
        }
        return (double) all / stored;
    }

    private static Column first(Column column, int events) {
        if (column instanceof Column.Lists lists) {
            return new Column.Lists(lists.offsets(), lists.elements(), events);
        }
        if (column instanceof Column.Ints ints) {
            return new Column.Ints(ints.values(), events);
        }
        if (column instanceof Column.Longs longs) {
            return new Column.Longs(longs.values(), events);
        }
        if (column instanceof Column.Booleans booleans) {
            return new Column.Booleans(booleans.values(), events);
        }
        return new Column.Floats(((Column.Floats) column).values(), events);
    }

    private static MiniColumns released(String period) throws IOException {
        Path file = Path.of(System.getProperty("ridgeline.shared", "../../shared"))
                .resolve("data/atlas/2020/4lep/Data/data_" + period + ".4lep.root");
        Assumptions.assumeTrue(Files.exists(file), () -> file + " is not there");
        return MiniColumns.of(file);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "generate events hzz-2020-notebok --output x | there is no dataset 'hzz-2020-notebok', did you mean 'hzz-2020-notebook'",
                "generate events hzz-2020 --events 0 --output x | --events must be at least 1, not 0",
                "generate events hzz-2020 --samples lll --output x | dataset 'hzz-2020' has no sample 'lll', did you mean",
                "generate events hzz-2020 | Missing required option: '--output=DIR'",
            })
    void wrongUseIsOneLine(String command, String message) {
        StringWriter err = new StringWriter();
        int code = Main.commandLine().setErr(new PrintWriter(err, true)).execute(command.split(" ", -1));
        assertThat(code).isEqualTo(ExitCode.USERS_FAULT);
        assertThat(err.toString()).startsWith("ridgeline: " + message).hasLineCount(1);
    }

    private static Sample sample(String name) {
        return Dataset.named(DATASET).samples().stream()
                .filter(sample -> sample.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
