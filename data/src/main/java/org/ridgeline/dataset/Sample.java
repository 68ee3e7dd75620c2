package org.ridgeline.dataset;

import java.util.List;
import org.ridgeline.result.Process.Kind;

/**
 * One data taking period, or one simulated process as it was generated.
 *
 * @param name short name: {@code data_A}, {@code ggH125_ZZ4lep}
 * @param process name of the process it is drawn and counted with
 * @param kind of its process: data, background or signal
 * @param files where its files lie below the dataset's base; the last part may be a pattern ({@code *}, {@code ?}) and is
 *     what files of other folders are matched by
 * @param dsid the experiment's number of a simulated sample; 0 for data
 * @param crossSection in pb, filter efficiency and k-factor included; 0 for data, and where each file bears its own
 * @param sumOfWeights of all generated events, before any selection; 0 for data, and where each file bears its own
 * @param factor what the sample's weights are multiplied with besides; 1 as a rule
 * @param luminosity of this period of data, in 1/pb; 0 if it is not known, and for simulation
 */
public record Sample(
        String name,
        String process,
        Kind kind,
        List<String> files,
        int dsid,
        double crossSection,
        double sumOfWeights,
        double factor,
        double luminosity) {
    public Sample {
        files = List.copyOf(files);
    }

    /** Whether a file's name in a dataset is a pattern of several. */
    public static boolean isPattern(String file) {
        return file.indexOf('*') >= 0 || file.indexOf('?') >= 0;
    }

    /**
     * Whether a file is one that a dataset names, in whatever folder.
     *
     * @param name of the file, without its folder
     * @param file as the dataset has it; {@code *} and {@code ?} in its last part stand for any characters, and for one
     */
    public static boolean isNamed(String name, String file) {
        String last = file.substring(file.lastIndexOf('/') + 1);
        return name.matches("\\Q" + last.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E");
    }

    /** Whether events were generated, and so bear weights; an event of data counts as 1. */
    public boolean simulated() {
        return kind != Kind.DATA;
    }

    /**
     * What each event's weight is multiplied with to stand for a luminosity: luminosity x cross-section / sum of weights x
     * factor; 1 for data. Where the files bear cross-section and sum of weights, these are the weight's: luminosity x factor.
     *
     * @param target luminosity to stand for, in 1/pb
     */
    public double scale(double target) {
        if (!simulated()) {
            return 1;
        }
        return crossSection > 0 ? target * crossSection / sumOfWeights * factor : target * factor;
    }
}
