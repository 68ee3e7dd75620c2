package org.ridgeline.jobs.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.jobs.run.LocalSpark;
import org.ridgeline.jobs.run.Requests;
import org.ridgeline.request.UserError;
import org.ridgeline.root.Column;
import org.ridgeline.root.ColumnType;
import org.ridgeline.root.write.Field;
import org.ridgeline.root.write.LocalDestination;
import org.ridgeline.root.write.RootWriter;
import org.ridgeline.root.write.WriteOptions;
import org.ridgeline.stats.PeakFit;
import org.ridgeline.stats.PeakModel;
import org.ridgeline.stats.Points;

/** From masses in ROOT files to {@code fit.json}, in two periods of data and as many fits as an analysis has. */
class FitRunTest {
    private static final String DATASET = """
            title: two photons
            release: toy
            energy: 13
            luminosity: 1000
            tree: mini
            schema: "m DOUBLE"
            processes:
              data: {label: Data, colour: "#000000", kind: data}
            samples:
              first: {process: data, file: Data/first.root}
              second: {process: data, file: Data/second.root}
            """;
    private static final String ANALYSIS = """
            title: two photons
            dataset: photons.yaml
            cuts:
              a mass: m > 0
            histograms:
              m_yy: {value: m, bins: 30, from: 100, to: 160, closed: true, label: "di-photon invariant mass m_{yy}", unit: GeV}
              nothing: {value: m + 1000, bins: 30, from: 100, to: 160}
            fit:
              Higgs boson: {histogram: m_yy, polynomial: 4, gaussian: {amplitude: 100, mean: 125, sigma: 2}}
              shape known:
                histogram: m_yy
                from: 106
                to: 150
                polynomial: 3
                gaussian: {amplitude: 119.1, mean: 125, sigma: 2.38}
                fixed: [mean, sigma]
              of nothing: {histogram: nothing, polynomial: 1, gaussian: {amplitude: 1, mean: 125, sigma: 2}}
            """;

    @TempDir
    static Path folder;

    private static final double[] COUNTS = new double[30];

    @BeforeAll
    static void generate() throws IOException {
        Random random = new Random(2025);
        Files.createDirectories(folder.resolve("Data"));
        for (String period : List.of("first", "second")) {
            double[] masses = new double[20_000];
            for (int i = 0; i < masses.length; i++) {
                masses[i] = i % 40 == 0
                        ? 125 + 2 * random.nextGaussian()
                        : i % 1000 == 1 ? 160 : 98 - 35 * Math.log(1 - random.nextDouble());
                // As numpy.histogram counts.
                if (masses[i] >= 100 && masses[i] <= 160) {
                    COUNTS[masses[i] == 160 ? 29 : (int) ((masses[i] - 100) / 2)]++;
                }
            }
            try (RootWriter writer = RootWriter.create(
                    new LocalDestination(folder.resolve("Data/" + period + ".root")),
                    "mini",
                    "masses",
                    List.of(new Field("m", ColumnType.Primitive.FLOAT64)),
                    WriteOptions.DEFAULT)) {
                writer.append(List.of(new Column.Doubles(masses, masses.length)));
                writer.finish();
            }
        }
        Files.writeString(folder.resolve("photons.yaml"), DATASET);
        LocalSpark.session();
    }

    private static EventJob job(String analysis, PrintWriter out, String... options) throws IOException {
        Path file = Files.writeString(Files.createTempDirectory(folder, "a").resolve("mine.yaml"), analysis);
        Files.copy(folder.resolve("photons.yaml"), file.resolveSibling("photons.yaml"));
        String[] all = Arrays.copyOf(options, options.length + 2);
        all[options.length] = "--output";
        all[options.length + 1] = file.resolveSibling("runs").toString();
        return new EventJob(
                LocalSpark.session(),
                Requests.and(
                        List.of(
                                file.toString(),
                                "--input",
                                folder.resolve("Data").toString()),
                        all),
                out);
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }

    private static Points points(int from, int to) {
        double[][] columns = new double[3][to - from];
        for (int i = from; i < to; i++) {
            columns[0][i - from] = 101 + 2 * i;
            columns[1][i - from] = COUNTS[i];
            columns[2][i - from] = Math.sqrt(COUNTS[i]);
        }
        return new Points(columns[0], columns[1], columns[2]);
    }

    private static void written(JsonNode written, PeakFit expected) {
        assertThat(written.get("state").asText()).isEqualTo("DONE");
        assertThat(written.has("reason")).as("a reason for what is there").isFalse();
        assertThat(written.get("chi2").asDouble()).isEqualTo(expected.chi2());
        assertThat(written.get("ndf").asInt()).isEqualTo(expected.ndf());
        assertThat(written.get("p-value").asDouble()).isEqualTo(expected.pValue());
        assertThat(written.get("points").asInt()).isEqualTo(expected.points());
        assertThat(written.get("left-out").asInt()).isZero();
        int n = expected.parameters().size();
        assertThat(written.get("parameters")).hasSize(n);
        for (int i = 0; i < n; i++) {
            JsonNode parameter = written.get("parameters").get(i);
            PeakFit.Parameter other = expected.parameters().get(i);
            assertThat(parameter.get("name").asText()).isEqualTo(other.name());
            assertThat(parameter.get("value").asDouble()).as(other.name()).isEqualTo(other.value());
            assertThat(parameter.get("error").asDouble()).as(other.name()).isEqualTo(other.error());
            assertThat(parameter.get("fixed").asBoolean()).as(other.name()).isEqualTo(other.fixed());
            for (int j = 0; j < n; j++) {
                assertThat(written.get("covariance").get(i).get(j).asDouble()).isEqualTo(expected.covariance()[i][j]);
            }
        }
    }

