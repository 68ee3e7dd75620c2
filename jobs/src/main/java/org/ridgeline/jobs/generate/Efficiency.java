package org.ridgeline.jobs.generate;

import java.io.Serializable;

/**
 * What share of a sample's events passes the selection that its {@link Recipe#yield} counts. It is measured once per
 * sample in a pilot run whose seed is the sample's number: it depends neither on a user's seed nor on how many events are
 * asked for.
 *
 * @param selected share of events that pass
 * @param weighted mean, over all events, of sign and scale factors of those that pass
 */
record Efficiency(double selected, double weighted) implements Serializable {
    private static final int PILOT_EVENTS = 10_000;
    private static final long PILOT = 0x70696C6F74L;

    static Efficiency of(int dsid, Skim skim) {
        EventStream stream = new EventStream(Recipe.BY_NUMBER.get(dsid), skim, new Draw(PILOT, dsid));
        ToyEvent event = new ToyEvent();
        int passed = 0;
        double weights = 0;
        for (int i = 0; i < PILOT_EVENTS; i++) {
            stream.simulated(event);
            if (skim.counts(event)) {
                passed++;
                weights += (double) event.weight
                        * event.pileup
                        * event.electronFactor
                        * event.muonFactor
                        * event.photonFactor
                        * event.photonTriggerFactor
                        * event.triggerFactor;
            }
        }
        return new Efficiency((double) passed / PILOT_EVENTS, weights / PILOT_EVENTS);
    }
}
