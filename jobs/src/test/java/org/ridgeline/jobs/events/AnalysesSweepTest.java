package org.ridgeline.jobs.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ridgeline.dataset.Dataset;
import org.ridgeline.jobs.analysis.Analyses;
import org.ridgeline.jobs.analysis.Analysis;
import org.ridgeline.jobs.run.LocalSpark;

/** What must hold for every analysis that comes with Ridgeline; a new file is tested by being there. */
class AnalysesSweepTest {
    static Stream<String> names() {
        return Analyses.names().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void itBindsAndResolvesAgainstTheColumnsOfItsDataset(String name) {
        Analysis analysis = Analyses.named(name);
        assertThat(analysis.name()).isEqualTo(name);
        assertThatCode(() -> EventExpressions.resolve(
                        analysis, LocalSpark.session().createDataFrame(List.of(), schema(analysis))))
                .doesNotThrowAnyException();
        assertThatCode(() -> Significances.check(analysis)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("names")
    void itSurvivesEventsWithoutObjectsAndWithFew(String name) {
        Analysis analysis = Analyses.named(name);
        StructType schema = schema(analysis);
        List<Row> rows = new ArrayList<>();
        for (String file : List.of("data", "mc")) {
            for (int objects = 0; objects <= 5; objects++) {
                rows.add(event(schema, file, objects));
            }
        }
        Tally tally = new EventLoop(
                        analysis,
                        LocalSpark.session().createDataFrame(rows, schema),
                        new SampleIndex(List.of("data", "mc"), List.of(false, true), Map.of("data", 0, "mc", 1)))
                .run();
        assertThat(tally.sample(0).events(0)).isEqualTo(6);
        assertThat(tally.sample(1).events(0)).isEqualTo(6);
    }

    private static StructType schema(Analysis analysis) {
        Dataset dataset = Analyses.dataset(analysis, new Configuration());
        StructType schema = new StructType().add(EventLoop.FILE, DataTypes.StringType, false);
        for (StructField field : StructType.fromDDL(dataset.schema()).fields()) {
            DataType type = field.dataType() instanceof ArrayType array
                    ? DataTypes.createArrayType(array.elementType(), false)
                    : field.dataType();
            schema = schema.add(field.name(), type, false);
        }
        return schema;
    }

    /** An event with that many objects of every kind, all numbers 1 or true. */
    private static Row event(StructType schema, String file, int objects) {
        List<Object> values = new ArrayList<>();
        values.add(file);
        for (StructField field : List.of(schema.fields()).subList(1, schema.length())) {
            if (field.dataType() instanceof ArrayType array) {
                List<Object> elements = new ArrayList<>();
                for (int i = 0; i < objects; i++) {
                    elements.add(one(array.elementType()));
                }
                values.add(elements);
            } else {
                values.add(one(field.dataType()));
            }
        }
        return RowFactory.create(values.toArray());
    }

    private static Object one(DataType type) {
        if (type instanceof BooleanType) {
            return true;
        }
        if (type instanceof ByteType) {
            return (byte) 1;
        }
        if (type instanceof ShortType) {
            return (short) 1;
        }
        if (type instanceof IntegerType) {
            return 1;
        }
        if (type instanceof LongType) {
            return 1L;
        }
        if (type instanceof FloatType) {
            return 1f;
        }
        if (type instanceof DoubleType) {
            return 1.0;
        }
        if (type instanceof DecimalType) {
            return BigDecimal.ONE;
        }
        if (type instanceof StringType) {
            return "1";
        }
        throw new IllegalArgumentException("this test knows no value of type " + type.sql());
    }
}
