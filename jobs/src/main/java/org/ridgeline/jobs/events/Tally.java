package org.ridgeline.jobs.events;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.ridgeline.result.Axis;
import org.ridgeline.result.ExactSums;

/**
 * What a task counted: the cutflow and the histograms of each sample it met. Tallies of tasks merge to the same sums in
 * any order.
 */
final class Tally implements Serializable {
    private static final long serialVersionUID = 1L;

    private final OfSample[] samples;
    private final FileConstants constants;

    Tally(int samples, List<String> perFile) {
        this.samples = new OfSample[samples];
        this.constants = new FileConstants(perFile);
    }

    /** What the files hold that have one value for all their events. */
    FileConstants constants() {
        return constants;
    }

    /** The tally of a sample; null if no event of it was met. */
    OfSample sample(int sample) {
        return samples[sample];
    }

    /** The tally of a sample, made on its first event: a task meets few of all samples. */
    OfSample sample(int sample, EventProgram program) {
        if (samples[sample] == null) {
            samples[sample] = new OfSample(program);
        }
        return samples[sample];
    }

    /**
     * Adds the counts of another tally to this one.
     *
     * @throws org.ridgeline.request.UserError if a file has two values where it should have one
     */
    Tally merge(Tally other) {
        constants.merge(other.constants);
        for (int i = 0; i < samples.length; i++) {
            if (samples[i] == null) {
                samples[i] = other.samples[i];
            } else if (other.samples[i] != null) {
                samples[i].merge(other.samples[i]);
            }
        }
        return this;
    }

    /** Counts of one sample; index 0 of the cutflow is all events, then one per cut. */
    static final class OfSample implements Serializable {
        private static final long serialVersionUID = 1L;

        private final long[] events;
        private final ExactSums sumw;
        private final ExactSums sumw2;
        private final OfHistogram[] histograms;

        private OfSample(EventProgram program) {
            int steps = program.cuts() + 1;
            events = new long[steps];
            sumw = new ExactSums(steps);
            sumw2 = new ExactSums(steps);
            List<EventProgram.Value> values = program.fill().values();
            histograms = new OfHistogram[values.size()];
            for (int i = 0; i < histograms.length; i++) {
                histograms[i] = new OfHistogram(values.get(i).axis());
            }
        }

        /** Counts an event that got as far as a step. */
        void count(int step, ExactSums.Addend weight, ExactSums.Addend squared) {
            events[step]++;
            sumw.add(step, weight);
            sumw2.add(step, squared);
        }

        OfHistogram histogram(int i) {
            return histograms[i];
        }

        long events(int step) {
            return events[step];
        }

        ExactSums sumw() {
            return sumw;
        }

        ExactSums sumw2() {
            return sumw2;
        }

        private void merge(OfSample other) {
            add(events, other.events);
            sumw.merge(other.sumw);
            sumw2.merge(other.sumw2);
            for (int i = 0; i < histograms.length; i++) {
                histograms[i].merge(other.histograms[i]);
            }
        }
    }

    /** A histogram under way. */
    static final class OfHistogram implements Serializable {
        private static final long serialVersionUID = 1L;

        private final Axis axis;
        private final long[] entries;
        private final ExactSums sumw;
        private final ExactSums sumw2;

        private OfHistogram(Axis axis) {
            this.axis = axis;
            entries = new long[axis.bins() + 2];
            sumw = new ExactSums(entries.length);
            sumw2 = new ExactSums(entries.length);
        }

        void fill(double value, ExactSums.Addend weight, ExactSums.Addend squared) {
            int bin = axis.index(value);
            entries[bin]++;
            sumw.add(bin, weight);
            sumw2.add(bin, squared);
        }

        /**
         * Fills the numbers of many events: those of event k stand at {@code from[k]} up to {@code from[k + 1]}.
         *
         * @param bins room for as many bins as there are numbers
         */
        void fill(
                double[] numbers,
                int[] from,
                int count,
                ExactSums.Addend[] weights,
                ExactSums.Addend[] squared,
                int[] bins) {
            for (int i = 0; i < from[count]; i++) {
                bins[i] = axis.index(numbers[i]);
            }
            for (int i = 0; i < from[count]; i++) {
                entries[bins[i]]++;
            }
            sumw.addAll(bins, from, weights, count);
            sumw2.addAll(bins, from, squared, count);
        }

        /** Fills each element of an array that is not null. */
        void fill(ArrayData values, ArrayElement element, ExactSums.Addend weight, ExactSums.Addend squared) {
            int length = values.numElements();
            for (int i = 0; i < length; i++) {
                if (!values.isNullAt(i)) {
                    fill(element.read(values, i), weight, squared);
                }
            }
        }

        long[] entries() {
            return entries;
        }

        ExactSums sumw() {
            return sumw;
        }

        ExactSums sumw2() {
            return sumw2;
        }

        private void merge(OfHistogram other) {
            add(entries, other.entries);
            sumw.merge(other.sumw);
            sumw2.merge(other.sumw2);
        }
    }

    private static void add(long[] to, long[] from) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
    }
}
