package org.ridgeline.jobs.analysis;

/**
 * A question of an analysis: how far do the signal processes stand out of the others?
 *
 * @param histogram whose bins are counted; null: the events that pass all cuts
 * @param from first bin counted: the one that begins here; null: the histogram's first
 * @param to last bin counted: the one that ends here; null: the histogram's last
 * @param uncertainty of the background as a share of it, for the formulas that take one; null: 0
 */
public record SignificanceSpec(String histogram, Double from, Double to, Double uncertainty) {
    public SignificanceSpec {
        uncertainty = uncertainty == null ? 0 : uncertainty;
        if (!(uncertainty >= 0)) {
            throw new IllegalArgumentException("uncertainty: a share of the background, not " + uncertainty);
        }
        if (histogram == null && (from != null || to != null)) {
            throw new IllegalArgumentException("from and to need a histogram");
        }
    }
}
