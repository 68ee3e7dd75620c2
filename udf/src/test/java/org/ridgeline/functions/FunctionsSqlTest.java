package org.ridgeline.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgeline.physics.LorentzSum;

class FunctionsSqlTest {
    /** Rows with three objects, one, none, a null list, and a null element. */
    @BeforeAll
    static void events() {
        Dataset<Row> events = Session.get().sql("""
                select n, x, cast(pt as array<float>) pt, cast(eta as array<float>) eta, cast(phi as array<float>) phi,
                  cast(e as array<float>) e, cast(charge as array<int>) charge, cast(type as array<bigint>) type,
                  cast(mask as array<boolean>) mask, cast(idx as array<int>) idx
                from values
                  (3, 2.5D, array(40D, 30D, 20D), array(1D, -1D, 0D), array(0D, 2D, -3D), array(70D, 50D, 25D),
                    array(1, -1, 1), array(13, 13, 11), array(true, false, true), array(2, 0)),
                  (1, 2.5D, array(40D), array(1D), array(0D), array(70D), array(1), array(13), array(true), array(0)),
                  (0, 2.5D, array(), array(), array(), array(), array(), array(), array(), array()),
                  (-1, null, null, null, null, null, null, null, null, null),
                  (-2, 2.5D, array(40D, null), array(1D, null), array(0D, null), array(70D, null), array(1, null),
                    array(13, null), array(true, null), array(0, null))
                  as t(n, x, pt, eta, phi, e, charge, type, mask, idx)""");
        Session.get().createDataFrame(events.collectAsList(), events.schema()).createOrReplaceTempView("events");
    }

    /** What an expression gives for the events with three, one and no object, a null list and a null element. */
    private static List<Object> each(String expression) {
        return Session.rows("select " + expression + " from events").stream()
                .map(row -> row.get(0))
                .toList();
    }

    private static Object three(String expression) {
        return Session.rows("select " + expression + " from events where n = 3")
                .get(0)
                .get(0);
    }

    @Test
    void theMassOfACollectionIsThatOfTheSumAndNullIfThereIsNone() {
        LorentzSum all = new LorentzSum();
        all.add(40, 1, 0, 70);
        all.add(30, -1, 2, 50);
        all.add(20, 0, -3, 25);
        LorentzSum one = new LorentzSum();
        one.add(40, 1, 0, 70);
        assertThat(each("hep.mass(pt, eta, phi, e)")).containsExactly(all.mass(), one.mass(), null, null, null);
        assertThat(each("hep.sum_pt(pt, phi)")).containsExactly(all.pt(), one.pt(), null, null, null);
        assertThat(each("hep.sum_phi(pt, phi)")).containsExactly(all.phi(), one.phi(), null, null, null);
        assertThat(each("hep.sum_eta(pt, eta, phi)")).containsExactly(all.eta(), one.eta(), null, null, null);
        assertThat(each("hep.rapidity(pt, eta, e)")).containsExactly(all.rapidity(), one.rapidity(), null, null, null);
    }

    @Test
    void indicesChooseAndOneThatDoesNotExistGivesNull() {
        LorentzSum chosen = new LorentzSum();
        chosen.add(20, 0, -3, 25);
        chosen.add(40, 1, 0, 70);
        assertThat(three("hep.mass(pt, eta, phi, e, idx)")).isEqualTo(chosen.mass());
        assertThat(three("hep.sum_pt(pt, phi, idx)")).isEqualTo(chosen.pt());
        assertThat(each("hep.mass(pt, eta, phi, e, array(0, 1))").subList(1, 3)).containsOnlyNulls();
        assertThat(three("hep.mass(pt, eta, phi, e, array(-1))")).isNull();
        assertThat(three("hep.mass(pt, eta, phi, e, cast(null as array<int>))")).isNull();
        assertThat(three("hep.mass(pt, eta, phi, e, cast(array() as array<int>))"))
                .isNull();
        assertThat(each("hep.take(pt, array(1))")).containsExactly(List.of(30f), null, null, null, null);
        assertThat(each("hep.sum(pt, array(0, 2))")).containsExactly(60.0, null, null, null, null);
    }

