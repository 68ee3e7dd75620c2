package org.ridgeline.jobs.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.dataset.Dataset;
import org.ridgeline.dataset.Sample;
import org.ridgeline.jobs.Main;
import org.ridgeline.jobs.analysis.Analyses;
import org.ridgeline.jobs.analysis.Analysis;
import org.ridgeline.jobs.run.LocalSpark;
import org.ridgeline.jobs.run.Requests;

/** Each selection on generated events, cut by cut and bin by bin, against a plain loop; and what the corrected ones change. */
class SelectionsTest {
    private static final String HZZ = "data15_periodE,data15_periodF,llll,Zmumu_light,ggH125_ZZ4l";
    private static final String HYY_2020 = "data_A,ggH125_gamgam,WpH125J_Wincl_gamgam";
    private static final String HYY_2025 = "data15_periodD,ggH125_PowhegPythia,ggH125_PowhegHerwig,ttH125_PowhegPythia,"
            + "ttH125_PowhegHerwig,ttH125_aMcAtNloHerwig";

    @TempDir
    static Path folder;

    private static final Map<String, MiniColumns> FILES = new HashMap<>();

    @BeforeAll
    static void generate() throws IOException {
        LocalSpark.session();
        generate("hzz-2025", HZZ);
        generate("hyy-2020", HYY_2020);
        generate("hyy-2025", HYY_2025);
    }

    private static void generate(String dataset, String samples) throws IOException {
        String toys = folder.resolve(dataset).toString();
        assertThat(Main.run(
                        "generate",
                        "events",
                        dataset,
                        "--events",
                        "1500",
                        "--seed",
                        "5",
                        "--samples",
                        samples,
                        "--output",
                        toys))
                .isZero();
        for (Sample sample : samples(dataset, samples)) {
            FILES.put(
                    dataset + "/" + sample.name(),
                    MiniColumns.of(
                            folder.resolve(dataset).resolve(sample.files().get(0))));
        }
    }

    private static List<Sample> samples(String dataset, String names) {
        return Dataset.named(dataset).samples().stream()
                .filter(sample -> List.of(names.split(",")).contains(sample.name()))
                .toList();
    }

    /** One selection as a plain loop: cuts passed, value of the histogram (NaN fills nothing), weight at 1/pb. */
    private record Plain(int cuts, Selection selection, Value value, Weight weight) {}

    private interface Selection {
        int passed(MiniColumns file, int event);
    }

    private interface Value {
        double of(MiniColumns file, int event);
    }

    private interface Weight {
        double of(MiniColumns file, int event);
    }

    /** What a run found. */
    private record Run(JsonNode cutflow, JsonNode histograms) {
        List<Long> events(String sample) {
            List<Long> events = new ArrayList<>();
            cutflow.get(sample).forEach(step -> events.add(step.get("events").asLong()));
            return events;
        }

        double yield(String sample) {
            JsonNode steps = cutflow.get(sample);
            return steps.get(steps.size() - 1).get("sumw").asDouble();
        }
    }

    private static Run run(String analysis, String toys, String samples) throws IOException {
        Path out = Path.of(new EventJob(
                        LocalSpark.session(),
                        Requests.events(
                                analysis,
                                "--input",
                                folder.resolve(toys).toString(),
                                "--samples",
                                samples,
                                "--luminosity",
                                "36",
                                "--output",
                                folder.resolve("runs").toString()),
                        new PrintWriter(Writer.nullWriter()))
                .run());
        ObjectMapper json = new ObjectMapper();
        return new Run(
                json.readTree(out.resolve("cutflow.json").toFile()),
                json.readTree(out.resolve("histograms.json").toFile()));
    }

