package org.ridgeline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.root.Column;
import org.ridgeline.root.ColumnType;
import org.ridgeline.root.ColumnType.Primitive;

/** The columns of one file and of many. */
class SchemaTest {
    @TempDir
    Path folder;

    private final SparkSession spark = TestSpark.session();

    private Dataset<Row> read(Path... paths) {
        return spark.read()
                .format("root")
                .load(List.of(paths).stream().map(Path::toString).toArray(String[]::new));
    }

    private static Column.Lists lists(Column elements, int... lengths) {
        int[] offsets = new int[lengths.length + 1];
        for (int i = 0; i < lengths.length; i++) {
            offsets[i + 1] = offsets[i] + lengths[i];
        }
        return new Column.Lists(offsets, elements, lengths.length);
    }

    @Test
    void unsignedIntegersAreNeverNegative() {
        Path file = new TreeWriting()
                .column("u8", Primitive.UINT8, new Column.Shorts(new short[] {0, 255}, 2))
                .column("u16", Primitive.UINT16, new Column.Ints(new int[] {0, 65535}, 2))
                .column("u32", Primitive.UINT32, new Column.Longs(new long[] {0, 4294967295L}, 2))
                .column("u64", Primitive.UINT64, new Column.Longs(new long[] {Long.MAX_VALUE, -1}, 2))
                .column(
                        "u64s",
                        ColumnType.ListOf.varying(Primitive.UINT64),
                        lists(new Column.Longs(new long[] {-2, 3}, 2), 2, 0))
                .to(folder.resolve("a.root"));
        Dataset<Row> events = read(file);
        assertThat(events.schema().simpleString())
                .isEqualTo("struct<u8:smallint,u16:int,u32:bigint,u64:decimal(20,0),u64s:array<decimal(20,0)>>");
        List<Row> rows = events.collectAsList();
        assertThat(rows.get(1).getShort(0)).isEqualTo((short) 255);
        assertThat(rows.get(1).getInt(1)).isEqualTo(65535);
        assertThat(rows.get(1).getLong(2)).isEqualTo(4294967295L);
        assertThat(rows.get(0).getDecimal(3)).isEqualTo(new BigDecimal("9223372036854775807"));
        assertThat(rows.get(1).getDecimal(3)).isEqualTo(new BigDecimal("18446744073709551615"));
        assertThat(rows.get(0).<BigDecimal>getList(4))
                .containsExactly(new BigDecimal("18446744073709551614"), new BigDecimal("3"));
        assertThat(events.where("u64 > 9223372036854775807").count()).isOne();
    }

    @Test
    void nothingIsNullable() {
        Path file = new TreeWriting()
                .floats("met", 1)
                .column(
                        "pt",
                        ColumnType.ListOf.varying(Primitive.FLOAT32),
                        lists(new Column.Floats(new float[1], 1), 1))
                .to(folder.resolve("a.root"));
        StructType schema = read(file).schema();
        assertThat(schema.apply("met").nullable()).isFalse();
        assertThat(schema.apply("pt").dataType()).isEqualTo(DataTypes.createArrayType(DataTypes.FloatType, false));
    }

    @Test
    void typesAreWidenedOverFiles() {
        Path data = new TreeWriting()
                .floats("xsec", 0.1f)
                .ints("event", Integer.MIN_VALUE)
                .column("flag", Primitive.INT8, new Column.Bytes(new byte[] {-7}, 1))
                .column(
                        "pt",
                        ColumnType.ListOf.varying(Primitive.FLOAT32),
                        lists(new Column.Floats(new float[] {0.3f}, 1), 1))
                .to(folder.resolve("data.root"));
        Path mc = new TreeWriting()
                .doubles("xsec", 0.1)
                .longs("event", Long.MAX_VALUE)
                .column("flag", Primitive.INT16, new Column.Shorts(new short[] {300}, 1))
                .column(
                        "pt",
                        ColumnType.ListOf.varying(Primitive.FLOAT64),
                        lists(new Column.Doubles(new double[] {0.3}, 1), 1))
                .to(folder.resolve("mc.root"));
        for (Path[] order : new Path[][] {{data, mc}, {mc, data}}) {
            Dataset<Row> events = read(order);
            assertThat(events.schema().simpleString())
                    .isEqualTo("struct<xsec:double,event:bigint,flag:smallint,pt:array<double>>");
            List<Row> rows = events.orderBy("event").collectAsList();
            assertThat(rows).extracting(row -> row.getDouble(0)).containsExactly((double) 0.1f, 0.1);
            assertThat(rows)
                    .extracting(row -> row.getLong(1))
                    .containsExactly((long) Integer.MIN_VALUE, Long.MAX_VALUE);
            assertThat(rows).extracting(row -> row.getShort(2)).containsExactly((short) -7, (short) 300);
            assertThat(rows).extracting(row -> row.<Double>getList(3).get(0)).containsExactly((double) 0.3f, 0.3);
        }
    }

