package org.ridgeline.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;
import org.ridgeline.stats.PeakFit.State;
import org.ridgeline.stats.PeakModel.Shape;

class PeakFitTest {

    private static Points exact(double low, double width, int bins, DoubleUnaryOperator function) {
        double[] values = new double[bins];
        for (int i = 0; i < bins; i++) {
            values[i] = function.applyAsDouble(low + (i + 0.5) * width);
        }
        return PeakToys.counted(low, width, values);
    }

    private static void failed(PeakFit fit, State state, String reason) {
        assertThat(fit.state()).as(fit.reason()).isEqualTo(state);
        assertThat(fit.reason()).contains(reason);
        assertThat(fit.parameters()).as("parameters of a fit that failed").isEmpty();
        assertThat(fit.covariance()).isEmpty();
        assertThat(fit.chi2()).isNaN();
        assertThat(fit.done()).isFalse();
    }

    @Test
    void aModelWithoutFluctuationsIsFoundAgainInPlainPowersOfX() {
        PeakFit fit = PeakFit.of(PeakToys.OFFICIAL, exact(105, 55.0 / 30, 30, PeakToys.PUBLISHED));
        for (int k = 0; k < 4; k++) {
            assertThat(fit.parameters().get(k).value() / PeakToys.PUBLISHED_POLYNOMIAL[k])
                    .as("p%d, which the official notebook found in the data of 2020", k)
                    .isCloseTo(1, within(1e-11));
        }
        assertThat(fit.chi2()).as("chi²").isCloseTo(0, within(1e-18));
        assertThat(fit.ndf())
                .as("30 bins and 4 free parameters, as in the official notebook")
                .isEqualTo(26);
        assertThat(fit.pValue()).isEqualTo(1);
    }

    @Test
    void allEightParametersAreFoundAgainFromAStartThatIsOff() {
        DoubleUnaryOperator truth = x -> {
            double t = (x - 130) / 30;
            return 2000
                    - 1500 * t
                    + 700 * t * t
                    - 200 * t * t * t
                    + 50 * t * t * t * t
                    + 180 * Math.exp(-0.5 * Math.pow((x - 126.3) / 1.7, 2));
        };
        PeakFit fit = PeakFit.of(PeakToys.NOTEBOOK, exact(100, 2, 30, truth));
        assertThat(fit.parameter("amplitude").value()).isCloseTo(180, within(1e-8));
        assertThat(fit.parameter("mean").value()).isCloseTo(126.3, within(1e-10));
        assertThat(fit.parameter("sigma").value()).isCloseTo(1.7, within(1e-10));
        assertThat(fit.background(130)).isCloseTo(2000, within(1e-8));
        assertThat(fit.background(160)).as("the end of the range").isCloseTo(1050, within(1e-8));
        assertThat(fit.signal(126.3)).isCloseTo(180, within(1e-8));
        double plain = 0;
        for (int k = 4; k >= 0; k--) {
            plain = plain * 117 + fit.parameters().get(k).value();
        }
        assertThat(plain).as("the plain powers at 117").isCloseTo(truth.applyAsDouble(117), within(1e-2));
    }

    /** In a linear fit with equal errors the variance of the mean value is error² / n, whatever x is. */
    @Test
    void theErrorOfAConstantIsThatOfAMean() {
        double[] y = {3, 4, 5, 6, 2, 4};
        double[] error = {2, 2, 2, 2, 2, 2};
        PeakModel constant = new PeakModel(0, 0, 1e6, 1, Set.of(Shape.values()));
        PeakFit fit = PeakFit.of(constant, new Points(new double[] {1, 2, 3, 4, 5, 6}, y, error));
        assertThat(fit.parameter("p0").value()).isCloseTo(4, within(1e-14));
        assertThat(fit.parameter("p0").error()).isCloseTo(2 / Math.sqrt(6), within(1e-14));
        assertThat(fit.chi2()).isCloseTo(10.0 / 4, within(1e-13));
        assertThat(fit.ndf()).isEqualTo(5);
        assertThat(fit.pValue()).as("table of chi²: 2.5 for 5").isCloseTo(0.7765, within(1e-4));
    }

    @Test
    void theAreaIsTheNumberOfEventsTimesTheBinWidthAndItsErrorFollowsTheCovariance() {
        PeakFit fit = PeakFit.of(PeakToys.NOTEBOOK, PeakToys.diphoton(3, 506_530));
        assertThat(fit.reason()).isEmpty();
        double a = fit.parameter("amplitude").value();
        double s = fit.parameter("sigma").value();
        assertThat(fit.area() / 2)
                .as("a 50th of the events")
                .isCloseTo(506_530 / 50.0, within(5 * fit.areaError() / 2));
        double step = 1e-6;
        // The gradient by differences, in place of the formula.
        double byA = (area(a + step, s) - area(a - step, s)) / (2 * step);
        double byS = (area(a, s + step) - area(a, s - step)) / (2 * step);
        double[][] c = fit.covariance();
        double variance = byA * byA * c[5][5] + 2 * byA * byS * c[5][7] + byS * byS * c[7][7];
        assertThat(fit.areaError() / Math.sqrt(variance)).isCloseTo(1, within(1e-6));
    }