    /** Runs an analysis and the loop, and compares them; every cut must remove something. */
    private static Run compare(
            String analysis,
            String toys,
            String samples,
            String dataset,
            String histogram,
            double low,
            double high,
            Plain plain)
            throws IOException {
        Run run = run(analysis, toys, samples);
        long[] all = new long[plain.cuts() + 1];
        for (Sample sample : samples(dataset, samples)) {
            MiniColumns file = FILES.get(toys + "/" + sample.name());
            JsonNode bins = run.histograms()
                    .get(histogram + "/" + sample.name())
                    .get("storage")
                    .get("values");
            double[] expected = new double[bins.size()];
            long[] events = new long[plain.cuts() + 1];
            double sum = 0;
            double factor = sample.simulated() ? sample.scale(36_000) : 1;
            for (int i = 0; i < file.events(); i++) {
                int passed = plain.selection().passed(file, i);
                for (int k = 0; k <= passed; k++) {
                    events[k]++;
                }
                if (passed < plain.cuts()) {
                    continue;
                }
                double weight = sample.simulated() ? factor * plain.weight().of(file, i) : 1;
                sum += weight;
                double value = plain.value().of(file, i);
                if (!Double.isNaN(value)) {
                    int bin = (int) Math.floor((value - low) / (high - low) * (expected.length - 2)) + 1;
                    expected[Math.max(0, Math.min(expected.length - 1, bin))] += weight;
                }
            }
            assertThat(run.events(sample.name()))
                    .as("%s, %s", analysis, sample.name())
                    .containsExactly(Arrays.stream(events).boxed().toArray(Long[]::new));
            assertThat(run.yield(sample.name()))
                    .as("%s, %s", analysis, sample.name())
                    .isCloseTo(sum, within(1e-9 * Math.abs(sum) + 1e-12));
            for (int bin = 0; bin < expected.length; bin++) {
                assertThat(bins.get(bin).asDouble())
                        .as("%s, %s, bin %d", analysis, sample.name(), bin)
                        .isCloseTo(expected[bin], within(1e-9 * Math.abs(sum) + 1e-12));
            }
            for (int k = 0; k < all.length; k++) {
                all[k] += events[k];
            }
        }
        for (int k = 1; k < all.length; k++) {
            if (!NEVER_FAILED.contains(analysis + " " + k)) {
                assertThat(all[k])
                        .as("%s: cut %d removes something", analysis, k)
                        .isLessThan(all[k - 1]);
            }
        }
        return run;
    }

    /** That a mass is not 0; that the leading lepton is above 20 GeV where one fired a trigger (as in the released data). */
    private static final List<String> NEVER_FAILED = List.of("hyy-2025-notebook 5", "hzz-2025-corrected 3");

    private static Plain hzz(PlainHzz2025.Order order) {
        return new Plain(
                PlainHzz2025.CUTS,
                (file, event) -> PlainHzz2025.of(file, event, order).passed(),
                (file, event) -> PlainHzz2025.of(file, event, order).mass(),
                (file, event) -> order == PlainHzz2025.Order.STORED
                        ? PlainHzz2025.positive(file, event, 1)
                        : PlainHzz2025.signed(file, event, 1));
    }

    @Test
    void fourLeptonsOf2025() throws IOException {
        Run official = compare("hzz-2025", "hzz-2025", HZZ, "hzz-2025", "m4l", 80, 250, hzz(PlainHzz2025.Order.STORED));
        Run corrected = compare(
                "hzz-2025-corrected", "hzz-2025", HZZ, "hzz-2025", "m4l", 80, 250, hzz(PlainHzz2025.Order.FALLING_PT));
        assertThat(corrected.events("llll").get(3))
                .as("leptons that are really leading pass more often")
                .isGreaterThan(official.events("llll").get(3));
        assertThat(corrected.yield("llll"))
                .as("12 of 100 weights are negative")
                .isLessThan(0.97 * official.yield("llll"));
    }

    @Test
    void twoPhotonsOf2020() throws IOException {
        for (String histogram : List.of("mYY", "mYY_cat")) {
            compare(
                    "hyy-2020",
                    "hyy-2020",
                    HYY_2020,
                    "hyy-2020",
                    histogram,
                    105,
                    160,
                    new Plain(
                            5,
                            (file, event) -> PlainHyy.of2020(file, event).passed(),
                            (file, event) -> inCategory(PlainHyy.of2020(file, event), histogram),
                            (file, event) -> file.real("scaleFactor_PHOTON", event)
                                    * file.real("scaleFactor_PhotonTRIGGER", event)
                                    * file.real("scaleFactor_PILEUP", event)
                                    * file.real("mcWeight", event)));
        }
    }

    private static double inCategory(PlainHyy.Outcome outcome, String histogram) {
        return histogram.equals("mYY") || outcome.category() ? outcome.mass() : Double.NaN;
    }

    private static Plain hyy(PlainHyy.Form form, String histogram) {
        return new Plain(
                6,
                (file, event) -> PlainHyy.of2025(file, event, form).passed(),
                (file, event) -> form == PlainHyy.Form.NOTEBOOK
                        ? PlainHyy.of2025(file, event, form).mass()
                        : inCategory(PlainHyy.of2025(file, event, form), histogram),
                (file, event) -> file.real("ScaleFactor_PHOTON", event)
                        * file.real("ScaleFactor_PILEUP", event)
                        * file.real("mcWeight", event)
                        * (form == PlainHyy.Form.OFFICIAL ? rounded(file, event) : exact(file, event)));
    }

