package org.ridgeline.root;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * CPU time of one thread that only expands the baskets of the branches that an analysis names, with the same codec classes.
 *
 * <p>Arguments: number of rounds, the analysis' YAML file, ROOT files. Prints for each round CPU seconds, baskets, bytes of
 * the baskets as stored, bytes expanded.
 */
public final class InflateOnly {
    private static final Pattern WORD = Pattern.compile("\\W+");

    private InflateOnly() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[0]);
        Set<String> words = WORD.splitAsStream(Files.readString(Path.of(arguments[1]))).collect(Collectors.toSet());
        List<String> files = List.of(arguments).subList(2, arguments.length);
        for (int round = 0; round < rounds; round++) {
            long[] sums = new long[4];
            for (String file : files) {
                expand(Path.of(file), words, sums);
            }
            System.out.printf("%.3f %d %d %d%n", sums[0] * 1e-9, sums[1], sums[2], sums[3]);
        }
    }

    private static void expand(Path file, Set<String> words, long[] sums) throws Exception {
        try (RootFile root = RootFile.open(new LocalBytes(file));
                Compression compression = new Compression()) {
            byte[] buffer = {};
            for (Branch branch : root.tree("mini").branches()) {
                if (!words.contains(branch.name())) {
                    continue;
                }
                for (BasketRange basket : branch.baskets()) {
                    byte[] bytes = root.bytes().read(new ByteSource.Range(basket.offset(), basket.length()));
                    Key key = BasketHeader.read(new Cursor(bytes, branch.name())).key();
                    sums[1]++;
                    sums[2] += basket.length();
                    sums[3] += key.objectLength();
                    if (key.compressed()) {
                        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                        buffer = compression.expand(
                                bytes, key.keyLength(), key.storedLength(), key.objectLength(), buffer, branch.name());
                        sums[0] += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
                    }
                }
            }
        }
    }
}