    private static double area(double amplitude, double sigma) {
        double sum = 0;
        for (int i = -100_000; i <= 100_000; i++) {
            sum += Math.exp(-0.5 * Math.pow(i * 1e-4, 2));
        }
        return amplitude * sigma * sum * 1e-4;
    }

    @Test
    void theErrorsOfManyToysAreTheirSpread() {
        int toys = 300;
        double pulls = 0;
        double squares = 0;
        double probabilities = 0;
        Random random = new Random(99);
        for (int toy = 0; toy < toys; toy++) {
            Points truth = exact(105, 55.0 / 30, 30, PeakToys.PUBLISHED);
            double[] y = new double[30];
            for (int i = 0; i < 30; i++) {
                y[i] = truth.y()[i] + truth.error()[i] * random.nextGaussian();
            }
            PeakFit fit = PeakFit.of(
                    PeakToys.fixing(PeakToys.OFFICIAL, Shape.MEAN, Shape.SIGMA),
                    new Points(truth.x(), y, truth.error()));
            double pull = (fit.parameter("amplitude").value() - 119.1)
                    / fit.parameter("amplitude").error();
            pulls += pull;
            squares += pull * pull;
            probabilities += fit.pValue();
        }
        assertThat(pulls / toys).as("mean pull").isCloseTo(0, within(3 / Math.sqrt(toys)));
        assertThat(squares / toys).as("squared pull").isCloseTo(1, within(3 * Math.sqrt(2.0 / toys)));
        assertThat(probabilities / toys).as("p-value").isCloseTo(0.5, within(3 / Math.sqrt(12.0 * toys)));
    }

    @Test
    void fixedParametersKeepTheirValueToTheLastDigitAndHaveNoError() {
        PeakFit fit = PeakFit.of(PeakToys.OFFICIAL, PeakToys.official(1));
        assertThat(fit.parameter("sigma").value()).isEqualTo(2.38);
        assertThat(fit.parameter("mean").value()).isEqualTo(125);
        assertThat(fit.parameter("amplitude").value()).isEqualTo(119.1);
        for (int i = 4; i < 7; i++) {
            assertThat(fit.parameters().get(i).fixed()).isTrue();
            assertThat(fit.parameters().get(i).error()).isZero();
            assertThat(fit.covariance()[i]).containsOnly(0);
        }
        assertThat(fit.areaError()).isZero();
    }

    @Test
    void theSignOfSigmaIsPositiveAndItsCorrelationsAreThoseOfAPositiveOne() {
        Points points = PeakToys.diphoton(1, 50_653);
        PeakFit fit = PeakFit.of(PeakToys.NOTEBOOK, points);
        double correlation = fit.covariance()[5][7] / Math.sqrt(fit.covariance()[5][5] * fit.covariance()[7][7]);
        assertThat(fit.parameter("sigma").value()).isPositive();
        assertThat(correlation).as("higher means narrower").isBetween(-0.9, 0.2);
        assertThat(new Scaling(130, 29).toPlain(PeakToys.NOTEBOOK).getEntry(6, 6))
                .isEqualTo(29);
        WeightedPeak peak = new WeightedPeak(PeakToys.NOTEBOOK, points, Scaling.of(points));
        RealVector negative = new ArrayRealVector(new double[] {1, 1, 1, 1, 1, 5, 0.1, -0.2});
        assertThat(peak.upright(negative).toArray()).containsExactly(1, 1, 1, 1, 1, 5, 0.1, 0.2);
        assertThat(peak.value(peak.upright(negative)).getFirst())
                .as("the same function")
                .isEqualTo(peak.value(negative).getFirst());
    }

    @Test
    void emptyBinsAreLeftOutAndNotDividedBy() {
        Points points = PeakToys.thinned(PeakToys.official(2));
        PeakFit fit = PeakFit.of(PeakToys.OFFICIAL, points);
        assertThat(fit.reason()).isEmpty();
        assertThat(fit.points()).isEqualTo(25);
        assertThat(fit.ndf()).isEqualTo(21);
        assertThat(fit.chi2()).isFinite();
    }