    @Test
    void massesFromMassesAgreeWithMassesFromEnergies() {
        String energies = "transform(sequence(0, 2), i -> sqrt(pow(double(pt[i]) * cosh(eta[i]), 2) + 4))";
        String doubles =
                "cast(pt as array<double>), cast(eta as array<double>), cast(phi as array<double>), " + energies;
        String twos = "cast(array(2, 2, 2) as array<float>)";
        double mass = (Double) three("hep.mass(" + doubles + ")");
        assertThat((Double) three("hep.mass_from_m(pt, eta, phi, " + twos + ")"))
                .isCloseTo(mass, within(1e-10));
        assertThat((Double) three("hep.rapidity_from_m(pt, eta, " + twos + ")"))
                .isCloseTo((Double) three("hep.rapidity(pt, eta, " + energies + ")"), within(1e-12));
        String zeros = "cast(array(0, 0, 0) as array<float>)";
        assertThat((Double) three("hep.massless_mass(pt, eta, phi)"))
                .isCloseTo((Double) three("hep.mass_from_m(pt, eta, phi, " + zeros + ")"), within(1e-12));
        assertThat(three("hep.massless_mass(pt, eta, phi, array(1))")).isEqualTo(0.0);
    }

    @Test
    void pairsComeInTheOrderOfTheirMembers() {
        assertThat(each("hep.pair_first(idx)")).containsExactly(List.of(2), List.of(), List.of(), null, null);
        assertThat(three("hep.pair_first(3)")).isEqualTo(List.of(0, 0, 1));
        assertThat(three("hep.pair_second(size(pt))")).isEqualTo(List.of(1, 2, 2));
        assertThat(three("hep.pair_second(idx)")).isEqualTo(List.of(0));
        assertThat(three("hep.pair_first(-1)")).isEqualTo(List.of());
        assertThat(three("hep.pair_first(cast(null as int))")).isNull();
        Object all = three("hep.pair_masses(pt, eta, phi, e)");
        assertThat(all).isEqualTo(three("hep.pair_mass(pt, eta, phi, e, hep.pair_first(3), hep.pair_second(3))"));
        assertThat(all)
                .isEqualTo(three("array(hep.mass(pt, eta, phi, e, array(0, 1)), hep.mass(pt, eta, phi, e, array(0, 2)),"
                        + " hep.pair_mass(pt, eta, phi, e, 1, 2))"));
        assertThat(three("hep.pair_masses(pt, eta, phi, e, idx)"))
                .isEqualTo(three("array(hep.pair_mass(pt, eta, phi, e, 2, 0))"));
        assertThat(three("hep.pair_masses_from_m(pt, eta, phi, e, idx)"))
                .isEqualTo(three("array(hep.pair_mass_from_m(pt, eta, phi, e, 2, 0))"));
        assertThat((Double) three("hep.pair_mass_from_m(pt, eta, phi, e, 0, 2)"))
                .isCloseTo((Double) three("hep.mass_from_m(pt, eta, phi, e, array(0, 2))"), within(1e-10));
        assertThat(each("hep.pair_mass(pt, eta, phi, e, 0, 1)").subList(1, 5)).containsOnlyNulls();
        assertThat(each("hep.pair_masses(pt, eta, phi, e)").subList(1, 5))
                .containsExactly(List.of(), List.of(), null, null);
    }

