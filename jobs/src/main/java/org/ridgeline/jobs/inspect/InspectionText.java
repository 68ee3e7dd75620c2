package org.ridgeline.jobs.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ridgeline.root.Tree;

/** An {@link Inspection} for people: aligned columns, sizes with units. */
final class InspectionText {
    /** Types of deep structures are cut; {@code --json} has them whole. */
    private static final int WIDEST_TYPE = 60;

    private final StringBuilder text = new StringBuilder();

    private InspectionText() {}

    static String of(Inspection file) {
        InspectionText text = new InspectionText();
        text.line("%s  %s, compression %s", file.path(), size(file.size()), file.compression());
        for (Inspection.TreeContent tree : file.trees()) {
            text.tree(tree);
        }
        if (file.trees().isEmpty()) {
            text.line("  no tree (TTree, TNtuple, TNtupleD)");
        }
        if (!file.objects().isEmpty()) {
            text.line("");
            text.line("  other objects");
            List<List<String>> rows = new ArrayList<>();
            for (Inspection.StoredObject object : file.objects()) {
                String remark = object.reason() == null ? object.title() : object.reason();
                rows.add(List.of(object.name() + ";" + object.cycle(), object.className(), remark));
            }
            text.table(rows, 0);
        }
        return text.text.toString();
    }

    private void tree(Inspection.TreeContent tree) {
        line("");
        line(
                "  tree %s;%d  %s in %s, %s",
                tree.name(),
                tree.cycle(),
                count(tree.entries(), "entry", "entries"),
                count(tree.clusters(), "cluster", "clusters"),
                sizes(tree));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("branch", "type", "on disk", "unpacked", "ratio", "baskets"));
        for (Inspection.BranchContent branch : tree.branches()) {
            rows.add(List.of(
                    branch.name(),
                    cut(branch.type()),
                    onDisk(branch),
                    size(branch.uncompressedBytes() + branch.embeddedBytes()),
                    ratio(branch.compressedBytes(), branch.uncompressedBytes()),
                    Integer.toString(branch.baskets())));
        }
        table(rows, 4);
        digests(tree);
        if (!tree.leftOut().isEmpty()) {
            line("");
            line("    left out");
            List<List<String>> left = new ArrayList<>();
            for (Tree.Omitted omitted : tree.leftOut()) {
                left.add(List.of(omitted.name(), omitted.className(), omitted.reason()));
            }
            table(left, 0);
        }
    }

    private void digests(Inspection.TreeContent tree) {
        for (Inspection.BranchContent branch : tree.branches()) {
            if (branch.digest() == null) {
                continue;
            }
            line("");
            line("    digest of %s", branch.name());
            List<List<String>> rows = new ArrayList<>();
            for (Map.Entry<String, Object> entry : branch.digest().entrySet()) {
                rows.add(List.of(entry.getKey(), cut(String.valueOf(entry.getValue()))));
            }
            table(rows, 0);
        }
    }

    /** Rows of equal length; the last {@code numbers} columns are aligned to the right. */
    private void table(List<List<String>> rows, int numbers) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder out = new StringBuilder("   ");
            for (int i = 0; i < columns; i++) {
                String format = " %" + (i < columns - numbers ? "-" : "") + Math.max(1, widths[i]) + "s ";
                out.append(String.format(Locale.ROOT, format, row.get(i)));
            }
            line("%s", out.toString().stripTrailing());
        }
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String count(long n, String one, String many) {
        return n + " " + (n == 1 ? one : many);
    }

    private static String sizes(Inspection.TreeContent tree) {
        List<String> parts = new ArrayList<>();
        if (tree.compressedBytes() > 0 || tree.embeddedBytes() == 0) {
            parts.add(size(tree.compressedBytes()) + " on disk"
                    + (tree.codec().isEmpty() ? "" : " (" + tree.codec() + ")") + ", " + size(tree.uncompressedBytes())
                    + " unpacked");
        }
        if (tree.embeddedBytes() > 0) {
            parts.add(size(tree.embeddedBytes()) + " within the tree's own record");
        }
        return String.join("; ", parts);
    }

    private static String onDisk(Inspection.BranchContent branch) {
        return branch.compressedBytes() == 0 && branch.embeddedBytes() > 0 ? "in tree" : size(branch.compressedBytes());
    }

    private static String ratio(long compressed, long uncompressed) {
        return compressed == 0 ? "" : String.format(Locale.ROOT, "%.2f", (double) uncompressed / compressed);
    }

    private static String cut(String type) {
        return type.length() <= WIDEST_TYPE ? type : type.substring(0, WIDEST_TYPE - 1) + "…";
    }

    static String size(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double value = bytes;
        for (String unit : List.of("kB", "MB", "GB")) {
            value /= 1000;
            if (value < 999.5) {
                return String.format(Locale.ROOT, value < 9.95 ? "%.1f %s" : "%.0f %s", value, unit);
            }
        }
        return String.format(Locale.ROOT, "%.1f TB", value / 1000);
    }
}
