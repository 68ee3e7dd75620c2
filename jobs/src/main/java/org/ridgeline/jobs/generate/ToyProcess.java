package org.ridgeline.jobs.generate;

/** A simplified physics process. */
interface ToyProcess {
    /** Fills a cleared truth with one collision. */
    void generate(Draw draw, Truth truth);
}