    @Test
    void distancesFoldTheAzimuth() {
        double folded = 2 * Math.PI - 5;
        assertThat(three("hep.delta_phi(2, -3)")).isEqualTo(folded);
        assertThat(three("hep.delta_phi(cast(null as double), 1)")).isNull();
        assertThat(three("hep.pair_delta_phi(phi, 1, 2)")).isEqualTo(folded);
        assertThat(three("hep.delta_phi(phi, -3)")).isEqualTo(List.of(3.0, folded, 0.0));
        assertThat(three("hep.delta_r(0, 2, 3, -3)")).isEqualTo(Math.sqrt(9 + folded * folded));
        assertThat(three("hep.pair_delta_r(eta, phi, 1, 2)")).isEqualTo(Math.sqrt(1 + folded * folded));
        assertThat(three("hep.delta_r(eta, phi, 0.0, -3)"))
                .isEqualTo(List.of(Math.sqrt(1 + 9), Math.sqrt(1 + folded * folded), 0.0));
        assertThat(three("hep.min_delta_r(eta, phi, array(1.0, 0.0), array(0.5, -3.0))"))
                .isEqualTo(List.of(0.5, Math.sqrt(1 + folded * folded), 0.0));
        assertThat(three("hep.min_delta_r(eta, phi, array(), array())"))
                .isEqualTo(List.of(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY));
        assertThat(each("hep.pair_delta_r(eta, phi, 0, 1)").subList(1, 5)).containsOnlyNulls();
        assertThat(each("hep.pair_delta_phi(phi, 0, 1)").subList(1, 5)).containsOnlyNulls();
    }

    @Test
    void theTransverseMassIsNullForAMissingObject() {
        assertThat((Double) three("hep.transverse_mass(get(pt, 0), get(phi, 0), 40, pi())"))
                .isCloseTo(80, within(1e-12));
        assertThat(each("hep.transverse_mass(get(pt, 1), get(phi, 1), 40, 0)").subList(1, 5))
                .containsOnlyNulls();
    }

    @Test
    void theCollinearMassComesWithItsShares() {
        // Both products carry half of their parents: the missing momentum is the visible one.
        List<?> found = (List<?>) three("hep.collinear_mass(30, 0, 0, 30, 40, 0, pi() / 2, 40, 30, 40)");
        assertThat((Double) found.get(0)).as("twice the visible mass").isCloseTo(2 * Math.sqrt(2400), within(1e-12));
        assertThat((Double) found.get(1)).isCloseTo(0.5, within(1e-12));
        assertThat((Double) found.get(2)).isCloseTo(0.5, within(1e-12));
        assertThat(three("hep.collinear_mass(30, 0, 0, 30, 40, 1, 0, 70, 30, 40)"))
                .isNull();
        assertThat(each("hep.collinear_mass(get(pt, 1), 0, 0, 30, 40, 1, 2, 70, 30, 40)")
                        .subList(1, 5))
                .containsOnlyNulls();
    }

    @Test
    void masksAreBuiltElementByElement() {
        assertThat(each("hep.gt(pt, 20)"))
                .containsExactly(List.of(true, true, false), List.of(true), List.of(), null, null);
        assertThat(three("hep.ge(pt, 20)")).isEqualTo(List.of(true, true, true));
        assertThat(three("hep.lt(eta, 0.0)")).isEqualTo(List.of(false, true, false));
        assertThat(three("hep.le(eta, phi)")).isEqualTo(List.of(false, true, false));
        assertThat(three("hep.eq(type, 13)")).isEqualTo(List.of(true, true, false));
        assertThat(three("hep.ne(type, charge)")).isEqualTo(List.of(true, true, true));
        assertThat(each("hep.gt(pt, x)").get(3)).isNull();
        assertThat(three("hep.gt(pt, cast(null as double))")).isNull();
        assertThat(three("hep.all_of(mask, hep.gt(pt, 25), hep.eq(charge, 1))")).isEqualTo(List.of(true, false, false));
        assertThat(three("hep.any_of(mask, hep.eq(charge, -1))")).isEqualTo(List.of(true, true, true));
        assertThat(three("hep.none_of(mask)")).isEqualTo(List.of(false, true, false));
        assertThat(three("hep.none_of(mask, mask, mask, mask, mask, hep.eq(pt, 30))"))
                .isEqualTo(List.of(false, false, false));
        assertThat(each("hep.all_of(mask)"))
                .containsExactly(List.of(true, false, true), List.of(true), List.of(), null, null);
    }

    @Test
    void nanIsEqualToNothing() {
        String nan = "array(double('NaN'), 1D)";
        assertThat(three("hep.eq(" + nan + ", " + nan + ")")).isEqualTo(List.of(false, true));
        assertThat(three("hep.ne(" + nan + ", " + nan + ")")).isEqualTo(List.of(true, false));
        assertThat(three("hep.le(" + nan + ", 5)")).isEqualTo(List.of(false, true));
        assertThat(three("hep.argmax(" + nan + ")")).isEqualTo(1);
        assertThat(three("hep.argsort_desc(" + nan + ")")).isEqualTo(List.of(1, 0));
    }

