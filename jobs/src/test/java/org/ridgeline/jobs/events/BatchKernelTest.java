package org.ridgeline.jobs.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.jobs.analysis.Analysis;
import org.ridgeline.jobs.run.LocalSpark;
import org.ridgeline.root.Column;
import org.ridgeline.root.ColumnType;
import org.ridgeline.root.ColumnType.Primitive;
import org.ridgeline.root.write.Field;
import org.ridgeline.root.write.LocalDestination;
import org.ridgeline.root.write.RootWriter;
import org.ridgeline.root.write.WriteOptions;
import scala.jdk.javaapi.CollectionConverters;

/** The same events, once as column batches, once as rows: what is computed for many events at once shows in no number. */
class BatchKernelTest {
    private static final int EVENTS = 5000;
    private static final String ANALYSIS = """
            title: test
            dataset: none
            constants: {least: 20}
            define:
              central: hep.lt(hep.abs(eta), 1.5)
              tight: hep.all_of(central, hep.ge(hep.divide(pt, x), 0.2), hep.none_of(flag), hep.ne(id, 3))
              good: hep.indices(hep.any_of(tight, hep.gt(hep.multiply(pt, hep.sin_theta(eta)), 60)))
              good_pt: hep.take(pt, good)
              # Indices of which some do not exist: null, and so is all that is made of it.
              asked_pt: hep.take(pt, asked)
              asked_total: hep.sum(asked_pt)
              m: hep.mass(pt, eta, phi, e, good) / 2
              # Not computed for many events at once.
              sorted: hep.argsort_desc(pt, good)
              lead: get(hep.take(pt, sorted), 0)
              twice: if(size(good) > 2, hep.add(good_pt, good_pt), good_pt)
            weight: w * if(hep.count(central) > 3, 0.5, 1)
            cuts:
              some: n > 1
              good: size(good) >= 2
              charge: hep.sum(q, good) between -1 and 1 and get(good_pt, 0) > least
              types: hep.sum(id, good) % 2 = 0 or asked_total is null
            histograms:
              good_pt: {value: good_pt, bins: 20, from: 0, to: 200}
              pt: {value: pt, bins: 20, from: 0, to: 200}
              asked: {value: asked_pt, bins: 20, from: 0, to: 200}
              asked_total: {value: asked_total, bins: 20, from: 0, to: 400}
              kept: {value: "hep.keep(id, central)", bins: 6, from: 0, to: 6}
              flags: {value: "hep.count(flag)", bins: 6, from: 0, to: 6}
              m: {value: float(m), bins: 30, from: 0, to: 300}
              sum_pt: {value: "hep.sum_pt(pt, phi, good)", bins: 30, from: 0, to: 300}
              sum_phi: {value: "hep.sum_phi(pt, phi)", bins: 30, from: -4, to: 4}
              sum_eta: {value: "hep.sum_eta(pt, eta, phi, asked)", bins: 30, from: -4, to: 4}
              y: {value: "hep.rapidity(pt, eta, e)", bins: 30, from: -4, to: 4, where: lead > 40}
              z: {value: "hep.hzz_2020_z_masses(pt, eta, phi, e, q, id, good)", bins: 30, from: 0, to: 0.3}
              lead: {value: lead, bins: 20, from: 0, to: 200}
              twice: {value: twice, bins: 20, from: 0, to: 400}
              differences: {value: "hep.subtract(hep.take(x, good), hep.keep(e, hep.lt(pt, 0)))", bins: 5, from: 0, to: 1,
                where: n < 0}
            """;

    @TempDir
    static Path folder;

    private static List<String> files;

    @BeforeAll
    static void write() throws IOException {
        List<Field> fields = List.of(
                new Field("n", Primitive.INT32),
                new Field("w", Primitive.FLOAT32),
                list("pt", Primitive.FLOAT32),
                list("eta", Primitive.FLOAT32),
                list("phi", Primitive.FLOAT32),
                list("e", Primitive.FLOAT32),
                list("x", Primitive.FLOAT64),
                list("q", Primitive.INT32),
                list("id", Primitive.UINT32),
                list("flag", Primitive.BOOLEAN),
                list("asked", Primitive.INT32));
        for (String name : List.of("d", "m")) {
            Path file = folder.resolve(name + ".root");
            try (RootWriter writer = RootWriter.create(
                    new LocalDestination(file), "mini", "", fields, WriteOptions.DEFAULT.baskets(8000))) {
                writer.append(columns(new Random(name.hashCode())));
                writer.finish();
            }
        }
        files = List.of(
                folder.resolve("d.root").toString(), folder.resolve("m.root").toString());
    }

    private static Field list(String name, Primitive type) {
        return new Field(name, ColumnType.ListOf.varying(type));
    }

