package org.ridgeline.jobs.images;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.ridgeline.image.ImageFormat;

/**
 * Names of results below {@code images/}: that of the input with the extension of the result's format, if no other input
 * gives the same; else with both extensions; else below the name of the searched folder; else with a hash of the input's
 * path. Names that differ only in case count as the same, because on some disks they are.
 */
final class ImageNames {
    private ImageNames() {}

    /**
     * Names of results, in the order of the inputs, no two alike.
     *
     * @param formats of the results
     */
    static List<String> of(List<ImageInput> inputs, List<ImageFormat> formats) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            names.add(plain(inputs.get(i), formats.get(i)));
        }
        separate(names, i -> appended(inputs.get(i).name(), formats.get(i)));
        separate(names, i -> {
            ImageInput input = inputs.get(i);
            String below = input.root().isEmpty() ? input.name() : input.root() + "/" + input.name();
            return appended(below, formats.get(i));
        });
        separate(names, i -> {
            ImageInput input = inputs.get(i);
            return appended(input.name() + "-" + hash(input.path()), formats.get(i));
        });
        return names;
    }

    /** Renames all that have a name in common, until none of them is left with the old rule. */
    private static void separate(List<String> names, IntFunction<String> rule) {
        boolean[] renamed = new boolean[names.size()];
        boolean changed = true;
        while (changed) {
            changed = false;
            Map<String, Integer> first = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
                Integer other = first.putIfAbsent(names.get(i).toLowerCase(Locale.ROOT), i);
                if (other != null) {
                    changed |= rename(names, renamed, other, rule) | rename(names, renamed, i, rule);
                }
            }
        }
    }

    private static boolean rename(List<String> names, boolean[] renamed, int i, IntFunction<String> rule) {
        if (renamed[i]) {
            return false;
        }
        renamed[i] = true;
        names.set(i, rule.apply(i));
        return true;
    }

    private static String plain(ImageInput input, ImageFormat format) {
        String name = input.name();
        if (fits(name, format)) {
            return name;
        }
        int slash = name.lastIndexOf('/');
        int dot = name.lastIndexOf('.');
        return (dot > slash + 1 ? name.substring(0, dot) : name) + "." + format.extension();
    }

    private static String appended(String name, ImageFormat format) {
        return name + "." + format.extension();
    }

    /** Whether the name's extension is a usual one of the format. */
    private static boolean fits(String name, ImageFormat format) {
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (format) {
            case PNG -> lower.endsWith(".png");
            case JPEG -> lower.matches(".*\\.(jpe?g|jpe|jfif)");
            case TIFF -> lower.matches(".*\\.(tiff?|btf|tf8)");
        };
    }

    private static String hash(String path) {
        return Sha256.of(path.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
    }
}
