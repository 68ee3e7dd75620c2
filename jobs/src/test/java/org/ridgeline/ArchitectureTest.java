package org.ridgeline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;

/** The walls between modules and packages, and the rules for names. CONTRIBUTING.md gives the reasons. */
@AnalyzeClasses(packages = "org.ridgeline", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String SPARK = "org.apache.spark..";
    private static final String HADOOP = "org.apache.hadoop..";

    private static final String[] DATA = {
        "org.ridgeline.bucket..",
        "org.ridgeline.root..",
        "org.ridgeline.source..",
        "org.ridgeline.image..",
        "org.ridgeline.result..",
        "org.ridgeline.dataset.."
    };
    private static final String[] UDF = {
        "org.ridgeline.physics..", "org.ridgeline.filter..", "org.ridgeline.stats..", "org.ridgeline.functions.."
    };
    private static final String CHARTS = "org.ridgeline.charts..";
    private static final String REQUEST = "org.ridgeline.request..";
    private static final String SUBMIT = "org.ridgeline.submit..";
    private static final String JOBS = "org.ridgeline.jobs..";

    @ArchTest
    static final ArchRule everyPackageBelongsToAModule = classes()
            .should()
            .resideInAnyPackage(join(DATA, UDF, new String[] {CHARTS, REQUEST, SUBMIT, JOBS}))
            .because("a new package must be put behind the walls below");

    @ArchTest
    static final ArchRule dataKnowsNothingOfWhatIsComputedFromIt = noClasses()
            .that()
            .resideInAnyPackage(DATA)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(join(UDF, new String[] {CHARTS, REQUEST, SUBMIT, JOBS}));

    @ArchTest
    static final ArchRule udfIsArithmeticOfItsOwn = noClasses()
            .that()
            .resideInAnyPackage(UDF)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(join(DATA, new String[] {CHARTS, REQUEST, SUBMIT, JOBS}));

    @ArchTest
    static final ArchRule chartsDrawOnlyResults = noClasses()
            .that()
            .resideInAPackage(CHARTS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.ridgeline.bucket..",
                    "org.ridgeline.root..",
                    "org.ridgeline.source..",
                    "org.ridgeline.dataset..",
                    "org.ridgeline.image..",
                    REQUEST,
                    SUBMIT,
                    JOBS,
                    SPARK,
                    HADOOP);

    @ArchTest
    static final ArchRule submitStartsJobsWithoutKnowingThem = noClasses()
            .that()
            .resideInAnyPackage(REQUEST, SUBMIT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(join(DATA, UDF, new String[] {CHARTS, JOBS, HADOOP, "org.apache.spark.sql.."}));

    @ArchTest
    static final ArchRule submitUsesOfSparkOnlyWhatStartsIt = noClasses()
            .that()
            .resideInAnyPackage(REQUEST, SUBMIT)
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAPackage(SPARK)
                    .and(JavaClass.Predicates.resideOutsideOfPackages(
                            "org.apache.spark.launcher..", "org.apache.spark.deploy..")))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule jobsUseOfSubmitOnlyTheRequest = noClasses()
            .that()
            .resideInAPackage(JOBS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SUBMIT);

    @ArchTest
    static final ArchRule formatsResultsAndArithmeticAreFreeOfSpark = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.ridgeline.bucket..",
                    "org.ridgeline.root..",
                    "org.ridgeline.image..",
                    "org.ridgeline.result..",
                    "org.ridgeline.dataset..",
                    "org.ridgeline.filter..",
                    "org.ridgeline.stats..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SPARK);

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("org.ridgeline.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesOfJobsAreFreeOfCycles =
            slices().matching("org.ridgeline.jobs.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule namesSayWhatAClassIs = noClasses()
            .should()
            .haveNameMatching(".*(Utils?|Helpers?|Manager|Impl)")
            .because("such a name says nothing: name the class for its subject");

    @ArchTest
    static final ArchRule anInterfaceHasTwoImplementations = classes()
            .that()
            .areInterfaces()
            .and()
            .areNotAnnotations()
            .and()
            .doNotHaveSimpleName("package-info")
            .and()
            .resideOutsideOfPackage("org.ridgeline.image..") // its readers come one format at a time
            .should(new ArchCondition<JavaClass>("have two implementations in main code, or be a callback") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean callback = type.getMethods().stream()
                                    .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
                                    .count()
                            == 1;
                    if (!callback && type.getAllSubclasses().size() < 2) {
                        events.add(SimpleConditionEvent.violated(
                                type,
                                type.getName() + " has "
                                        + type.getAllSubclasses().size()));
                    }
                }
            });

    @ArchTest
    static final ArchRule onlyMainEndsTheProgram = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.ridgeline.jobs.Main")
            .and()
            .doNotHaveFullyQualifiedName("org.ridgeline.submit.Main")
            .should()
            .callMethod(System.class, "exit", int.class);

    private static String[] join(String[]... lists) {
        return Arrays.stream(lists).flatMap(Arrays::stream).toArray(String[]::new);
    }
}