    private static List<Column> columns(Random random) {
        int[] n = new int[EVENTS];
        float[] w = new float[EVENTS];
        int[] ends = new int[EVENTS + 1];
        int[] asked = new int[EVENTS + 1];
        for (int i = 0; i < EVENTS; i++) {
            n[i] = random.nextInt(7);
            w[i] = (float) (random.nextGaussian() * Math.exp(3 * random.nextGaussian()));
            ends[i + 1] = ends[i] + n[i];
            asked[i + 1] = asked[i] + random.nextInt(3);
        }
        int all = ends[EVENTS];
        float[][] reals = new float[4][all];
        double[] x = new double[all];
        int[] q = new int[all];
        long[] id = new long[all];
        byte[] flag = new byte[all];
        for (int i = 0; i < all; i++) {
            reals[0][i] = (float) (40 * Math.exp(0.7 * random.nextGaussian()));
            reals[1][i] = (float) (1.5 * random.nextGaussian());
            reals[2][i] = (float) (2 * Math.PI * (random.nextDouble() - 0.5));
            reals[3][i] = (float) (reals[0][i] * Math.cosh(reals[1][i]));
            x[i] = 100 * random.nextDouble();
            q[i] = random.nextBoolean() ? 1 : -1;
            id[i] = random.nextInt(5);
            flag[i] = (byte) random.nextInt(2);
        }
        int[] positions = new int[asked[EVENTS]];
        Arrays.setAll(positions, i -> random.nextInt(6) - (i % 50 == 0 ? 2 : 0));
        return List.of(
                new Column.Ints(n, EVENTS),
                new Column.Floats(w, EVENTS),
                new Column.Lists(ends, new Column.Floats(reals[0], all), EVENTS),
                new Column.Lists(ends, new Column.Floats(reals[1], all), EVENTS),
                new Column.Lists(ends, new Column.Floats(reals[2], all), EVENTS),
                new Column.Lists(ends, new Column.Floats(reals[3], all), EVENTS),
                new Column.Lists(ends, new Column.Doubles(x, all), EVENTS),
                new Column.Lists(ends, new Column.Ints(q, all), EVENTS),
                new Column.Lists(ends, new Column.Longs(id, all), EVENTS),
                new Column.Lists(ends, new Column.Booleans(flag, all), EVENTS),
                new Column.Lists(asked, new Column.Ints(positions, positions.length), EVENTS));
    }

    private static Dataset<Row> events() {
        Dataset<Row> scan = LocalSpark.session()
                .read()
                .format("root")
                .option("tree", "mini")
                .load(files.toArray(new String[0]));
        return scan.select(scan.col("*"), scan.col(EventLoop.FILE));
    }

    private static Tally run(String yaml, Dataset<Row> events) {
        Map<String, Integer> samples = Map.of(
                LocalSpark.session()
                        .read()
                        .format("root")
                        .load(files.get(0))
                        .select(EventLoop.FILE)
                        .first()
                        .getString(0),
                0,
                LocalSpark.session()
                        .read()
                        .format("root")
                        .load(files.get(1))
                        .select(EventLoop.FILE)
                        .first()
                        .getString(0),
                1);
        SampleIndex index = new SampleIndex(List.of("data", "mc"), List.of(false, true), samples);
        return new EventLoop(Analysis.parse("test.yaml", yaml), events, index).run();
    }

    private static String text(Tally tally, int histograms) {
        StringBuilder text = new StringBuilder();
        for (int s = 0; s < 2; s++) {
            Tally.OfSample sample = tally.sample(s);
            text.append(Arrays.toString(sample.sumw().sums()))
                    .append(Arrays.toString(sample.sumw2().sums()))
                    .append('\n');
            for (int h = 0; h < histograms; h++) {
                Tally.OfHistogram histogram = sample.histogram(h);
                text.append(Arrays.toString(histogram.entries()))
                        .append(Arrays.toString(histogram.sumw().sums()))
                        .append(Arrays.toString(histogram.sumw2().sums()))
                        .append('\n');
            }
        }
        return text.toString();
    }

    @Test
    void batchesAndRowsGiveTheSameSums() {
        Analysis analysis = Analysis.parse("test.yaml", ANALYSIS);
        int histograms = analysis.histograms().size();
        String batches = text(run(ANALYSIS, events()), histograms);
        assertThat(batches).isEqualTo(text(run(ANALYSIS, events().repartition(3)), histograms));
        for (String line : batches.split("\n")) {
            assertThat(line.matches(".*[1-9].*"))
                    .as("filled: " + line)
                    .isEqualTo(!line.startsWith("[0, 0, 0, 0, 0, 0, 0]"));
        }
    }

    @Test
    void functionsOfListsAreComputedForManyEventsAtOnceAndThoseInBranchesAreNot() {
        Analysis analysis = Analysis.parse("test.yaml", ANALYSIS);
        EventExpressions expressions = EventExpressions.resolve(analysis, events());
        List<Attribute> columns = CollectionConverters.asJava(expressions.plan().output());
        EventProgram program = ProgramCompiler.compile(
                analysis, expressions, columns, new ColumnPlan(columns), EventLoop.FILE, List.of(), List.of());
        TreeSet<String> kernels = new TreeSet<>();
        program.nodes().stream()
                .filter(node -> node.kernel() != null)
                .forEach(node -> kernels.add(node.kernel().toString().replaceAll("\\(.*", "")));
        assertThat(kernels)
                .containsExactly(
                        "MASS",
                        "SUM_ETA",
                        "SUM_PHI",
                        "SUM_PT",
                        "X",
                        "Y",
                        "Z",
                        "hep.abs",
                        "hep.all_of",
                        "hep.any_of",
                        "hep.count",
                        "hep.divide",
                        "hep.ge",
                        "hep.gt",
                        "hep.hzz_2020_z_masses",
                        "hep.indices",
                        "hep.keep",
                        "hep.lt",
                        "hep.multiply",
                        "hep.ne",
                        "hep.none_of",
                        "hep.sin_theta",
                        "hep.sum",
                        "hep.take");
        assertThat(program.stages())
                .as("the weight's, n and size(good), charge, types")
                .hasSize(4);
    }

    @Test
    void listsThatDoNotDescribeTheSameObjectsAreNamedWithTheirKey() {
        String wrong = ANALYSIS.replace("hep.lt(hep.abs(eta), 1.5)", "hep.lt(asked, pt)");
        assertThatThrownBy(() -> run(wrong, events()))
                .hasStackTraceContaining("test.yaml line 5: define \u2192 central: hep.lt: the first array has ")
                .hasStackTraceContaining("they must describe the same objects (an event of sample ");
    }
}
