package org.ridgeline.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ridgeline.result.Cutflow;
import org.w3c.dom.Element;

class CutflowChartTest {
    private static CutflowChart chart(Map<String, Cutflow> merged) {
        return CutflowChart.of(Samples.text("cutflow"), Samples.PROCESSES, merged);
    }

    private static Cutflow cutflow(double... sumw) {
        List<Cutflow.Step> steps = new ArrayList<>();
        for (int i = 0; i < sumw.length; i++) {
            steps.add(new Cutflow.Step("cut " + i, Math.round(sumw[i]), sumw[i], 0.1));
        }
        return new Cutflow("zz", steps);
    }

    private static double width(Svg svg, String cut) {
        Element bar = (Element) svg.group(cut).getElementsByTagName("rect").item(0);
        return Double.parseDouble(bar.getAttribute("width"));
    }

    @Test
    void aDecadeIsAsLongEverywhere() throws Exception {
        Svg svg = Svg.parse(chart(Map.of("zz", cutflow(10_000, 1000, 100))).svg());
        assertThat(width(svg, "cut-0") - width(svg, "cut-1"))
                .isCloseTo(width(svg, "cut-1") - width(svg, "cut-2"), within(0.02))
                .isPositive();
    }

    @Test
    void eachCutHasItsNameAndItsNumbers() throws Exception {
        Svg svg = Svg.parse(Gallery.cutflow().svg());
        assertThat(Svg.text(svg.group("cut-2")))
                .startsWith("exactly 4 good leptons")
                .contains(" 94 ")
                .contains("462.3");
        assertThat(Svg.text(svg.group("legend"))).startsWith("Data H");
    }

    @Test
    void whatIsNotPositiveHasANumberButNoBar() throws Exception {
        Svg svg = Svg.parse(chart(Map.of("zz", cutflow(100, 0, -3))).svg());
        assertThat(svg.group("cut-0").getElementsByTagName("rect").getLength()).isEqualTo(2);
        assertThat(svg.group("cut-1").getElementsByTagName("rect").getLength()).isZero();
        assertThat(Svg.text(svg.group("cut-2"))).isEqualTo("cut 2 -3.00");
        assertThat(Svg.parse(chart(Map.of("zz", cutflow(0, 0))).svg()).groups()).contains("cut-1");
        assertThat(chart(Map.of("zz", cutflow())).png()).isNotEmpty();
    }

    @Test
    void longNamesAreBrokenAndEndInTheirColumn() throws Exception {
        String name = "four leptons of the same flavour and opposite charge, isolated, ".repeat(4);
        Cutflow cutflow = new Cutflow("zz", List.of(new Cutflow.Step(name, 5, 5, 1)));
        Svg svg = Svg.parse(chart(Map.of("zz", cutflow)).svg());
        for (Element text : svg.elements("text")) {
            assertThat(Double.parseDouble(text.getAttribute("x"))).isNotNegative();
        }
        assertThat(Svg.text(svg.group("cut-0"))).startsWith("four leptons of").contains("…");
    }

    @Test
    void processesWithOtherCutsAreAnError() {
        Cutflow other = new Cutflow("higgs", List.of(new Cutflow.Step("trigger", 1, 1, 1)));
        assertThatThrownBy(() -> chart(Map.of("zz", cutflow(1), "higgs", other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the cutflow of higgs has the cuts [trigger], others have [cut 0]");
    }
}
