package org.ridgeline.jobs.generate;

/** An endless stream of the events of one sample that reach the four-lepton files, without numbers and normalisation. */
final class EventStream {
    private final ToyProcess process;
    private final double negative;
    private final Detector detector = new Detector();
    private final Draw draw;
    private final Truth truth = new Truth();

    EventStream(Recipe recipe, Draw draw) {
        this.process = recipe.process().get();
        this.negative = recipe.negative();
        this.draw = draw;
    }

    /** Fills an event of data: without weights and truth. */
    void data(ToyEvent event) {
        measure(event);
        event.simulated = false;
        event.weight = 0;
        event.pileup = 0;
        event.electronFactor = 0;
        event.muonFactor = 0;
        event.photonFactor = 0;
        event.tauFactor = 0;
        event.tagFactor = 0;
        event.triggerFactor = 0;
        event.photonTriggerFactor = 0;
        event.crossSection = 1;
        event.sumOfWeights = 1;
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
    }

    private void measure(ToyEvent event) {
        do {
            truth.clear();
            process.generate(draw, truth);
        } while (!detector.measure(truth, draw, event));
        event.number = draw.bits();
    }
}
