package org.ridgeline.jobs.events;

import org.ridgeline.result.Cutflow;

/** {@code cutflow.csv}: one line per sample and cut. */
final class CutflowCsv {
    private CutflowCsv() {}

    static String of(EventResult result) {
        StringBuilder csv = new StringBuilder("sample,process,step,cut,events,sumw,error\n");
        for (Cutflow cutflow : result.cutflows()) {
            int step = 0;
            for (Cutflow.Step each : cutflow.steps()) {
                csv.append(quoted(cutflow.sample()))
                        .append(',')
                        .append(quoted(result.processOf().get(cutflow.sample())))
                        .append(',')
                        .append(step++)
                        .append(',')
                        .append(quoted(each.cut()))
                        .append(',')
                        .append(each.events())
                        .append(',')
                        .append(each.sumw())
                        .append(',')
                        .append(each.error())
                        .append('\n');
            }
        }
        return csv.toString();
    }

    /** RFC 4180. */
    private static String quoted(String text) {
        return text.matches("[^\",\r\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
