package org.ridgeline.charts;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** An SVG as a test sees it. */
record Svg(Document document) {
    static Svg parse(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return new Svg(
                factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8))));
    }

    List<Element> elements(String tag) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = document.getElementsByTagName(tag);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    /** Names of the groups. */
    List<String> groups() {
        return elements("g").stream()
                .map(g -> g.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();
    }

    Element group(String id) {
        return elements("g").stream()
                .filter(g -> g.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no group " + id + " among " + groups()));
    }

    /** All text below an element, as one string. */
    static String text(Element element) {
        StringBuilder out = new StringBuilder();
        NodeList texts = element.getElementsByTagName("text");
        for (int i = 0; i < texts.getLength(); i++) {
            out.append(texts.item(i).getTextContent()).append(' ');
        }
        return out.toString().trim();
    }
}
