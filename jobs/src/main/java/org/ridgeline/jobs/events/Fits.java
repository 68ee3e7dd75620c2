package org.ridgeline.jobs.events;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ridgeline.jobs.analysis.Analysis;
import org.ridgeline.jobs.analysis.FitSpec;
import org.ridgeline.request.UserError;
import org.ridgeline.result.Axis;
import org.ridgeline.result.FitRecord;
import org.ridgeline.result.FitRecord.State;
import org.ridgeline.result.Histogram;
import org.ridgeline.result.Process;
import org.ridgeline.result.Process.Kind;
import org.ridgeline.stats.PeakFit;
import org.ridgeline.stats.Points;

/** The fits of an analysis to its data. */
final class Fits {
    private static final String SECTION = "fit";

    private Fits() {}

    /**
     * @param name in the analysis
     * @param data the histogram that was fitted; all zero if there are none
     * @param curve the fitted functions
     * @param record what is written of it
     */
    record Fitted(String name, Histogram data, PeakFit curve, FitRecord record) {}

    /** All fits, in the order of the analysis; those that failed, too. */
    static List<Fitted> of(Analysis analysis, EventResult result) {
        List<Fitted> fits = new ArrayList<>();
        analysis.fit().forEach((name, spec) -> fits.add(fitted(analysis, name, spec, data(result, spec.histogram()))));
        return fits;
    }

    /** {@code fit.json}: name to record. */
    static Map<String, FitRecord> records(List<Fitted> fits) {
        Map<String, FitRecord> records = new LinkedHashMap<>();
        fits.forEach(fit -> records.put(fit.name(), fit.record()));
        return records;
    }

    /** @throws UserError if a range, a start or the number of bins is not as a fit needs it */
    static void check(Analysis analysis) {
        analysis.fit().forEach((name, spec) -> {
            Axis axis = axis(analysis, spec);
            Window window = window(analysis, name, spec);
            int free = spec.model().unknowns();
            if (window.bins() <= free) {
                throw new UserError(analysis.source().where(SECTION, name) + ": a fit of " + free
                        + " free parameters needs more bins than the " + Math.max(0, window.bins()) + " from "
                        + axis.edge(window.first()) + " to " + axis.edge(window.end()));
            }
            double mean = spec.gaussian().mean();
            if (!(mean > axis.edge(window.first()) && mean < axis.edge(window.end()))) {
                throw new UserError(analysis.source().where(SECTION, name, "gaussian", "mean") + ": " + mean
                        + " does not lie between " + axis.edge(window.first()) + " and " + axis.edge(window.end())
                        + ", where the fit looks");
            }
        });
    }

    private static Axis axis(Analysis analysis, FitSpec spec) {
        return analysis.histograms().get(spec.histogram()).axis(spec.histogram());
    }

    private static Window window(Analysis analysis, String name, FitSpec spec) {
        return Window.of(analysis, SECTION, name, axis(analysis, spec), spec.from(), spec.to());
    }

    /** The histograms of all processes of data, added up. */
    private static Histogram data(EventResult result, String name) {
        Map<String, Histogram> merged = result.merged(name);
        Axis axis = result.histograms().get(name).get(0).axis();
        int size = axis.bins() + 2;
        Histogram sum = new Histogram(name, "data", axis, new long[size], new double[size], new double[size]);
        for (Process process : result.processes()) {
            if (process.kind() == Kind.DATA && merged.containsKey(process.name())) {
                add(sum, merged.get(process.name()));
            }
        }
        return sum;
    }

    private static void add(Histogram sum, Histogram more) {
        for (int i = 0; i < sum.sumw().length; i++) {
            sum.entries()[i] += more.entries()[i];
            sum.sumw()[i] += more.sumw()[i];
            sum.sumw2()[i] += more.sumw2()[i];
        }
    }

    private static Fitted fitted(Analysis analysis, String name, FitSpec spec, Histogram data) {
        Window window = window(analysis, name, spec);
        Axis axis = data.axis();
        double[] x = new double[window.bins()];
        double[] y = new double[x.length];
        double[] error = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            int bin = window.first() + i;
            x[i] = (axis.edge(bin) + axis.edge(bin + 1)) / 2;
            y[i] = data.sumw()[bin + 1];
            error[i] = Math.sqrt(data.sumw2()[bin + 1]);
        }
        PeakFit fit = PeakFit.of(spec.model(), new Points(x, y, error));
        return new Fitted(name, data, fit, record(spec, axis, window, fit));
    }

    private static FitRecord record(FitSpec spec, Axis axis, Window window, PeakFit fit) {
        boolean done = fit.done();
        return new FitRecord(
                spec.histogram(),
                axis.edge(window.first()),
                axis.edge(window.end()),
                spec.polynomial(),
                new FitRecord.Start(
                        spec.gaussian().amplitude(),
                        spec.gaussian().mean(),
                        spec.gaussian().sigma()),
                state(fit.state()),
                done ? null : fit.reason(),
                fit.points(),
                window.bins() - fit.points(),
                done ? parameters(fit) : null,
                done ? fit.covariance() : null,
                done ? fit.chi2() : null,
                done ? fit.ndf() : null,
                done ? fit.pValue() : null,
                done ? new FitRecord.Amount(fit.area() / axis.width(), fit.areaError() / axis.width()) : null);
    }

    private static List<FitRecord.Parameter> parameters(PeakFit fit) {
        return fit.parameters().stream()
                .map(each -> new FitRecord.Parameter(each.name(), each.value(), each.error(), each.fixed()))
                .toList();
    }

    private static State state(PeakFit.State state) {
        return switch (state) {
            case DONE -> State.DONE;
            case TOO_FEW_POINTS -> State.TOO_FEW_POINTS;
            case NOT_FINITE -> State.NOT_FINITE;
            case NOT_CONVERGED -> State.NOT_CONVERGED;
            case NO_PEAK -> State.NO_PEAK;
            case SINGULAR -> State.SINGULAR;
        };
    }
}