    private static double rounded(MiniColumns file, int event) {
        return (double) (float) file.number("xsec", event)
                * (float) file.number("filteff", event)
                * (float) file.number("kfac", event)
                / (float) file.number("sum_of_weights", event);
    }

    private static double exact(MiniColumns file, int event) {
        return file.number("xsec", event)
                * file.number("filteff", event)
                * file.number("kfac", event)
                / file.number("sum_of_weights", event);
    }

    @Test
    void twoPhotonsOf2025() throws IOException {
        Run official = null;
        Run corrected = null;
        for (String histogram : List.of("mYY", "mYY_cat")) {
            official = compare(
                    "hyy-2025",
                    "hyy-2025",
                    HYY_2025,
                    "hyy-2025",
                    histogram,
                    100,
                    160,
                    hyy(PlainHyy.Form.OFFICIAL, histogram));
            corrected = compare(
                    "hyy-2025-corrected",
                    "hyy-2025",
                    HYY_2025,
                    "hyy-2025-corrected",
                    histogram,
                    100,
                    160,
                    hyy(PlainHyy.Form.CORRECTED, histogram));
        }
        compare(
                "hyy-2025-notebook",
                "hyy-2025",
                HYY_2025,
                "hyy-2025",
                "m_yy",
                100,
                160,
                hyy(PlainHyy.Form.NOTEBOOK, ""));

        double counted = 0;
        double once = 0;
        for (Sample sample : samples("hyy-2025", HYY_2025)) {
            if (sample.simulated()) {
                counted += official.yield(sample.name());
                once += corrected.yield(sample.name());
            }
        }
        assertThat(counted / once)
                .as("two generators of gluon fusion, three of ttH")
                .isBetween(1.85, 2.1);
        assertThat(corrected.events("ggH125_PowhegPythia").get(2))
                .as("photons that are really leading pass more often")
                .isGreaterThan(official.events("ggH125_PowhegPythia").get(2));
    }

    /** Two electrons of one charge and two muons of the other: officially a candidate with masses 0. */
    @Test
    void fourLeptonsWithoutAPairAreNoCandidateOfTheCorrectedAnalysis() {
        String schema =
                "_file STRING, trigE BOOLEAN, trigM BOOLEAN, channelNumber INT, mcWeight FLOAT, scaleFactor_ELE FLOAT,"
                        + " scaleFactor_MUON FLOAT, scaleFactor_LepTRIGGER FLOAT, scaleFactor_PILEUP FLOAT, lep_pt ARRAY<FLOAT>,"
                        + " lep_eta ARRAY<FLOAT>, lep_phi ARRAY<FLOAT>, lep_E ARRAY<FLOAT>, lep_z0 ARRAY<FLOAT>,"
                        + " lep_ptcone30 ARRAY<FLOAT>, lep_etcone20 ARRAY<FLOAT>, lep_trackd0pvunbiased ARRAY<FLOAT>,"
                        + " lep_tracksigd0pvunbiased ARRAY<FLOAT>, jet_pt ARRAY<FLOAT>, jet_eta ARRAY<FLOAT>,"
                        + " lep_charge ARRAY<INT>, lep_type ARRAY<BIGINT>";
        List<Row> events = List.of(fourLeptons(1, 1, -1, -1), fourLeptons(1, -1, 1, -1));
        for (Map.Entry<String, Long> expected :
                Map.of("hzz-2020", 2L, "hzz-2020-corrected", 1L).entrySet()) {
            Analysis analysis = Analyses.named(expected.getKey());
            Tally tally = new EventLoop(
                            analysis,
                            LocalSpark.frame(schema, events),
                            new SampleIndex(List.of("data"), List.of(false), Map.of("d.root", 0)))
                    .run();
            assertThat(tally.sample(0).events(analysis.cuts().size()))
                    .as(expected.getKey())
                    .isEqualTo(expected.getValue());
        }
    }

    private static Row fourLeptons(Integer... charges) {
        List<Float> zeros = List.of(0f, 0f, 0f, 0f);
        List<Float> pt = List.of(60e3f, 50e3f, 40e3f, 30e3f);
        return RowFactory.create(
                "d.root",
                true,
                false,
                1,
                1f,
                1f,
                1f,
                1f,
                1f,
                pt,
                List.of(0.1f, 0.2f, 0.3f, 0.4f),
                List.of(0f, 1f, 2f, 3f),
                List.of(61e3f, 51e3f, 42e3f, 33e3f),
                zeros,
                zeros,
                zeros,
                zeros,
                List.of(1f, 1f, 1f, 1f),
                List.<Float>of(),
                List.<Float>of(),
                List.of(charges),
                List.of(11L, 11L, 13L, 13L));
    }
}