    @Test
    void floatsAreComputedAsFloatsAndComparedAsDoubles() {
        float ratio = 1f / 3f;
        assertThat(three("hep.divide(cast(array(1) as array<float>), cast(array(3) as array<float>))"))
                .isEqualTo(List.of(ratio));
        assertThat(three("hep.divide(cast(array(1) as array<float>), 3)")).isEqualTo(List.of(1.0 / 3.0));
        assertThat(three("hep.lt(cast(array(0.3, 0.7) as array<float>), 0.3)"))
                .as("0.3f is above 0.3")
                .isEqualTo(List.of(false, false));
        assertThat(three("hep.multiply(pt, array(0.5D, 2D, 1D))")).isEqualTo(List.of(20.0, 60.0, 20.0));
        assertThat(three("hep.add(charge, type)")).isEqualTo(List.of(14.0, 12.0, 12.0));
        assertThat(three("hep.subtract(pt, e)")).isEqualTo(List.of(-30f, -20f, -5f));
        assertThat(three("hep.abs(eta)")).isEqualTo(List.of(1f, 1f, 0f));
        assertThat(three("hep.abs(charge)")).isEqualTo(List.of(1.0, 1.0, 1.0));
        assertThat(three("transform(hep.sin_theta(eta), sine -> round(sine, 14))"))
                .as("1 / cosh(1)")
                .isEqualTo(List.of(0.64805427366389, 0.64805427366389, 1.0));
    }

    @Test
    void indexListsSelectAndCount() {
        assertThat(each("hep.indices(mask)")).containsExactly(List.of(0, 2), List.of(0), List.of(), null, null);
        assertThat(each("hep.count(mask)")).containsExactly(2, 1, 0, null, null);
        assertThat(each("hep.keep(pt, mask)")).containsExactly(List.of(40f, 20f), List.of(40f), List.of(), null, null);
        assertThat(each("hep.take(type, idx)")).containsExactly(List.of(11L, 13L), List.of(13L), List.of(), null, null);
        assertThat(three("hep.take(mask, idx)")).isEqualTo(List.of(true, true));
        assertThat(each("hep.argsort_desc(e)")).containsExactly(List.of(0, 1, 2), List.of(0), List.of(), null, null);
        assertThat(three("hep.argsort_desc(phi)")).isEqualTo(List.of(1, 0, 2));
        assertThat(three("hep.argsort_desc(charge)"))
                .as("equal values keep their order")
                .isEqualTo(List.of(0, 2, 1));
        assertThat(three("hep.argsort_desc(pt, array(2, 1))")).isEqualTo(List.of(1, 2));
        assertThat(each("hep.argmax(phi)")).containsExactly(1, 0, null, null, null);
        assertThat(three("hep.argmin(phi)")).isEqualTo(2);
        assertThat(three("hep.argmin(phi, array(0, 1))")).isEqualTo(0);
    }

    @Test
    void sumsAreExactForWholeNumbersAndZeroForNothing() {
        assertThat(each("hep.sum(charge)")).containsExactly(1L, 1L, 0L, null, null);
        assertThat(each("hep.sum(type, idx)")).containsExactly(24L, 13L, 0L, null, null);
        assertThat(each("hep.sum(pt)")).containsExactly(90.0, 40.0, 0.0, null, null);
        assertThat(each("hep.sum(mask)")).containsExactly(2L, 1L, 0L, null, null);
        assertThatThrownBy(() -> Session.get()
                        .sql("select hep.sum(array(9223372036854775807, n)) from events where n = 1")
                        .collectAsList())
                .hasStackTraceContaining("long overflow");
    }

