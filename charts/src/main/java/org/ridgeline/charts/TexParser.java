package org.ridgeline.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the notation of {@link Tex}. Never fails: an open brace ends with the text, an unknown command is text. */
final class TexParser {
    private static final String RADICAL = "\u221A";

    /** Deeper nesting is read as plain text: no label needs it, and a hostile one cannot exhaust the stack. */
    private static final int MAX_DEPTH = 16;

    private static final Map<String, String> SYMBOLS = Map.ofEntries(
            Map.entry("alpha", "α"),
            Map.entry("beta", "β"),
            Map.entry("gamma", "γ"),
            Map.entry("delta", "δ"),
            Map.entry("epsilon", "ε"),
            Map.entry("eta", "η"),
            Map.entry("theta", "θ"),
            Map.entry("kappa", "κ"),
            Map.entry("lambda", "λ"),
            Map.entry("mu", "μ"),
            Map.entry("nu", "ν"),
            Map.entry("pi", "π"),
            Map.entry("rho", "ρ"),
            Map.entry("sigma", "σ"),
            Map.entry("tau", "τ"),
            Map.entry("phi", "φ"),
            Map.entry("varphi", "φ"),
            Map.entry("chi", "χ"),
            Map.entry("psi", "ψ"),
            Map.entry("omega", "ω"),
            Map.entry("Gamma", "Γ"),
            Map.entry("Delta", "Δ"),
            Map.entry("Lambda", "Λ"),
            Map.entry("Sigma", "Σ"),
            Map.entry("Upsilon", "Υ"),
            Map.entry("Phi", "Φ"),
            Map.entry("Psi", "Ψ"),
            Map.entry("Omega", "Ω"),
            Map.entry("ell", "ℓ"),
            Map.entry("to", "→"),
            Map.entry("rightarrow", "→"),
            Map.entry("times", "×"),
            Map.entry("cdot", "·"),
            Map.entry("pm", "±"),
            Map.entry("leq", "≤"),
            Map.entry("geq", "≥"),
            Map.entry("neq", "≠"),
            Map.entry("approx", "≈"),
            Map.entry("infty", "∞"),
            Map.entry("int", "∫"),
            Map.entry("sum", "Σ"),
            Map.entry("circ", "°"),
            Map.entry("prime", "′"));

    private final String source;
    private int at;

    TexParser(String source) {
        this.source = source;
    }

    List<Tex.Node> line() {
        return nodes('\0', false, false, 0);
    }

    /** A number's sign as typesetters write it. */
    static String minus(String number) {
        return number.replace('-', '\u2212');
    }

