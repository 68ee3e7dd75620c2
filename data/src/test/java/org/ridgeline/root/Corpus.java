package org.ridgeline.root;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The files with known contents that lie beside the project. */
public final class Corpus {
    private Corpus() {}

    /** A line of the corpus' index. */
    public record Sample(String file, String kind, String demand) {
        public Path path() {
            return folder().resolve("files").resolve(file);
        }

        public Path golden() {
            return folder().resolve("golden").resolve(file.replaceFirst("\\.root$", ".json"));
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static Path shared() {
        String shared = System.getProperty("ridgeline.shared", "");
        Assumptions.assumeTrue(
                !shared.isEmpty() && Files.isDirectory(Path.of(shared)),
                "skipped: the folder with the reference files (property ridgeline.shared) is missing");
        return Path.of(shared);
    }

    static Path folder() {
        return shared().resolve("conformance/root");
    }

    public static List<Sample> samples(String kind) throws IOException {
        List<Sample> samples = new ArrayList<>();
        for (String line : Files.readAllLines(folder().resolve("index.tsv"))) {
            String[] cells = line.split("\t", -1);
            if (cells[2].equals(kind)) {
                samples.add(new Sample(cells[0], cells[2], cells[3]));
            }
        }
        return samples;
    }

    /** A file read whole into memory, and its baskets from there. */
    static BranchReader reader(byte[] file, String name, Branch branch) {
        return new BranchReader(name, branch, (of, basket) -> {
            if (basket.offset() < 0 || basket.offset() > file.length - basket.length()) {
                throw new RootException(name + ": basket outside the file");
            }
            return new BranchReader.StoredBaskets.Slice(file, (int) basket.offset(), basket.length());
        });
    }
}
