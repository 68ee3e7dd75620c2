package org.ridgeline.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Leaf lists are structs; a query that asks for one member gets that one. */
class NestedColumnsTest {

    private static Dataset<Row> read(String file) {
        return TestSpark.session()
                .read()
                .format("root")
                .load(TestSpark.shared("conformance/root/files/" + file).toString());
    }

    @Test
    void onlyTheMembersAskedForAreHandedOut() {
        Dataset<Row> structs = read("uproot-leaflist.root");
        assertThat(structs.schema().simpleString()).isEqualTo("struct<leaflist:struct<x:double,y:int,z:tinyint>>");
        List<Row> whole = structs.collectAsList();
        Dataset<Row> pruned = structs.selectExpr("leaflist.z", "leaflist.x");
        assertThat(Scans.only(pruned).scan().readSchema().simpleString())
                .isEqualTo("struct<leaflist:struct<x:double,z:tinyint>>");
        List<Row> rows = pruned.collectAsList();
        assertThat(rows).hasSameSizeAs(whole);
        for (int i = 0; i < rows.size(); i++) {
            Row struct = whole.get(i).getStruct(0);
            assertThat(rows.get(i).getByte(0)).isEqualTo(struct.getByte(2));
            assertThat(rows.get(i).getDouble(1)).isEqualTo(struct.getDouble(0));
        }
    }

    @Test
    void membersOfStructsInListsArePrunedToo() {
        Dataset<Row> events = read("uproot-HZZ-objects.root");
        Dataset<Row> energies = events.selectExpr("muonp4.fE", "muonp4.fP.fX");
        assertThat(Scans.only(energies).scan().readSchema().simpleString())
                .isEqualTo("struct<muonp4:array<struct<fP:struct<fX:double>,fE:double>>>");
        List<Row> whole = events.select("muonp4").collectAsList();
        List<Row> pruned = energies.collectAsList();
        assertThat(pruned).hasSameSizeAs(whole);
        int muons = 0;
        for (int i = 0; i < whole.size(); i++) {
            List<Row> vectors = whole.get(i).getList(0);
            for (int k = 0; k < vectors.size(); k++) {
                assertThat(pruned.get(i).<Double>getList(0).get(k))
                        .isEqualTo(vectors.get(k).<Double>getAs("fE"));
                Row momentum = vectors.get(k).getAs("fP");
                assertThat(pruned.get(i).<Double>getList(1).get(k)).isEqualTo(momentum.<Double>getAs("fX"));
                muons++;
            }
        }
        assertThat(muons).isGreaterThan(3000);
    }

    @Test
    void membersOfSplitObjectsAreColumnsOfTheirOwnAndReadAlone() {
        Dataset<Row> events = TestSpark.session()
                .read()
                .format("root")
                .option("tree", "three/tree")
                .load(TestSpark.shared("conformance/root/files/uproot-nesteddirs.root")
                        .toString());
        String member = "evt.P3.Py";
        Dataset<Row> alone = events.select("`" + member + "`");
        assertThat(alone.collectAsList())
                .extracting(row -> row.get(0))
                .isEqualTo(events.collectAsList().stream()
                        .map(row -> row.get(row.fieldIndex(member)))
                        .toList());
        assertThat(Scans.run(alone).baskets()).isLessThan(Scans.run(events).baskets() / 10);
    }

    @Test
    void filtersOnMembersAreLeftToSpark() {
        Dataset<Row> structs = read("uproot-leaflist.root");
        long all = structs.collectAsList().stream()
                .filter(row -> row.getStruct(0).getInt(1) > 2)
                .count();
        assertThat(structs.where("leaflist.y > 2").count()).isEqualTo(all);
    }
}