    /** Reads to {@code end}, which is consumed, or to the end of the text. */
    private List<Tex.Node> nodes(char end, boolean bold, boolean italic, int depth) {
        List<Tex.Node> nodes = new ArrayList<>();
        StringBuilder letters = new StringBuilder();
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == end && end != '\0') {
                at++;
                break;
            }
            boolean command = (c == '\\' || c == '#') && at + 1 < source.length();
            if (depth < MAX_DEPTH && command && commands(nodes, letters, bold, italic, depth)) {
                continue;
            }
            if (depth < MAX_DEPTH && (c == '_' || c == '^') && at + 1 < source.length()) {
                flush(nodes, letters, bold, italic);
                scripts(nodes, bold, depth);
            } else if (depth < MAX_DEPTH && c == '{') {
                flush(nodes, letters, bold, italic);
                at++;
                nodes.addAll(nodes('}', bold, italic, depth + 1));
            } else if (c == '$') {
                at++;
            } else if (isVariable(letters)) {
                flush(nodes, letters, bold, italic);
                nodes.add(new Tex.Node.Letters(Character.toString(c), bold, true));
                at++;
            } else {
                boolean sign = c == '-' && depth > 0 && letters.isEmpty();
                letters.append(sign ? '\u2212' : c);
                at++;
            }
        }
        flush(nodes, letters, bold, italic);
        return nodes;
    }

    /** A letter that stands alone and carries an index. */
    private boolean isVariable(CharSequence before) {
        return Character.isLetter(source.charAt(at))
                && at + 1 < source.length()
                && source.charAt(at + 1) == '_'
                && (before.isEmpty() || !Character.isLetterOrDigit(before.charAt(before.length() - 1)));
    }

    private static void flush(List<Tex.Node> nodes, StringBuilder letters, boolean bold, boolean italic) {
        if (!letters.isEmpty()) {
            nodes.add(new Tex.Node.Letters(letters.toString(), bold, italic));
            letters.setLength(0);
        }
    }

    private void scripts(List<Tex.Node> nodes, boolean bold, int depth) {
        List<Tex.Node> below = List.of();
        List<Tex.Node> above = List.of();
        while (at + 1 < source.length()) {
            char c = source.charAt(at);
            if (c == '_' && below.isEmpty()) {
                at++;
                below = argument(bold, false, depth);
            } else if (c == '^' && above.isEmpty()) {
                at++;
                above = argument(bold, false, depth);
            } else {
                break;
            }
        }
        nodes.add(new Tex.Node.Scripts(below, above));
    }

    /** What follows in braces, or one command or character. */
    private List<Tex.Node> argument(boolean bold, boolean italic, int depth) {
        if (at >= source.length()) {
            return List.of();
        }
        char c = source.charAt(at);
        if (c == '{') {
            at++;
            return nodes('}', bold, italic, depth + 1);
        }
        List<Tex.Node> nodes = new ArrayList<>();
        StringBuilder letters = new StringBuilder();
        boolean command = (c == '\\' || c == '#') && at + 1 < source.length();
        if (command && depth + 1 < MAX_DEPTH && commands(nodes, letters, bold, italic, depth + 1)) {
            flush(nodes, letters, bold, italic);
            return nodes;
        }
        int length = Character.charCount(source.codePointAt(at));
        letters.append(minus(source.substring(at, at + length)));
        at += length;
        flush(nodes, letters, bold, italic);
        return nodes;
    }

    /** Reads a command; false, and nothing is read, if there is none of this name. */
    private boolean commands(List<Tex.Node> nodes, StringBuilder letters, boolean bold, boolean italic, int depth) {
        int start = at + 1;
        int end = start;
        while (end < source.length() && isAscii(source.charAt(end))) {
            end++;
        }
        if (end == start) {
            return spacing(letters, source.charAt(start));
        }
        String name = source.substring(start, end);
        String symbol = SYMBOLS.get(name);
        if (symbol != null) {
            letters.append(symbol);
            at = end;
            return true;
        }
        switch (name) {
            case "sqrt", "bar", "overline", "it", "mathit", "bf", "mathbf", "mathrm", "rm", "text" -> {
                flush(nodes, letters, bold, italic);
                at = end;
            }
            default -> {
                return false;
            }
        }
        switch (name) {
            case "sqrt" -> nodes.add(new Tex.Node.Barred(RADICAL, argument(bold, italic, depth)));
            case "bar", "overline" -> nodes.add(new Tex.Node.Barred("", argument(bold, italic, depth)));
            case "it", "mathit" -> nodes.addAll(argument(bold, true, depth));
            case "bf", "mathbf" -> nodes.addAll(argument(true, italic, depth));
            default -> nodes.addAll(argument(bold, false, depth));
        }
        return true;
    }

    private boolean spacing(StringBuilder letters, char c) {
        String text = switch (c) {
            case ',' -> "\u2009";
            case ';', ' ' -> " ";
            case '_', '^', '{', '}', '#', '$', '%', '\\' -> Character.toString(c);
            default -> "";
        };
        if (text.isEmpty() || source.charAt(at) == '#') {
            return false;
        }
        letters.append(text);
        at += 2;
        return true;
    }

    private static boolean isAscii(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