    @Test
    void typesThatHaveNothingInCommonAreAnErrorThatNamesBothFiles() {
        Path one = new TreeWriting().ints("run", 1).floats("w", 1).to(folder.resolve("a.root"));
        Path other = new TreeWriting()
                .ints("run", 2)
                .column("w", ColumnType.ListOf.varying(Primitive.FLOAT32), lists(new Column.Floats(new float[1], 1), 1))
                .to(folder.resolve("b.root"));
        assertThatThrownBy(() -> read(one, other))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("branch w is float in file:" + one)
                .hasMessageContaining("array<float> in file:" + other);
        assertThat(spark.read()
                        .format("root")
                        .schema("run int")
                        .load(one.toString(), other.toString())
                        .count())
                .as("a schema without it is the way out")
                .isEqualTo(2);
    }

    @Test
    void aBranchThatAFileLacksIsAnErrorOnlyIfItIsAskedFor() {
        Path data = new TreeWriting().ints("run", 1).to(folder.resolve("data.root"));
        Path mc = new TreeWriting().ints("run", 2).floats("truth_pt", 3).to(folder.resolve("mc.root"));
        Dataset<Row> events = read(data, mc);
        assertThat(events.columns()).containsExactly("run", "truth_pt");
        assertThat(events.select("run").collectAsList()).hasSize(2);
        assertThatThrownBy(() -> events.select("truth_pt").collectAsList())
                .hasMessageContaining("file:" + data + " has no branch truth_pt")
                .hasMessageContaining("missing-branches");
        assertThatThrownBy(() -> events.where("truth_pt > 1").select("run").collectAsList())
                .hasMessageContaining("has no branch truth_pt");
    }

    @Test
    void aBranchThatAFileLacksIsNullWhereAskedSo() {
        Path data = new TreeWriting().ints("run", 1, 1).to(folder.resolve("data.root"));
        Path mc = new TreeWriting().ints("run", 2).floats("truth_pt", 3).to(folder.resolve("mc.root"));
        Dataset<Row> events =
                spark.read().format("root").option("missing-branches", "null").load(data.toString(), mc.toString());
        assertThat(events.schema().apply("truth_pt").nullable()).isTrue();
        assertThat(events.schema().apply("run").nullable()).isFalse();
        assertThat(events.where("truth_pt is null").count()).isEqualTo(2);
        assertThat(events.where("truth_pt > 1").count()).isOne();
        assertThat(events.where("not truth_pt > 1").count()).isZero();
        assertThat(events.where("truth_pt <=> 3").count()).isOne();
        assertThat(events.where("not (truth_pt <=> 3)").count()).isEqualTo(2);
        assertThat(events.selectExpr("count(truth_pt)", "count(run)", "count(*)")
                        .first()
                        .toString())
                .isEqualTo("[1,3,3]");
        assertThat(events.where("run = 1").select("truth_pt").first().isNullAt(0))
                .isTrue();
    }

    @Test
    void aTreeWithoutEntriesLacksNothing() {
        Path empty = new TreeWriting().ints("run").to(folder.resolve("a.root"));
        Path full = new TreeWriting().ints("run", 2).floats("met", 3).to(folder.resolve("b.root"));
        assertThat(read(empty, full).select("met").first().getFloat(0)).isEqualTo(3);
    }

    @Test
    void aSchemaOfTheUserIsASubsetInWiderTypes() {
        Path file = new TreeWriting()
                .ints("run", 1, 2)
                .floats("met", 3, 4)
                .longs("event", 5, 6)
                .to(folder.resolve("a.root"));
        Dataset<Row> events =
                spark.read().format("root").schema("met double, run bigint").load(file.toString());
        assertThat(events.collectAsList()).extracting(Row::toString).containsExactly("[3.0,1]", "[4.0,2]");
        assertThatThrownBy(() -> spark.read().format("root").schema("event int").load(file.toString()))
                .hasMessage("branch event is bigint in file:" + file + " and cannot be read as int");
        assertThatThrownBy(
                        () -> spark.read().format("root").schema("met_et float").load(file.toString()))
                .hasMessageContaining("no file has a branch met_et; there are met");
    }

    @Test
    void namesWithDotsAreKept() {
        Path file =
                new TreeWriting().ints("event.run", 1, 2).ints("event", 3, 4).to(folder.resolve("a.root"));
        Dataset<Row> events = read(file);
        assertThat(events.columns()).containsExactly("event.run", "event");
        assertThat(events.where("`event.run` = 2")
                        .selectExpr("`event.run` + event")
                        .first()
                        .getInt(0))
                .isEqualTo(6);
    }

    @Test
    void namesThatDifferOnlyByCaseLeaveTheOthersReadable() {
        Path file = new TreeWriting()
                .ints("Jet", 1, 2)
                .ints("jet", 3, 4)
                .ints("run", 5, 6)
                .to(folder.resolve("a.root"));
        assertThat(read(file).select("run").collectAsList())
                .extracting(row -> row.getInt(0))
                .containsExactly(5, 6);
        assertThat(read(file).count()).isEqualTo(2);
        assertThat(read(file).where("run = 6").collectAsList())
                .extracting(Row::toString)
                .containsExactly("[2,4,6]");
        assertThatThrownBy(() -> read(file).select("jet").collectAsList()).hasMessageContaining("AMBIGUOUS_REFERENCE");
        spark.conf().set("spark.sql.caseSensitive", true);
        try {
            assertThat(read(file)
                            .where("jet = 4")
                            .selectExpr("Jet", "jet")
                            .first()
                            .toString())
                    .isEqualTo("[2,4]");
        } finally {
            spark.conf().unset("spark.sql.caseSensitive");
        }
    }
}
