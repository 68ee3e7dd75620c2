package org.ridgeline.jobs.skim;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.ridgeline.bucket.Address;
import org.ridgeline.jobs.events.SqlFault;
import org.ridgeline.jobs.events.SqlText;
import org.ridgeline.request.SkimArguments;
import org.ridgeline.request.UserError;
import org.ridgeline.source.StoredType;
import org.ridgeline.source.TreeFacts;

/**
 * Reads ROOT files, keeps the events and columns that are asked for, and writes them as files that become visible together.
 * Branches keep their names and, in ROOT files, their types.
 */
final class Skim {
    private static final int NAMES_SHOWN = 5;

    private final SparkSession spark;
    private final SkimArguments arguments;
    private final PrintWriter out;

    Skim(SparkSession spark, SkimArguments arguments, PrintWriter out) {
        // Branches that differ only by case are two.
        this.spark = spark.newSession();
        this.spark.conf().set("spark.sql.caseSensitive", true);
        this.arguments = arguments;
        this.out = out;
    }

    /**
     * @throws UserError for what is wrong with the request; nothing is written then
     */
    void run() {
        checkOutput();
        Dataset<Row> read = read();
        TreeFacts facts = TreeFacts.of(read).orElseThrow();
        checkInputsStay(facts);
        Dataset<Row> skimmed = select(filtered(defined(read)));
        Dataset<Row> cut = arguments.files() > 0 ? skimmed.coalesce(arguments.files()) : skimmed;
        spark.sparkContext().setCallSite("skim");
        try {
            write(cut, facts);
        } finally {
            spark.sparkContext().clearCallSite();
        }
        out.printf(
                Locale.ROOT,
                "%,d of %,d entries, %d columns: %s%n",
                written(facts),
                facts.total(),
                skimmed.columns().length,
                arguments.output());
        out.flush();
    }

    private void checkOutput() {
        if (arguments.overwrite()) {
            return;
        }
        Path path = new Path(Address.of(arguments.output()));
        try {
            FileSystem store = path.getFileSystem(spark.sessionState().newHadoopConf());
            if (store.listStatus(path).length > 0) {
                throw new UserError("--output " + arguments.output()
                        + " holds files already: choose another, or replace them with --overwrite");
            }
        } catch (FileNotFoundException free) {
            return;
        } catch (IOException e) {
            throw new UserError("--output " + arguments.output() + " cannot be looked at: " + e.getMessage(), e);
        }
    }

    /** To overwrite a folder removes all of it, for Parquet before anything is read. */
    private void checkInputsStay(TreeFacts facts) {
        Path path = new Path(Address.of(arguments.output()));
        String output;
        try {
            FileSystem store = path.getFileSystem(spark.sessionState().newHadoopConf());
            output = store.makeQualified(path).toString();
        } catch (IOException e) {
            throw new UserError("--output " + arguments.output() + " cannot be looked at: " + e.getMessage(), e);
        }
        for (String file : facts.entries().keySet()) {
            if (file.equals(output) || file.startsWith(output + Path.SEPARATOR)) {
                throw new UserError("--output " + arguments.output() + " holds files that are read, such as " + file
                        + ", and --overwrite would remove them; choose another");
            }
        }
    }

    private Dataset<Row> read() {
        DataFrameReader reader = spark.read().format("root").option("missing-branches", arguments.missingBranches());
        if (arguments.tree() != null) {
            reader = reader.option("tree", arguments.tree());
        }
        return reader.load(arguments.inputs().toArray(String[]::new));
    }

    private Dataset<Row> defined(Dataset<Row> events) {
        Dataset<Row> frame = events;
        for (Map.Entry<String, String> define : arguments.define().entrySet()) {
            if (Arrays.asList(events.columns()).contains(define.getKey())) {
                throw new UserError(
                        "--define " + define.getKey() + ": the files have a branch of that name; choose another");
            }
            SqlText.parse(spark, "--define " + define.getKey(), define.getValue());
            try {
                frame = frame.withColumn(define.getKey(), functions.expr(define.getValue()));
            } catch (Exception e) { // AnalysisException is a checked one, which Scala does not declare
                throw SqlFault.in("--define " + define.getKey(), define.getValue(), e);
            }
        }
        return frame;
    }

    private Dataset<Row> filtered(Dataset<Row> frame) {
        if (arguments.where() == null) {
            return frame;
        }
        SqlText.parse(spark, "--where", arguments.where());
        try {
            Column condition = functions.expr(arguments.where());
            DataType type = frame.select(condition).schema().fields()[0].dataType();
            if (!(type instanceof BooleanType)) {
                throw new UserError(
                        "--where: a condition is true or false, not " + type.sql() + ": " + arguments.where());
            }
            return frame.where(condition);
        } catch (UserError wrong) {
            throw wrong;
        } catch (Exception e) { // as above
            throw SqlFault.in("--where", arguments.where(), e);
        }
    }

    private Dataset<Row> select(Dataset<Row> frame) {
        SkimColumns columns = SkimColumns.of(arguments.columns(), List.of(frame.columns()));
        List<Column> chosen = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (StructField field : frame.schema().fields()) {
            if (!columns.names().contains(field.name())) {
                continue;
            }
            boolean fits = !isRoot() || StoredType.isWritable(field);
            if (fits || columns.exact().contains(field.name())) {
                chosen.add(functions.col("`" + field.name().replace("`", "``") + "`"));
            } else {
                left.add(field.name());
            }
        }
        if (!left.isEmpty()) {
            out.printf(
                    "left out %d columns that are no numbers, texts or lists of numbers: %s (--format parquet keeps them)%n",
                    left.size(),
                    String.join(", ", left.subList(0, Math.min(NAMES_SHOWN, left.size())))
                            + (left.size() > NAMES_SHOWN ? ", ..." : ""));
        }
        if (chosen.isEmpty()) {
            throw new UserError("no column is left to write");
        }
        return frame.select(chosen.toArray(Column[]::new));
    }

    private boolean isRoot() {
        return arguments.format().equals("root");
    }

    private void write(Dataset<Row> frame, TreeFacts facts) {
        DataFrameWriter<Row> writer = frame.write().format(arguments.format()).mode(SaveMode.Overwrite);
        if (isRoot()) {
            writer = writer.option("tree", tree(facts))
                    .option("title", facts.title())
                    .option("nulls", arguments.nulls());
        }
        if (arguments.compression() != null) {
            writer = writer.option("compression", arguments.compression());
        }
        writer.save(Address.of(arguments.output()));
    }

    private static String tree(TreeFacts facts) {
        return facts.tree().substring(facts.tree().lastIndexOf('/') + 1);
    }

    /** Counts what was written; of ROOT files from their metadata. */
    private long written(TreeFacts facts) {
        DataFrameReader reader = spark.read().format(arguments.format());
        if (isRoot()) {
            reader = reader.option("tree", tree(facts));
        }
        return reader.load(Address.of(arguments.output())).count();
    }
}
