package org.ridgeline.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** The real files of the 2020 and 2025 ATLAS Open Data releases, as a physicist reads them. */
class AtlasFilesTest {
    private static final String DATA_2020 = "data/atlas/2020/4lep/Data";
    private static final String DATA_2025 = "data/atlas/2025/exactly4lep";

    @Test
    void embeddedBasketsOfThe2020FilesAreRead() {
        Dataset<Row> events = read(DATA_2020);
        assertThat(events.count()).isEqualTo(39 + 156);
        Row leptons = events.selectExpr("sum(lep_n)", "sum(size(lep_pt))", "min(size(lep_isTightID))")
                .first();
        assertThat(leptons.getLong(0)).isEqualTo(leptons.getLong(1));
        assertThat(leptons.getInt(2)).as("every event has four leptons or more").isEqualTo(4);
    }

    @Test
    void manySmallBasketsOfThe2025FileMakeOneTask() {
        Dataset<Row> events = read(DATA_2025);
        assertThat(events.count()).isEqualTo(3424);
        assertThat(events.select("category").distinct().collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactly("data15");
        assertThat(events.select("lep_pt").rdd().getNumPartitions()).isOne();
        assertThat(events.where("size(lep_pt) = lep_n and size(jet_pt) = jet_n").count())
                .isEqualTo(3424);
    }

    private static Dataset<Row> read(String path) {
        return TestSpark.session()
                .read()
                .format("root")
                .load(TestSpark.shared(path).toString());
    }
}
