package org.ridgeline.root;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.root.write.LocalDestination;
import org.ridgeline.root.write.RandomTree;
import org.ridgeline.root.write.RootWriter;
import org.ridgeline.root.write.WriteOptions;

/** One open file, many threads that read different branches and entries of it at the same time. */
class ManyReadersTest {
    private static final int THREADS = 8;
    private static final int RUNS = 60;

    @TempDir
    Path folder;

    @Test
    void threadsThatShareAFileReadWhatOneReads() throws Exception {
        RandomTree written = RandomTree.ofEveryKind(5, 1500);
        Path path = folder.resolve("shared.root");
        try (RootWriter writer = RootWriter.create(
                new LocalDestination(path),
                "events",
                "",
                written.fields(),
                WriteOptions.DEFAULT.clusters(200).baskets(2000))) {
            writer.append(written.columns());
            writer.finish();
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (RootFile file = RootFile.open(new LocalBytes(path))) {
            List<Branch> branches = file.tree("events").branches();
            List<Callable<String>> readers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Random random = new Random(i);
                readers.add(() -> firstDifference(file, branches, written, random));
            }
            for (Future<String> reader : threads.invokeAll(readers)) {
                assertThat(reader.get()).isNull();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** What is read of runs of entries that ascend, branch by branch in any order; null if all is as it was written. */
    private static String firstDifference(RootFile file, List<Branch> branches, RandomTree written, Random random)
            throws Exception {
        for (int run = 0; run < RUNS; run++) {
            int number = random.nextInt(branches.size());
            Branch branch = branches.get(number);
            BranchReader.StoredBaskets baskets = (of, basket) -> {
                byte[] bytes = file.bytes().read(new ByteSource.Range(basket.offset(), basket.length()));
                return new BranchReader.StoredBaskets.Slice(bytes, 0, bytes.length);
            };
            try (BranchReader reader = new BranchReader("shared.root", branch, baskets)) {
                int from = random.nextInt(written.entries());
                int to = from + random.nextInt(written.entries() - from) + 1;
                Column column = reader.read(from, to);
                for (int entry = from; entry < to; entry++) {
                    String read = RandomTree.print(branch.type(), column, entry - from);
                    String expected =
                            RandomTree.print(branch.type(), written.columns().get(number), entry);
                    if (!read.equals(expected)) {
                        return branch.name() + ", entry " + entry + ": " + read + " and not " + expected;
                    }
                }
            }
        }
        return null;
    }
}
