package org.ridgeline.jobs.generate;

/** An endless stream of the events of one sample that reach the files of a skim, without numbers and normalisation. */
final class EventStream {
    private final ToyProcess process;
    private final double negative;
    private final Skim skim;
    private final Detector detector = new Detector();
    private final Draw draw;
    private final Truth truth = new Truth();

    EventStream(Recipe recipe, Skim skim, Draw draw) {
        this.skim = skim;
        this.process = recipe.process().get();
        this.negative = recipe.negative();
        this.draw = draw;
    }

    /** Fills an event of data: without weights and truth. */
    void data(ToyEvent event) {
        measure(event);
        event.simulated = false;
        skim.release().neutral(event);
        skim.release().finish(event, draw);
    }

    /** Fills a simulated event: scale factors near 1, and a weight of 1 or -1. */
    void simulated(ToyEvent event) {
        measure(event);
        event.simulated = true;
        event.weight = draw.chance(negative) ? -1 : 1;
        event.pileup = (float) StrictMath.max(0, draw.gauss(1, 0.2));
        double electrons = 1;
        double muons = 1;
        for (int i = 0; i < event.leptons; i++) {
            if (event.leptonType[i] == Truth.ELECTRON) {
                electrons *= draw.gauss(0.985, 0.012);
            } else {
                muons *= draw.gauss(0.992, 0.006);
            }
        }
        event.electronFactor = (float) electrons;
        event.muonFactor = (float) muons;
        event.photonFactor = 1;
        event.tauFactor = 1;
        event.tagFactor = (float) (event.jets == 0 ? 1 : draw.gauss(1, 0.04));
        event.triggerFactor = (float) draw.gauss(0.985, 0.01);
        event.photonTriggerFactor = 1;
        if (!skim.leptons()) {
            event.photonFactor = (float) draw.gauss(0.99, 0.01);
            event.photonTriggerFactor = (float) draw.gauss(0.995, 0.005);
        }
        skim.release().finish(event, draw);
    }

    private void measure(ToyEvent event) {
        do {
            truth.clear();
            process.generate(draw, truth);
        } while (!detector.measure(truth, draw, skim, event));
        event.number = draw.bits();
    }
}
