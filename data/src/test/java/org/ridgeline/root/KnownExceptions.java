package org.ridgeline.root;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What is not read, or judged otherwise than by the golden file: one line each, so that nothing is lost silently. */
public final class KnownExceptions {
    private final List<String[]> lines = new ArrayList<>();
    private final TreeSet<String> unused = new TreeSet<>();

    public static KnownExceptions of(String file) throws IOException {
        KnownExceptions exceptions = new KnownExceptions();
        try (InputStream in = KnownExceptions.class.getResourceAsStream("/root/exceptions.tsv")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.split("\n")) {
                String[] cells = line.split("\t");
                if (!line.startsWith("#") && cells[0].equals(file)) {
                    exceptions.lines.add(cells);
                    exceptions.unused.add(line);
                }
            }
        }
        return exceptions;
    }

    /** Whether the list has this branch, with (the beginning of) this reason. */
    public boolean omitted(String tree, String branch, String reason) {
        String[] line = line("omitted", tree, branch);
        return line != null && reason.startsWith(line[4]);
    }

    /** Whether the golden value is known to be wrong. */
    public boolean differs(String tree, String branch) {
        return line("differs", tree, branch) != null;
    }

    /** Whether the list has this branch, whatever the reason. */
    public boolean lists(String kind, String tree, String branch) {
        return line(kind, tree, branch) != null;
    }

    private String[] line(String kind, String tree, String branch) {
        for (String[] line : lines) {
            if (line[1].equals(kind) && line[2].equals(tree) && line[3].equals(branch)) {
                unused.remove(String.join("\t", line));
                return line;
            }
        }
        return null;
    }

    /** Lines that no branch has needed until now. */
    public TreeSet<String> unused() {
        return unused;
    }
}
