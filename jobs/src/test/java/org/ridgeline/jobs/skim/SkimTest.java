package org.ridgeline.jobs.skim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.jobs.generate.GenerateCommand;
import org.ridgeline.jobs.run.LocalSpark;
import org.ridgeline.request.SkimArguments;
import org.ridgeline.request.UserError;
import org.ridgeline.root.Branch;
import org.ridgeline.root.ColumnType;
import org.ridgeline.root.LocalBytes;
import org.ridgeline.root.RootFile;
import picocli.CommandLine;

/** Skims of toy files, compared with what Spark reads of these directly. */
class SkimTest {
    private static final String WHERE = "lep_n = 4 and (trigE or trigM)";

    @TempDir
    static Path toys;

    @TempDir
    Path folder;

    private final SparkSession spark = LocalSpark.session();

    @BeforeAll
    static void makeToys() {
        LocalSpark.session();
        assertThat(new CommandLine(new GenerateCommand())
                        .execute(
                                "events",
                                "hzz-2020",
                                "--events",
                                "300",
                                "--samples",
                                "data_A,ggH125_ZZ4lep",
                                "--output",
                                toys.toString()))
                .isZero();
    }

    private String skim(Map<String, String> define, String where, List<String> columns, String format, int files) {
        StringWriter console = new StringWriter();
        new Skim(
                        spark,
                        new SkimArguments(
                                List.of(toys.toString()),
                                null,
                                define,
                                where,
                                columns,
                                folder.resolve("out").toString(),
                                format,
                                files,
                                "error",
                                "error",
                                null,
                                false),
                        new PrintWriter(console))
                .run();
        return console.toString();
    }

    private Dataset<Row> toys() {
        return spark.read().format("root").load(toys.toString());
    }

    private Dataset<Row> written() {
        return spark.read().format("root").load(folder.resolve("out").toString());
    }

    private static List<Row> sorted(Dataset<Row> frame) {
        return frame.orderBy("channelNumber", "eventNumber").collectAsList();
    }

    private static Map<String, ColumnType> types(Path file) throws IOException {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        try (RootFile root = RootFile.open(new LocalBytes(file))) {
            for (Branch branch : root.tree("mini").branches()) {
                types.put(branch.name(), branch.type());
            }
        }
        return types;
    }

    private static Path first(Path below) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(file -> file.toString().endsWith(".root"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void allBranchesOfSelectedEventsAreWhatTheyWere() throws Exception {
        String said = skim(Map.of(), WHERE, List.of(), "root", 1);
        assertThat(sorted(written())).isNotEmpty().isEqualTo(sorted(toys().where(WHERE)));
        assertThat(types(first(folder.resolve("out"))))
                .as("names and types, in the files' order")
                .containsExactlyEntriesOf(types(first(toys)));
        long all = toys().count();
        assertThat(said)
                .isEqualTo(String.format(
                        "%,d of %,d entries, %d columns: %s%n",
                        toys().where(WHERE).count(), all, toys().columns().length, folder.resolve("out")));
    }

    @Test
    void columnsAreChosenByNamesAndGlobsAndDefinitions() {
        Map<String, String> define = new LinkedHashMap<>();
        define.put("m", "hep.mass(lep_pt, lep_eta, lep_phi, lep_E)");
        define.put("heavy", "m > 100000");
        skim(define, "heavy", List.of("eventNumber", "channelNumber", "lep_p*", "m"), "root", 0);
        Dataset<Row> expected = toys().withColumn("m", org.apache.spark.sql.functions.expr(define.get("m")))
                .where("m > 100000")
                .selectExpr("channelNumber", "eventNumber", "lep_pt", "lep_phi", "lep_ptcone30", "lep_pt_syst", "m");
        assertThat(written().columns())
                .containsExactlyInAnyOrder(
                        "channelNumber", "eventNumber", "lep_pt", "lep_phi", "lep_ptcone30", "lep_pt_syst", "m");
        assertThat(sorted(written()
                        .select(
                                "channelNumber",
                                "eventNumber",
                                "lep_pt",
                                "lep_phi",
                                "lep_ptcone30",
                                "lep_pt_syst",
                                "m")))
                .isNotEmpty()
                .isEqualTo(sorted(expected));
    }

    @Test
    void parquetHoldsTheSame() {
        skim(Map.of(), WHERE, List.of(), "parquet", 0);
        assertThat(sorted(spark.read().parquet(folder.resolve("out").toString())))
                .isNotEmpty()
                .isEqualTo(sorted(toys().where(WHERE)));
    }

    @Test
    void aSkimThatSelectsNothingIsATreeWithoutEntries() {
        skim(Map.of(), "lep_n > 1000", List.of("lep_pt"), "root", 0);
        assertThat(written().columns()).containsExactly("lep_pt");
        assertThat(written().count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"root", "parquet"})
    void filesThatAreReadAreNotOverwritten(String format) throws Exception {
        Path input = Files.createDirectories(folder.resolve("base/Data")).resolve("data.root");
        Files.copy(first(toys), input);
        for (String output : List.of("base", "base/Data")) {
            SkimArguments arguments = new SkimArguments(
                    List.of(folder.resolve("base/Data").toString()),
                    null,
                    Map.of(),
                    WHERE,
                    List.of("lep_n"),
                    folder.resolve(output).toString(),
                    format,
                    0,
                    "error",
                    "error",
                    null,
                    true);
            assertThatThrownBy(() -> new Skim(spark, arguments, new PrintWriter(new StringWriter())).run())
                    .isInstanceOf(UserError.class)
                    .hasMessage("--output " + arguments.output() + " holds files that are read, such as file:" + input
                            + ", and --overwrite would remove them; choose another");
            assertThat(input).hasSameBinaryContentAs(first(toys));
        }
    }

    @Test
    void mistakesAreSaidInOneLineAndWriteNothing() throws Exception {
        assertThatThrownBy(() -> skim(Map.of(), WHERE, List.of("lep_ptt"), "root", 0))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "--columns lep_ptt: there is no such column, did you mean 'lep_pt' or 'lep_eta' or 'lep_phi'?");
        assertThatThrownBy(() -> skim(Map.of("lep_n", "1"), WHERE, List.of(), "root", 0))
                .isInstanceOf(UserError.class)
                .hasMessage("--define lep_n: the files have a branch of that name; choose another");
        assertThatThrownBy(() -> skim(Map.of(), "lep_m = 4", List.of(), "root", 0))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("--where: unknown column 'lep_m', did you mean")
                .hasMessageEndingWith("lep_m = 4");
        assertThatThrownBy(() -> skim(Map.of(), "lep_n = 4 trigM", List.of(), "root", 0))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("--where: 'trigM' stands behind the expression; is an operator missing?");
        assertThatThrownBy(() -> skim(Map.of("a", "lep_n b"), WHERE, List.of(), "root", 0))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("--define a: 'b' stands behind the expression; is an operator missing?");
        assertThatThrownBy(() -> skim(Map.of(), "lep_n", List.of(), "root", 0))
                .isInstanceOf(UserError.class)
                .hasMessage("--where: a condition is true or false, not BIGINT: lep_n");
        assertThat(folder.resolve("out")).doesNotExist();
        Files.createDirectory(folder.resolve("out"));
        Files.writeString(folder.resolve("out/notes.txt"), "mine");
        assertThatThrownBy(() -> skim(Map.of(), WHERE, List.of(), "root", 0))
                .isInstanceOf(UserError.class)
                .hasMessageEndingWith("holds files already: choose another, or replace them with --overwrite");
        assertThat(folder.resolve("out/notes.txt")).hasContent("mine");
    }
}