    @Test
    void manyValuesAreSortedAsFewAre() {
        String values = "transform(sequence(0, 199), i -> i * 37 % 200)";
        Object sorted = three("hep.take(" + values + ", hep.argsort_desc(" + values + "))");
        assertThat(sorted).isEqualTo(Stream.iterate(199, i -> i - 1).limit(200).toList());
    }

    @Test
    void pairAndTripleSearchesReturnIndicesOfTheCollection() {
        assertThat(each("hep.sfos_pair(pt, eta, phi, e, charge, type, 91.2)"))
                .containsExactly(List.of(0, 1), null, null, null, null);
        assertThat(three("hep.sfos_pair(pt, eta, phi, e, charge, array(11, 13, 13), 91.2)"))
                .isEqualTo(List.of(1, 2));
        assertThat(three("hep.sfos_pair_from_m(pt, eta, phi, e, charge, array(11, 11, 11), 30.0, array(2, 1, 0))"))
                .as("(2,1) is lighter than (1,0)")
                .isEqualTo(List.of(2, 1));
        assertThat(three("hep.sfos_pair(pt, eta, phi, e, array(1, 1, 1), type, 91.2)"))
                .isNull();
        assertThat(each("hep.highest_pt_triple(pt, phi)")).containsExactly(List.of(0, 1, 2), null, null, null, null);
        assertThat(three("hep.highest_pt_pair(pt, phi)")).isEqualTo(List.of(1, 2));
        assertThat(three("hep.highest_pt_pair(pt, phi, array(2, 1))")).isEqualTo(List.of(2, 1));
        assertThat(each("hep.closest_triple_from_m(pt, eta, phi, e, 172.5)"))
                .containsExactly(List.of(0, 1, 2), null, null, null, null);
        assertThat(three("hep.closest_triple_from_m(pt, eta, phi, e, 172.5, array(2, 0, 1))"))
                .isEqualTo(List.of(2, 0, 1));
    }

    @Test
    void theOfficialZMassesAreFloatsInGev() {
        String four = "cast(array(60000, 45000, 30000, 12000) as array<float>), "
                + "cast(array(0.5, -1.2, 1.9, -0.1) as array<float>), cast(array(0.1, 2.9, -1.4, 1.0) as array<float>), "
                + "cast(array(70000, 90000, 110000, 12100) as array<float>), array(1, -1, 1, -1), array(13, 13, 13, 13)";
        assertThat((List<?>) three("hep.hzz_2020_z_masses(" + four + ", array(0, 1, 2, 3))"))
                .hasSize(2)
                .hasOnlyElementsOfType(Float.class);
        assertThat(three("hep.hzz_2020_z_masses(" + four + ", array(0, 1, 2))"))
                .as("three leptons")
                .isNull();
        assertThat(three("hep.hzz_2020_z_masses(" + four + ", array(0, 1, 2, 4))"))
                .as("no such lepton")
                .isNull();
    }

    @Test
    void doublesAreReadAsDoublesAndMixedListsAreWidened() {
        String doubles = "array(0.1D, 0.2D), array(0D, 1D), array(0D, 2D)";
        LorentzSum sum = new LorentzSum();
        sum.add(0.1, 0, 0, 0.5);
        sum.add(0.2, 1, 2, 0.7);
        assertThat(three("hep.mass(" + doubles + ", array(0.5D, 0.7D))")).isEqualTo(sum.mass());
        assertThat(three("hep.mass(" + doubles + ", array(0.5, 0.7))"))
                .as("decimals")
                .isEqualTo(sum.mass());
        LorentzSum mixed = new LorentzSum();
        mixed.add(0.1, 0, 0, 1);
        mixed.add(0.2, 1, 2, 2);
        assertThat(three("hep.mass(" + doubles + ", array(1, 2))")).as("ints").isEqualTo(mixed.mass());
    }