    @Test
    void theDataOfAllPeriodsAreFittedAndWhatFailedSaysWhy() throws IOException {
        StringWriter console = new StringWriter();
        Path run = Path.of(job(ANALYSIS, new PrintWriter(console)).run());
        JsonNode fits = json(run.resolve("fit.json"));
        PeakFit free = PeakFit.of(new PeakModel(4, 100, 125, 2, Set.of()), points(0, 30));
        written(fits.get("Higgs boson"), free);
        written(
                fits.get("shape known"),
                PeakFit.of(
                        new PeakModel(3, 119.1, 125, 2.38, Set.of(PeakModel.Shape.MEAN, PeakModel.Shape.SIGMA)),
                        points(3, 25)));
        assertThat(fits.get("shape known").get("from").asDouble()).isEqualTo(106);
        assertThat(fits.get("shape known").get("start").get("amplitude").asDouble())
                .isEqualTo(119.1);
        JsonNode signal = fits.get("Higgs boson").get("signal");
        assertThat(signal.get("value").asDouble())
                .as("40,000 / 40 events in the peak")
                .isCloseTo(1000, within(4 * signal.get("error").asDouble()));

        JsonNode nothing = fits.get("of nothing");
        assertThat(nothing.get("state").asText()).isEqualTo("TOO_FEW_POINTS");
        assertThat(nothing.get("reason").asText())
                .isEqualTo("0 bins hold data, and a fit of 5 free parameters needs at least 6");
        for (String result : List.of("parameters", "covariance", "chi2", "ndf", "p-value", "signal")) {
            assertThat(nothing.has(result)).as(result).isFalse();
        }
        assertThat(run.resolve("charts/fit-1-Higgs-boson.png")).isNotEmptyFile();
        assertThat(Files.readString(run.resolve("charts/fit-2-shape-known.svg")))
                .contains("Signal + background fit");
        try (Stream<Path> charts = Files.list(run.resolve("charts"))) {
            assertThat(charts.map(chart -> chart.getFileName().toString()))
                    .as("a fit that failed is not drawn")
                    .noneMatch(chart -> chart.contains("nothing") && chart.startsWith("fit"));
        }
        assertThat(Files.readString(run.resolve("report.html")))
                .contains("<h3>Higgs boson</h3>")
                .contains("no result (too few points): 0 bins hold data");
        JsonNode states = json(run.resolve("run.json")).get("fits");
        assertThat(states.get("Higgs boson").asText()).isEqualTo("DONE");
        assertThat(states.get("of nothing").asText()).isEqualTo("TOO_FEW_POINTS");
        assertThat(console.toString())
                .contains("Higgs boson: fit of m_yy from 100 to 160, 30 of 30 bins")
                .containsPattern("mean +12[45]\\.\\d+ ± 0\\.\\d+")
                .containsPattern("sigma +2\\.38 \\(fixed\\)")
                .containsPattern("no result +0 bins hold data");
    }

    @Test
    void theUpperEdgeOfAClosedAxisIsInTheLastBin() throws IOException {
        Path run = Path.of(job(ANALYSIS, new PrintWriter(new StringWriter())).run());
        JsonNode histogram = json(run.resolve("histograms.json")).get("m_yy/first");
        JsonNode values = histogram.get("storage").get("values");
        double first = values.get(30).asDouble();
        double second = json(run.resolve("histograms.json"))
                .get("m_yy/second")
                .get("storage")
                .get("values")
                .get(30)
                .asDouble();
        assertThat(first + second).isEqualTo(COUNTS[29]).isGreaterThan(40);
        assertThat(histogram.get("axes").get(0).get("metadata").get("closed").asBoolean())
                .isTrue();
        Path open = Path.of(job(ANALYSIS.replace(" closed: true,", ""), new PrintWriter(new StringWriter()))
                .run());
        assertThat(json(open.resolve("histograms.json"))
                        .get("m_yy/first")
                        .get("storage")
                        .get("values")
                        .get(30)
                        .asDouble())
                .as("20 of 20,000 events at 160, which an open axis counts as overflow")
                .isEqualTo(first - 20);
    }

    @Test
    void whatAFitCannotBeIsSaidBeforeDataAreRead() {
        refused(
                "mean: 125, sigma: 2}}",
                "mean: 12.5, sigma: 2}}",
                "fit → Higgs boson → gaussian → mean: 12.5 does not lie between 100.0 and 160.0");
        refused("from: 106", "from: 107", "fit → shape known → from: 107.0 is no edge of a bin; the nearest is 108.0");
        refused(
                "to: 150",
                "to: 114",
                "fit → shape known: a fit of 5 free parameters needs more bins than the 4 from 106.0 to 114.0");
    }

    private static void refused(String replaced, String replacement, String message) {
        assertThat(ANALYSIS).contains(replaced);
        assertThatThrownBy(() -> job(ANALYSIS.replace(replaced, replacement), new PrintWriter(new StringWriter())))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(message);
    }
}