    @Test
    void fewerBinsThanParametersAreNoFit() {
        failed(
                PeakFit.of(PeakToys.NOTEBOOK, exact(100, 10, 6, x -> 1000 - x)),
                State.TOO_FEW_POINTS,
                "6 bins hold data, and a fit of 8 free parameters needs at least 9");
        failed(
                PeakFit.of(PeakToys.NOTEBOOK, exact(100, 2, 30, x -> 0)),
                State.TOO_FEW_POINTS,
                "0 bins hold data, and a fit of 8 free parameters needs at least 9");
        failed(PeakFit.of(PeakToys.OFFICIAL, exact(105, 10, 4, x -> 100)), State.TOO_FEW_POINTS, "at least 5");
    }

    @Test
    void whatIsNoNumberIsNamed() {
        Points points = PeakToys.official(3);
        for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            double[] y = points.y().clone();
            y[4] = wrong;
            failed(
                    PeakFit.of(PeakToys.OFFICIAL, new Points(points.x(), y, points.error())),
                    State.NOT_FINITE,
                    "the value at 113.25 is " + wrong);
            double[] error = points.error().clone();
            error[4] = wrong;
            failed(
                    PeakFit.of(PeakToys.OFFICIAL, new Points(points.x(), points.y(), error)),
                    State.NOT_FINITE,
                    "± " + wrong);
        }
        double[] huge = new double[30];
        Arrays.fill(huge, 1e200);
        huge[3] = -1e200;
        double[] one = new double[30];
        Arrays.fill(one, 1);
        failed(PeakFit.of(PeakToys.OFFICIAL, new Points(points.x(), huge, one)), State.NOT_FINITE, "chi² is Infinity");
    }

    @Test
    void anAmplitudeThatIsZeroLeavesMeanAndSigmaUndetermined() {
        PeakModel nothing = new PeakModel(2, 0, 125, 2, Set.of(Shape.AMPLITUDE));
        failed(
                PeakFit.of(nothing, exact(100, 2, 30, x -> 2000 - 10 * x)),
                State.SINGULAR,
                "chi² does not depend on mean");
    }

    @Test
    void aSearchMayBeginAtAnAmplitudeOfZero() {
        Points points = PeakToys.diphoton(4, 50_653);
        PeakModel zero = new PeakModel(4, 0, 125, 2, Set.of());
        assertThat(PeakFit.of(zero, points).chi2())
                .isCloseTo(PeakFit.of(PeakToys.NOTEBOOK, points).chi2(), within(1e-9));
    }

    @Test
    void aSpectrumWithoutAPeakGivesNoMeanThatNobodyKnows() {
        PeakFit fit = PeakFit.of(PeakToys.NOTEBOOK, exact(100, 2, 30, x -> 4000 - 20 * x));
        assertThat(fit.done()).as(fit.reason()).isFalse();
        assertThat(fit.state()).isIn(State.SINGULAR, State.NO_PEAK, State.NOT_CONVERGED);
    }

    @Test
    void aPeakOfOneBinHasNoWidth() {
        Points points = exact(100, 2, 30, x -> x == 125 ? 9000 : 1000);
        PeakFit fit = PeakFit.of(new PeakModel(1, 5000, 125, 0.3, Set.of()), points);
        assertThat(fit.done()).as(fit.reason()).isFalse();
    }

    @Test
    void aGaussianThatTakesThePlaceOfTheBackgroundIsNoPeak() {
        Points points = exact(100, 2, 30, x -> 1000 * Math.exp(-0.5 * Math.pow((x - 60) / 40, 2)));
        PeakFit fit = PeakFit.of(new PeakModel(0, 500, 110, 20, Set.of()), points);
        failed(fit, State.NO_PEAK, "the Gaussian left the fitted range: its mean went to");
    }

    @Test
    void aGaussianThatIsAPolynomialToADoubleIsSingular() {
        PeakModel wide = new PeakModel(9, 10, 130, 1e6, Set.of(Shape.MEAN, Shape.SIGMA));
        failed(
                PeakFit.of(wide, PeakToys.diphoton(5, 50_653)),
                State.SINGULAR,
                "the covariance is singular: the points do not tell p0, amplitude apart");
    }

    @Test
    void aModelThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new PeakModel(10, 1, 1, 1, Set.of()))
                .hasMessage("a polynomial of degree 0 to 9, not 10");
        assertThatThrownBy(() -> new PeakModel(3, 1, 1, 0, Set.of())).hasMessage("sigma is above 0, not 0.0");
        assertThatThrownBy(() -> new PeakModel(3, Double.NaN, 1, 1, Set.of()))
                .hasMessageContaining("amplitude, mean and sigma are numbers, not NaN");
        assertThatThrownBy(() -> new Points(new double[] {1}, new double[] {1}, new double[] {-1}))
                .hasMessage("no point at 1.0 with the error -1.0");
    }
}