    @Test
    void untypedNullsAndEmptyListsAreTaken() {
        assertThat(three("hep.mass(null, null, null, null)")).isNull();
        assertThat(three("hep.mass(array(), array(), array(), array())")).isNull();
        assertThat(three("hep.count(array())")).isEqualTo(0);
        assertThat(three("hep.indices(null)")).isNull();
        assertThat(three("hep.take(array(), array())")).isEqualTo(List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hep.mass(pt) | hep.mass does not take 1 argument: write mass(pt, eta, phi, e) or mass(pt, eta, phi, e, indices)",
                "hep.mass(pt, eta, phi, n) | hep.mass(pt, eta, phi, e): argument 4 (e) must be an array of numbers, found int",
                "hep.mass(pt, eta, phi, e, mask) | argument 5 (indices) must be array<int>, found array<boolean>",
                "hep.mass(pt, eta, phi, e, type) | argument 5 (indices) must be array<int>, found array<bigint>",
                "hep.gt(pt, 'a') | hep.gt(values, others): argument 2 (others) must be an array of numbers, found string; or hep.gt(values, x): argument 2 (x) must be a number, found string",
                "hep.any_of(pt) | hep.any_of(mask): argument 1 (mask) must be array<boolean>, found array<float>",
                "hep.all_of() | hep.all_of does not take 0 arguments: write all_of(mask) or all_of(mask1, mask2, mask3, mask4, mask5, mask6)",
                "hep.transverse_mass(1, 2, 3) | hep.transverse_mass does not take 3 arguments: write transverse_mass(pt, phi, met, met_phi)",
                "hep.pair_mass(pt, eta, phi, e, 0, 1.5) | argument 6 (j) must be an int, found decimal(2,1)",
                "hep.take(array('a'), idx) | argument 1 (values) must be an array of numbers or booleans, found array<string>",
                "hep.masss(pt) | `hep`.`masss`",
                "hep.lepton.mass(pt) | `hep`.`lepton`.`mass`"
            })
    void wrongCallsSayWhatIsExpectedAndFound(String call, String message) {
        assertThatThrownBy(() -> Session.get().sql("select " + call + " from events"))
                .isInstanceOf(AnalysisException.class)
                .hasMessageContaining(message);
    }

    @Test
    void listsOfDifferentObjectsStopTheQuery() {
        assertThatThrownBy(() -> three("hep.mass(pt, eta, phi, array(1, 2))"))
                .hasStackTraceContaining(
                        "hep.mass: the first array has 3 elements, argument 4 has 2; they must describe the same objects");
        assertThatThrownBy(() -> three("hep.keep(pt, array(true))"))
                .hasStackTraceContaining("hep.keep: the first array has 3 elements, argument 2 has 1");
        assertThatThrownBy(() -> three("hep.all_of(mask, array(true))")).hasStackTraceContaining("hep.all_of: ");
    }

    @Test
    void aFunctionMayBeGroupedBy() {
        List<Row> groups = Session.get()
                .sql("select hep.count(mask), hep.take(charge, idx), count(*) from events where n >= 0"
                        + " group by hep.count(mask), hep.take(charge, idx)")
                .collectAsList();
        assertThat(groups).hasSize(3);
    }

    @Test
    void namesAreFoundInAnyCaseAndListed() {
        assertThat(three("hep.Mass(pt, eta, phi, e)")).isNotNull();
        List<String> listed = Session.get().sql("show user functions in hep").collectAsList().stream()
                .map(row -> row.getString(0))
                .toList();
        assertThat(listed).contains("hep.mass").hasSize(Functions.all().size());
    }

    /** A call of every overload of every function. */
    private static List<String> calls() {
        return Functions.all().values().stream()
                .flatMap(function -> function.overloads().stream().map(overload -> call(function, overload)))
                .toList();
    }

    private static String call(HepFunction function, Overload overload) {
        return overload.parameters().stream()
                .map(parameter -> switch (parameter.kind()) {
                    case NUMBERS, VALUES -> column(parameter.name());
                    case MASK -> "mask";
                    case INDICES -> "idx";
                    case NUMBER -> "x";
                    case INDEX -> "0";
                })
                .collect(Collectors.joining(", ", "hep." + function.name() + "(", ")"));
    }

    private static String column(String parameter) {
        return switch (parameter) {
            case "eta", "other_eta" -> "eta";
            case "phi", "other_phi" -> "phi";
            case "e", "m", "charge", "type" -> parameter.equals("m") ? "e" : parameter;
            default -> "pt";
        };
    }

