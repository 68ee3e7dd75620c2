package org.ridgeline.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fits against SciPy's, in the Python that RIDGELINE_PYTHON names. */
class PeakFitScipyTest {
    private static final double ALIKE = 1e-9;

    private record Problem(String name, PeakModel model, Points points) {
        String lines() {
            return String.join(
                    "\n",
                    model.degree() + " " + model.amplitude() + " " + model.mean() + " " + model.sigma() + " "
                            + model.fixed().stream()
                                    .map(shape -> shape.name().toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining(" ")),
                    words(points.x()),
                    words(points.y()),
                    words(points.error()));
        }

        private static String words(double[] values) {
            return Arrays.stream(values).mapToObj(Double::toString).collect(Collectors.joining(" "));
        }
    }

    private static List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        for (int seed = 1; seed <= 5; seed++) {
            problems.add(new Problem(
                    "the 2025 notebook's, toy " + seed, PeakToys.NOTEBOOK, PeakToys.diphoton(seed, 50_653)));
        }
        problems.add(new Problem(
                "the notebook's, all data of ten times more", PeakToys.NOTEBOOK, PeakToys.diphoton(6, 506_530)));
        problems.add(new Problem("the 2020 release's", PeakToys.OFFICIAL, PeakToys.official(7)));
        problems.add(new Problem(
                "the 2020 release's, amplitude free",
                PeakToys.fixing(PeakToys.OFFICIAL, PeakModel.Shape.MEAN, PeakModel.Shape.SIGMA),
                PeakToys.official(8)));
        problems.add(new Problem(
                "mean alone free",
                PeakToys.fixing(PeakToys.NOTEBOOK, PeakModel.Shape.AMPLITUDE, PeakModel.Shape.SIGMA),
                PeakToys.diphoton(9, 50_653)));
        problems.add(new Problem("empty bins", PeakToys.NOTEBOOK, PeakToys.thinned(PeakToys.diphoton(10, 50_653))));
        return problems;
    }

    @Test
    void parametersErrorsCovarianceAndChi2AreThoseOfScipy(@TempDir Path folder) throws Exception {
        List<Problem> problems = problems();
        List<double[]> expected = scipy(folder, problems);
        for (int i = 0; i < problems.size(); i++) {
            Problem problem = problems.get(i);
            PeakFit fit = PeakFit.of(problem.model(), problem.points());
            assertThat(fit.reason()).as(problem.name()).isEmpty();
            int[] free = problem.model().free();
            double[] values = expected.get(4 * i);
            double[] covariance = expected.get(4 * i + 1);
            assertThat(values).hasSize(free.length);
            for (int j = 0; j < free.length; j++) {
                PeakFit.Parameter parameter = fit.parameters().get(free[j]);
                double error = Math.sqrt(covariance[j * free.length + j]);
                near(problem, parameter.name(), parameter.value(), values[j]);
                near(problem, "error of " + parameter.name(), parameter.error(), error);
                for (int k = 0; k < free.length; k++) {
                    double both = error * Math.sqrt(covariance[k * free.length + k]);
                    assertThat(fit.covariance()[free[j]][free[k]] / both)
                            .as("%s: correlation of %s with parameter %d", problem.name(), parameter.name(), k)
                            .isCloseTo(covariance[j * free.length + k] / both, within(ALIKE));
                }
            }
            near(problem, "chi²", fit.chi2(), expected.get(4 * i + 2)[0]);
            near(problem, "p-value", fit.pValue(), expected.get(4 * i + 3)[0]);
        }
    }

    private static void near(Problem problem, String what, double found, double expected) {
        assertThat(found / expected)
                .as("%s: %s, %s and SciPy's %s", problem.name(), what, found, expected)
                .isCloseTo(1, within(ALIKE));
    }

    private static List<double[]> scipy(Path folder, List<Problem> problems) throws IOException, InterruptedException {
        String python = System.getenv("RIDGELINE_PYTHON");
        Assumptions.assumeThat(python)
                .as("RIDGELINE_PYTHON names no python3 with scipy: SciPy is not asked")
                .isNotNull();
        Path script = folder.resolve("curve_fit.py");
        try (InputStream in = PeakFitScipyTest.class.getResourceAsStream("curve_fit.py")) {
            Files.write(script, in.readAllBytes());
        }
        Path input = folder.resolve("problems.txt");
        Files.write(input, problems.stream().map(Problem::lines).toList());
        Path output = folder.resolve("fits.txt");
        Path errors = folder.resolve("errors.txt");
        Process process = new ProcessBuilder(python, script.toString(), input.toString())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("SciPy ended").isTrue();
        String said = Files.readString(errors);
        Assumptions.assumeThat(said).as("RIDGELINE_PYTHON has no scipy").doesNotContain("No module named 'scipy'");
        assertThat(process.exitValue()).as("curve_fit.py: %s", said).isZero();
        return Files.readAllLines(output).stream()
                .map(line -> Arrays.stream(line.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
    }
}
