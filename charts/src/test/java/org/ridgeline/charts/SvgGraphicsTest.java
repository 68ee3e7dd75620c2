package org.ridgeline.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class SvgGraphicsTest {
    private final SvgGraphics graphics = new SvgGraphics();

    private Svg svg() throws Exception {
        return Svg.parse(graphics.document(100, 50, "a < b", "c & d"));
    }

    private static String attributes(Element element, String... names) {
        StringBuilder out = new StringBuilder();
        for (String name : names) {
            out.append(element.getAttribute(name)).append(' ');
        }
        return out.toString().trim();
    }

    @Test
    void theDocumentHasItsSizeAndItsWords() throws Exception {
        Element root = svg().document().getDocumentElement();
        assertThat(attributes(root, "width", "height", "viewBox")).isEqualTo("100 50 0 0 100 50");
        assertThat(svg().elements("title").get(0).getTextContent()).isEqualTo("a < b");
        assertThat(svg().elements("desc").get(0).getTextContent()).isEqualTo("c & d");
    }

    @Test
    void shapesAreWrittenInHundredths() throws Exception {
        graphics.setPaint(new Color(0x12, 0x34, 0x56));
        graphics.fill(new Rectangle2D.Double(1, 2.005, 3.14159, 4));
        Element box = svg().elements("rect").get(0);
        assertThat(attributes(box, "x", "y", "width", "height", "fill")).isEqualTo("1 2 3.14 4 #123456");
    }

    @Test
    void shapesAreMovedAndTurnedWithTheTransform() throws Exception {
        graphics.translate(10, 20);
        graphics.rotate(Math.PI / 2);
        graphics.draw(new Line2D.Double(0, 0, 5, 0));
        assertThat(svg().elements("path").get(0).getAttribute("d")).isEqualTo("M10,20L10,25");
        graphics.text("up", Typeface.REGULAR, 10, 0, 0);
        assertThat(svg().elements("text").get(0).getAttribute("transform")).isEqualTo("matrix(0,1,-1,0,10,20)");
    }

    @Test
    void clipsApplyUntilTheyAreReplacedAndAreSharedByWhatHasTheSame() throws Exception {
        Rectangle2D clip = new Rectangle2D.Double(0, 0, 10, 10);
        graphics.setClip(clip);
        graphics.fill(clip);
        graphics.clip(new Rectangle2D.Double(5, 5, 10, 10));
        graphics.fill(clip);
        graphics.setClip(clip);
        graphics.fill(clip);
        graphics.setClip(null);
        graphics.fill(clip);
        assertThat(svg().elements("clipPath")).hasSize(2);
        assertThat(svg().elements("rect"))
                .extracting(r -> r.getAttribute("clip-path"))
                .containsExactly("url(#clip-0)", "url(#clip-1)", "url(#clip-0)", "");
        assertThat(svg().elements("path").get(1).getAttribute("d"))
                .contains("5,5")
                .contains("10,10");
    }

    @Test
    void transparencyIsKept() throws Exception {
        graphics.setPaint(new Color(0, 0, 0, 51));
        graphics.fill(new Rectangle2D.Double(0, 0, 1, 1));
        assertThat(svg().elements("rect").get(0).getAttribute("fill-opacity")).isEqualTo("0.2");
    }

    @Test
    void nothingIsWrittenForAnEmptyPath() throws Exception {
        graphics.draw(new Path2D.Double());
        assertThat(svg().elements("path")).isEmpty();
    }

    @Test
    void textKeepsItsWidthInOtherFonts() throws Exception {
        graphics.text("Events & <more>", Typeface.BOLD_ITALIC, 20, 1, 2);
        Element text = svg().elements("text").get(0);
        assertThat(text.getTextContent()).isEqualTo("Events & <more>");
        assertThat(Double.parseDouble(text.getAttribute("textLength"))).isBetween(140.0, 180.0);
        assertThat(attributes(text, "font-weight", "font-style")).isEqualTo("bold italic");
    }

    @Test
    void whatItCannotWriteIsAnError() {
        graphics.setPaint(new GradientPaint(0, 0, Color.RED, 1, 1, Color.BLUE));
        assertThatThrownBy(() -> graphics.fill(new Rectangle2D.Double(0, 0, 1, 1)))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("plain colours");
        assertThatThrownBy(() -> graphics.drawImage(null, 0, 0, null)).hasMessage("charts are drawn without images");
    }
}
