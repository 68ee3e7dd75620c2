package org.ridgeline.jobs.skim;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.ridgeline.dataset.Nearest;
import org.ridgeline.request.UserError;

/**
 * The columns that a user's names and globs choose.
 *
 * @param names of all chosen columns
 * @param exact those of them that were named, not matched
 */
record SkimColumns(Set<String> names, Set<String> exact) {

    /**
     * @param patterns names, or globs with {@code *} and {@code ?}; none means all columns
     * @throws UserError for a pattern that chooses nothing, with the nearest names
     */
    static SkimColumns of(List<String> patterns, List<String> columns) {
        if (patterns.isEmpty()) {
            return new SkimColumns(new LinkedHashSet<>(columns), Set.of());
        }
        Set<String> names = new HashSet<>();
        Set<String> exact = new HashSet<>();
        for (String given : patterns) {
            String pattern = given.strip();
            if (columns.contains(pattern)) {
                names.add(pattern);
                exact.add(pattern);
                continue;
            }
            Pattern glob =
                    Pattern.compile("\\Q" + pattern.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E");
            List<String> matched = columns.stream()
                    .filter(column -> glob.matcher(column).matches())
                    .toList();
            if (matched.isEmpty()) {
                List<String> near = Nearest.to(pattern, columns);
                throw new UserError("--columns " + pattern + ": there is no such column"
                        + (near.isEmpty()
                                ? " among the " + columns.size() + " there are"
                                : ", did you mean '" + String.join("' or '", near) + "'?"));
            }
            names.addAll(matched);
        }
        return new SkimColumns(names, exact);
    }
}
