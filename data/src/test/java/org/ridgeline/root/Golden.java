package org.ridgeline.root;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.data.Offset;

/** The known values of a branch, and how exactly they are known. */
public final class Golden {
    private Golden() {}

    /** The values to compare with, or null if the two readers give none. */
    public static JsonNode values(JsonNode branch) {
        String check = branch.path("check").asText();
        if (check.isEmpty() || check.equals("READERS-DISAGREE")) {
            return null;
        }
        for (String key : List.of("golden", "uproot")) {
            JsonNode values = branch.path(key);
            if (values.has("numeric") || values.has("strings")) {
                return values;
            }
        }
        return null;
    }

    /**
     * Compares the digest of a branch with the known one.
     *
     * @param what for messages
     * @param branch the golden file's record of the branch
     */
    public static void compare(String what, JsonNode found, JsonNode expected, JsonNode branch, SoftAssertions softly) {
        softly.assertThat(found.get("entries").asLong())
                .as(what + ": entries")
                .isEqualTo(expected.get("entries").asLong());
        boolean approximate = approximate(branch);
        softly.assertThat(facts(found, approximate, branch)).as(what).isEqualTo(facts(expected, approximate, branch));
        for (String key : List.of("sum", "sumsq", "min", "max")) {
            JsonNode value = expected.path("numeric").path(key);
            if (value.isNumber()) {
                double tolerance = approximate ? 1e-6 : 1e-12;
                double scale = key.equals("sum")
                        ? Math.abs(value.asDouble())
                                + Math.sqrt(expected.path("numeric")
                                                .path("sumsq")
                                                .asDouble()
                                        * expected.path("numeric").path("count").asDouble())
                        : Math.abs(value.asDouble());
                softly.assertThat(found.path("numeric").path(key).asDouble(Double.NaN))
                        .as(what + ": " + key)
                        .isCloseTo(value.asDouble(), Offset.offset(tolerance * scale));
            }
        }
    }

    /** Readers differ in the last bit of the range scaling of Double32_t and Float16_t. */
    private static boolean approximate(JsonNode branch) {
        if (branch.path("check").asText().equals("readers-agree-approx")) {
            return true;
        }
        int streamer = branch.path("fStreamerType").asInt() % 20;
        boolean packedLeaf = false;
        for (JsonNode leaf : branch.path("leaves")) {
            String type = leaf.path("type").asText();
            packedLeaf |= type.equals("TLeafD32") || type.equals("TLeafF16");
        }
        return packedLeaf
                || branch.has("fStreamerType")
                        && (streamer == 9 || streamer == 19)
                        && branch.path("fStreamerType").asInt() < 60;
    }

    /** What must be the same to the last bit. */
    private static Map<String, String> facts(JsonNode digest, boolean approximate, JsonNode branch) {
        Map<String, String> facts = new LinkedHashMap<>();
        List<String> paths = new ArrayList<>(List.of("numeric.count", "numeric.nan", "strings.count", "strings.bytes"));
        paths.add("strings.sha256_len32be_bytes");
        if (!approximate) {
            paths.add("numeric.sha256_f64be");
        }
        if (!branch.path("check").asText().equals("two-readers-agree-values-only")) {
            paths.add("list_lengths_sha256");
        }
        for (String path : paths) {
            JsonNode value = digest;
            for (String key : path.split("\\.")) {
                value = value.path(key);
            }
            facts.put(path, value.asText());
        }
        return facts;
    }
}
