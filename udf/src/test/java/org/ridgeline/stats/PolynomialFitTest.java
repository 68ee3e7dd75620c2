package org.ridgeline.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fits whose Gaussian is fixed are linear: against the normal equations in plain powers of x, with 200 digits. */
class PolynomialFitTest {
    private static final MathContext DIGITS = new MathContext(200);

    @ParameterizedTest(name = "degree {0}")
    @ValueSource(ints = {0, 1, 3, 4, 6, 9})
    void coefficientsAndCovarianceAreThoseOfTheNormalEquations(int degree) {
        PeakModel model = new PeakModel(degree, 119.1, 125, 2.38, PeakToys.OFFICIAL.fixed());
        Points points = PeakToys.diphoton(20 + degree, 50_653);
        BigDecimal[][] solved = solved(model, points);
        PeakFit fit = PeakFit.of(model, points);
        assertThat(fit.reason()).isEmpty();
        for (int i = 0; i <= degree; i++) {
            double expected = solved[i][degree + 1].doubleValue();
            double error = Math.sqrt(solved[i][degree + 2 + i].doubleValue());
            assertThat((fit.parameters().get(i).value() - expected) / error)
                    .as("p%d is %s, off by so many errors of %s", i, expected, error)
                    .isCloseTo(0, within(1e-9));
            assertThat(fit.parameters().get(i).value() / expected).as("p%d", i).isCloseTo(1, within(1e-9));
            assertThat(fit.parameters().get(i).error() / error)
                    .as("error of p%d", i)
                    .isCloseTo(1, within(1e-9));
            for (int j = 0; j <= degree; j++) {
                assertThat(fit.covariance()[i][j] / solved[i][degree + 2 + j].doubleValue())
                        .as("covariance of p%d and p%d", i, j)
                        .isCloseTo(1, within(1e-8));
            }
        }
    }

    /** The matrix (A | b | 1) of the normal equations, brought to (1 | solution | covariance). */
    private static BigDecimal[][] solved(PeakModel model, Points points) {
        int n = model.degree() + 1;
        BigDecimal[][] rows = new BigDecimal[n][2 * n + 1];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < 2 * n + 1; j++) {
                rows[i][j] = j == n + 1 + i ? BigDecimal.ONE : BigDecimal.ZERO;
            }
        }
        for (int point = 0; point < points.count(); point++) {
            double x = points.x()[point];
            double z = (x - model.mean()) / model.sigma();
            BigDecimal y = new BigDecimal(points.y()[point] - model.amplitude() * Math.exp(-0.5 * z * z));
            BigDecimal error = new BigDecimal(points.error()[point]);
            BigDecimal weight = BigDecimal.ONE.divide(error.multiply(error), DIGITS);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    rows[i][j] = rows[i][j].add(weight.multiply(new BigDecimal(x).pow(i + j)), DIGITS);
                }
                rows[i][n] = rows[i][n].add(weight.multiply(y).multiply(new BigDecimal(x).pow(i)), DIGITS);
            }
        }
        for (int pivot = 0; pivot < n; pivot++) {
            divide(rows[pivot], rows[pivot][pivot]);
            for (int i = 0; i < n; i++) {
                if (i != pivot) {
                    subtract(rows[i], rows[pivot], rows[i][pivot]);
                }
            }
        }
        return rows;
    }

    private static void divide(BigDecimal[] row, BigDecimal by) {
        for (int j = 0; j < row.length; j++) {
            row[j] = row[j].divide(by, DIGITS);
        }
    }

    private static void subtract(BigDecimal[] row, BigDecimal[] other, BigDecimal times) {
        for (int j = 0; j < row.length; j++) {
            row[j] = row[j].subtract(other[j].multiply(times, DIGITS), DIGITS);
        }
    }
}
