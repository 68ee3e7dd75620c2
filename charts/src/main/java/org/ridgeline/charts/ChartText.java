package org.ridgeline.charts;

import java.util.List;

/**
 * What is written into a chart besides its axes. Text may use the notation of labels: {@code m_{4l}}, {@code \sqrt{s}},
 * {@code \eta}.
 *
 * @param id file name without ending, unique in a run
 * @param title what the chart shows, for those who read and not see
 * @param counted what fills the histogram, the name of the vertical axis: "Events", "Leptons"
 * @param experiment whose data, the label's head: "ATLAS Open Data"
 * @param status what the data are for or are: {@link #FOR_EDUCATION}, {@link #SIMULATED_TOY}; may be empty
 * @param energy of the collisions, in TeV; 0 if unknown
 * @param luminosity in inverse femtobarns; 0 if unknown
 * @param lines more lines of the label: the process, the selection
 */
public record ChartText(
        String id,
        String title,
        String counted,
        String experiment,
        String status,
        double energy,
        double luminosity,
        List<String> lines) {

    /** What ATLAS Open Data are for. */
    public static final String FOR_EDUCATION = "for education";

    /** What generated data must say. */
    public static final String SIMULATED_TOY = "simulated toy, no collision data";

    public ChartText {
        lines = List.copyOf(lines);
    }

    /** A label as plain text, for a console: {@code m_{4l}} is m_4l. */
    public static String plain(String label) {
        return Tex.of(label).text();
    }

    /** {@code √s = 13 TeV, ∫ L dt = 10 fb⁻¹}, as far as known. */
    String conditions() {
        StringBuilder out = new StringBuilder();
        if (energy > 0) {
            out.append("\\sqrt{\\it{s}} = ")
                    .append(Numbers.significant(energy, 3))
                    .append(" TeV");
        }
        if (luminosity > 0) {
            out.append(out.isEmpty() ? "" : ", ")
                    .append("\\int\\it{L}\\,d\\it{t} = ")
                    .append(luminosityText());
        }
        return out.toString();
    }

    /** 3 significant digits; less than a tenth of an inverse femtobarn in inverse picobarns. */
    String luminosityText() {
        return luminosity >= 0.1
                ? Numbers.significant(luminosity, 3) + " fb^{-1}"
                : Numbers.significant(luminosity * 1000, 3) + " pb^{-1}";
    }
}
