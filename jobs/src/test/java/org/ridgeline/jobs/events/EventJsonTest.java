package org.ridgeline.jobs.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.result.Axis;
import org.ridgeline.result.Cutflow;
import org.ridgeline.result.Histogram;
import org.ridgeline.result.Process;
import org.ridgeline.result.Process.Kind;
import org.ridgeline.result.SampleRecord;

class EventJsonTest {
    private static final EventResult RESULT = new EventResult(
            List.of(new Process("zz", "ZZ*", "#3399ff", Kind.BACKGROUND)),
            List.of(new SampleRecord("llll", "zz", 363490, 1.3, 7.5, 0.1, 3, null, List.of("a.root"))),
            List.of(new Cutflow("llll", List.of(new Cutflow.Step("all, or \"none\"", 3, 0.3, 0.2)))),
            Map.of(
                    "m4l",
                    List.of(new Histogram(
                            "m4l",
                            "llll",
                            new Axis("m_{4l} [GeV]", 2, 80, 170),
                            new long[] {1, 2, 3, 4},
                            new double[] {0.5, 0.1, 1e-300, -7},
                            new double[] {0.25, 0.01, 0, 49}))));

    @Test
    void histogramsFollowTheUniversalHistogramInterface() throws Exception {
        JsonNode histogram =
                new ObjectMapper().readTree(EventJson.histograms(RESULT, "1")).get("m4l/llll");
        assertThat(histogram.get("uhi_schema").asInt()).isEqualTo(1);
        assertThat(histogram.get("axes").get(0).toString())
                .isEqualTo(
                        "{\"type\":\"regular\",\"lower\":80.0,\"upper\":170.0,\"bins\":2,\"underflow\":true,"
                                + "\"overflow\":true,\"circular\":false,\"metadata\":{\"name\":\"m4l\",\"label\":\"m_{4l} [GeV]\"}}");
        assertThat(histogram.get("storage").toString())
                .isEqualTo(
                        "{\"type\":\"weighted\",\"values\":[0.5,0.1,1.0E-300,-7.0],\"variances\":[0.25,0.01,0.0,49.0]}");
    }

    @Test
    void pythonsHistReadsThem(@TempDir Path folder) throws Exception {
        String python = System.getenv("RIDGELINE_PYTHON");
        assumeTrue(python != null && !python.isEmpty(), "RIDGELINE_PYTHON names no python with hist and uhi");
        Path file = Files.writeString(folder.resolve("histograms.json"), EventJson.histograms(RESULT, "1"));
        java.lang.Process process = new ProcessBuilder(python, "-c", """
                        import json, sys, hist, uhi.io.json
                        h = hist.Hist(json.load(open(sys.argv[1]), object_hook=uhi.io.json.object_hook)["m4l/llll"])
                        v = h.view(flow=True)
                        print(list(map(float, v.value)), list(map(float, v.variance)), list(map(float, h.axes[0].edges)))
                        """, file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.strip()).isEqualTo("[0.5, 0.1, 1e-300, -7.0] [0.25, 0.01, 0.0, 49.0] [80.0, 125.0, 170.0]");
    }

    @Test
    void namesWithCommasAndQuotesAreQuotedInTheCutflow() {
        assertThat(CutflowCsv.of(RESULT))
                .isEqualTo("sample,process,step,cut,events,sumw,error\n"
                        + "llll,zz,0,\"all, or \"\"none\"\"\",3,0.3,0.2\n");
    }
}
