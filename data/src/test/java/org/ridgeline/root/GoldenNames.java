package org.ridgeline.root;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The full name of each branch with values of its own, from the golden files' chain of parents: base classes add no level,
 * and what a child's name repeats of its parents is left out.
 */
public final class GoldenNames {
    private GoldenNames() {}

    public static Map<String, JsonNode> of(JsonNode tree) {
        Map<String, JsonNode> named = new LinkedHashMap<>();
        Map<String, Integer> types = new HashMap<>();
        Map<String, Boolean> parents = new HashMap<>();
        for (JsonNode branch : tree.path("branches")) {
            types.put(path(branch), branch.path("fType").asInt(-1));
            parents.put(branch.path("parent").asText(), true);
        }
        Map<String, Integer> seen = new HashMap<>();
        for (JsonNode branch : tree.path("branches")) {
            if (branch.path("status").asText().equals("container")) {
                continue;
            }
            String name = name(branch, types, parents.containsKey(path(branch)));
            int count = seen.merge(name, 1, Integer::sum);
            named.put(count == 1 ? name : name + "_" + count, branch);
        }
        return named;
    }

    private static String path(JsonNode branch) {
        String parent = branch.path("parent").asText("");
        return parent.isEmpty() || parent.equals("null")
                ? branch.get("name").asText()
                : parent + "/" + branch.get("name").asText();
    }

    private static String name(JsonNode branch, Map<String, Integer> types, boolean container) {
        String parent = branch.path("parent").asText("");
        StringBuilder full = new StringBuilder();
        String chain = "";
        String[] above = parent.isEmpty() || parent.equals("null") ? new String[0] : parent.split("/");
        for (int i = 0; i <= above.length; i++) {
            String own = i < above.length ? above[i] : branch.get("name").asText();
            chain = chain.isEmpty() ? own : chain + "/" + own;
            boolean inner = i < above.length;
            if (inner && types.getOrDefault(chain, -1) == 1) {
                continue;
            }
            String level = own;
            for (int k = i - 1; k >= 0; k--) {
                String start = above[k].endsWith(".") ? above[k] : above[k] + ".";
                if (level.startsWith(start) && level.length() > start.length()) {
                    level = level.substring(start.length());
                    break;
                }
            }
            if ((inner || container) && level.endsWith(".") && level.length() > 1) {
                level = level.substring(0, level.length() - 1);
            }
            full.append(full.length() == 0 ? "" : ".").append(level);
        }
        return full.toString();
    }
}