    @Test
    void everyFunctionSurvivesEventsWithFewObjectsAndGivesNullForNull() {
        List<String> calls = calls();
        List<List<Object>> rows = Session.rows("select " + String.join(", ", calls) + " from events");
        assertThat(rows).hasSize(5);
        for (int i = 0; i < calls.size(); i++) {
            boolean takesList = calls.get(i).matches(".*\\b(pt|eta|phi|mask|idx)\\b.*");
            if (takesList) {
                assertThat(rows.get(3).get(i))
                        .as("%s of a null list", calls.get(i))
                        .isNull();
                assertThat(rows.get(4).get(i))
                        .as("%s of a null element", calls.get(i))
                        .isNull();
            }
        }
    }

    @Test
    void everyFunctionReadsEveryKindOfNumber() {
        List<String> calls = calls();
        List<Object> expected = three(calls, "float");
        for (String element : List.of("tinyint", "smallint", "int", "bigint", "double", "decimal(5,1)")) {
            List<Object> found = three(calls, element);
            for (int i = 0; i < calls.size(); i++) {
                assertThat(numbers(found.get(i)))
                        .as("%s of %s", calls.get(i), element)
                        .usingElementComparator((a, b) -> Math.abs(a - b) <= 1e-6 * Math.abs(a) ? 0 : 1)
                        .isEqualTo(numbers(expected.get(i)));
            }
        }
    }

    private static List<Object> three(List<String> calls, String element) {
        String cast = "cast($1 as array<" + element + ">)";
        String all = String.join(", ", calls).replaceAll("\\b(pt|eta|phi|e|charge|type)\\b(?=[,)])", cast);
        return Session.rows("select " + all + " from events where n = 3").get(0);
    }

    @Test
    void theSlowPathGivesWhatTheFastOnesGive() {
        List<String> calls = calls();
        List<List<Object>> rows = Session.rows("select " + String.join(", ", calls) + " from events");
        StructType schema = Session.get().table("events").schema().add("0", "int");
        List<String> names = List.of(schema.fieldNames());
        InternalRow[] events = Session.get()
                .sql("select *, 0 from events")
                .queryExecution()
                .executedPlan()
                .executeCollect();
        for (int i = 0; i < calls.size(); i++) {
            String call = calls.get(i);
            int[] columns = Arrays.stream(call.substring(call.indexOf('(') + 1, call.length() - 1)
                            .split(", "))
                    .mapToInt(names::indexOf)
                    .toArray();
            StructType arguments = new StructType(Arrays.stream(columns)
                    .mapToObj(column -> schema.fields()[column])
                    .toArray(StructField[]::new));
            String name = call.substring("hep.".length(), call.indexOf('('));
            Bound bound = (Bound) Functions.all().get(name).bind(arguments);
            if (!Arrays.equals(bound.inputTypes(), types(arguments))) {
                continue; // Spark would cast first
            }
            for (int event = 0; event < events.length; event++) {
                InternalRow all = events[event];
                Object[] values = Arrays.stream(columns)
                        .mapToObj(column ->
                                all.isNullAt(column) ? null : all.get(column, schema.fields()[column].dataType()))
                        .toArray();
                Object value = bound.produceResult(new GenericInternalRow(values));
                assertThat(plain(value, bound.resultType()))
                        .as("%s of event %s", call, event)
                        .isEqualTo(rows.get(event).get(i));
            }
        }
    }

    private static DataType[] types(StructType schema) {
        return Arrays.stream(schema.fields()).map(StructField::dataType).toArray(DataType[]::new);
    }

    private static Object plain(Object value, DataType type) {
        return value instanceof ArrayData
                ? Arrays.asList(((ArrayData) value).toObjectArray(((ArrayType) type).elementType()))
                : value;
    }

    private static List<Double> numbers(Object value) {
        if (value == null) {
            return null;
        }
        List<?> list = value instanceof List ? (List<?>) value : List.of(value);
        return list.stream()
                .map(each -> each instanceof Boolean ? (each.equals(true) ? 1.0 : 0.0) : ((Number) each).doubleValue())
                .toList();
    }
}
