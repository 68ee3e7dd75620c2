package org.ridgeline.charts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ridgeline.result.Cutflow;
import org.ridgeline.result.Process;

/** A report with everything in it. */
final class ReportSamples {
    private static final String[] CUTS = {
        "all events",
        "trigger",
        "exactly 4 good leptons",
        "p_{T} > 25, 15, 10 GeV",
        "charges add up to 0",
        "types 4e, 2e2\\mu, 4\\mu"
    };

    private ReportSamples() {}

    static List<Process> order() {
        return List.of(Samples.OTHER, Samples.ZZ, Samples.HIGGS, Samples.DATA);
    }

    static Map<String, String> processOf() {
        Map<String, String> of = new LinkedHashMap<>();
        of.put("data_A", "data");
        of.put("data_B", "data");
        of.put("Zee", "other");
        of.put("Zmumu", "other");
        of.put("ttbar_lep", "other");
        of.put("llll", "zz");
        of.put("ggH125_ZZ4lep", "higgs");
        of.put("VBFH125_ZZ4lep", "higgs");
        return of;
    }

    static List<Cutflow> cutflows() {
        List<Cutflow> all = new ArrayList<>();
        long[][] data = {{39, 39, 24, 21, 20, 18}, {156, 156, 70, 64, 61, 52}};
        all.add(counted("data_A", data[0]));
        all.add(counted("data_B", data[1]));
        String[] names = {"Zee", "Zmumu", "ttbar_lep", "llll", "ggH125_ZZ4lep", "VBFH125_ZZ4lep"};
        double[] left = {26.915932, 28.59276, 18.368776, 236.67665, 7.929783, 0.7252958};
        long[] events = {898, 684, 1031, 554_279, 164_716, 191_126};
        for (int s = 0; s < names.length; s++) {
            List<Cutflow.Step> steps = new ArrayList<>();
            for (int i = 0; i < CUTS.length; i++) {
                long raw = (long) (events[s] * Math.pow(0.8, i));
                double sumw = left[s] * Math.pow(1.25, CUTS.length - 1 - i);
                steps.add(new Cutflow.Step(CUTS[i], raw, sumw, sumw / Math.sqrt(raw)));
            }
            all.add(new Cutflow(names[s], steps));
        }
        return all;
    }

    private static Cutflow counted(String sample, long[] events) {
        List<Cutflow.Step> steps = new ArrayList<>();
        for (int i = 0; i < events.length; i++) {
            steps.add(new Cutflow.Step(CUTS[i], events[i], events[i], Math.sqrt(events[i])));
        }
        return new Cutflow(sample, steps);
    }

    static ReportContent content(List<Chart> charts) {
        return new ReportContent(
                new ReportContent.Headline(
                        "Higgs boson to four leptons",
                        "hzz-2020",
                        "The official selection of four leptons in the 2020 release of ATLAS Open Data.",
                        "complete, 2 samples missing",
                        "a3f19c02d7e4",
                        "2026-11-23 06:30 UTC",
                        "ATLAS Open Data 2020, 4lep, periods A and B",
                        "10 fb^{-1}",
                        "simulated toy, no collision data"),
                charts,
                order(),
                processOf(),
                cutflows(),
                ReportContent.finalYields(
                        "all selected", order(), Processes.mergeCutflows(order(), processOf(), cutflows())),
                List.of(
                        new ReportContent.Significance("115 to 130 GeV", "naive", "s/\\sqrt{b}", 1.7341, ""),
                        new ReportContent.Significance(
                                "115 to 130 GeV",
                                "Asimov, background known",
                                "\\sqrt{2[(s+b) ln(1+s/b) - s]}",
                                1.6302,
                                ""),
                        new ReportContent.Significance(
                                "115 to 130 GeV", "official notebook", "(s+b)/\\sqrt{b + 0.3 b^{2}}", 2.416, ""),
                        new ReportContent.Significance(
                                "200 to 210 GeV", "naive", "s/\\sqrt{b}", Double.NaN, "no background is expected")),
                FitSamples.records(),
                new ReportContent.Provenance(
                        "ridgeline events hzz-2020 --input s3a://open-data/2020/4lep --output s3a://results",
                        facts(),
                        List.of(
                                new ReportContent.Input(
                                        "data_A",
                                        "s3a://open-data/2020/4lep/Data/data_A.4lep.root",
                                        4_183_224,
                                        "\"9b2cf535f27731c974343645a3985328\""),
                                new ReportContent.Input(
                                        "llll",
                                        "s3a://open-data/2020/4lep/MC/mc_363490.llll.4lep.root",
                                        190_443_120,
                                        "\"d41d8cd98f00b204e9800998ecf8427e\"")),
                        List.of("WH125_ZZ4lep (341964)", "ZH125_ZZ4lep (341947)"),
                        List.of(),
                        List.of(
                                "The last valid pairing of leptons wins, as in the official analysis: it is not the best.")));
    }

    private static Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Ridgeline", "0.1.0 (1f0e2d3)");
        facts.put("Spark", "4.1.1");
        facts.put("Java", "17.0.15");
        facts.put("Seconds", "12.4, of which 31.0 of CPU in tasks");
        return facts;
    }
}
