package org.ridgeline.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.bucket.InputFile;
import org.ridgeline.root.BasketRange;
import org.ridgeline.root.Branch;

/** How files become partitions, and partitions become requests. */
class SplitsTest {
    @TempDir
    Path folder;

    private static StructField field(String name) {
        return DataTypes.createStructField(name, DataTypes.DoubleType, false);
    }

    private TreeFiles noise(String name, int entries, int cluster, int basket) throws Exception {
        Random random = new Random(entries);
        double[] noise = new double[entries];
        double[] more = new double[entries];
        for (int i = 0; i < entries; i++) {
            noise[i] = random.nextDouble();
            more[i] = random.nextDouble();
        }
        Path file = new TreeWriting()
                .clusters(cluster)
                .baskets(basket)
                .doubles("noise", noise)
                .doubles("more", more)
                .to(folder.resolve(name));
        InputFile input = new InputFile("file:" + file, file.toFile().length(), TestSpark.version(file));
        return new TreeFiles(
                List.of(TreeFile.open(input, Optional.empty(), new Configuration(), new TreeFile.Together())));
    }

    private static List<FileSlice> slices(List<PlannedPartition> partitions) {
        List<FileSlice> slices = new ArrayList<>();
        partitions.forEach(partition -> slices.addAll(partition.slices()));
        return slices;
    }

    private static void coverEachEntryOnce(TreeFiles trees, List<PlannedPartition> partitions) {
        List<FileSlice> slices = slices(partitions);
        int next = 0;
        for (TreeFile tree : trees.files()) {
            long entry = 0;
            while (entry < tree.entries()) {
                FileSlice slice = slices.get(next++);
                assertThat(slice.file()).isEqualTo(tree.file());
                assertThat(slice.from()).isEqualTo(entry);
                assertThat(slice.to()).isGreaterThan(entry);
                entry = slice.to();
            }
            assertThat(entry).isEqualTo(tree.entries());
        }
        assertThat(next).isEqualTo(slices.size());
    }

    @Test
    void aLargeFileIsCutOnClusterBoundaries() throws Exception {
        TreeFiles trees = noise("a.root", 50_000, 1000, 1 << 20);
        List<PlannedPartition> partitions =
                new Splits(List.of(field("noise")), OptionalLong.of(40_000), 2, Long.MAX_VALUE).of(trees);
        coverEachEntryOnce(trees, partitions);
        assertThat(partitions).hasSizeBetween(9, 17);
        for (FileSlice slice : slices(partitions)) {
            assertThat(slice.from() % 1000).isZero();
            assertThat(slice.branches())
                    .singleElement()
                    .extracting(Branch::compressedBytes)
                    .isNotNull();
            List<BasketRange> baskets = slice.branches().get(0).baskets();
            assertThat(baskets.get(0).firstEntry()).isEqualTo(slice.from());
            assertThat(baskets.get(baskets.size() - 1).endEntry()).isEqualTo(slice.to());
        }
    }

    @Test
    void aClusterThatIsTooLargeIsCutBetweenBaskets() throws Exception {
        TreeFiles trees = noise("a.root", 50_000, 1_000_000, 8000);
        List<PlannedPartition> partitions = new Splits(
                        List.of(field("noise"), field("more")), OptionalLong.of(80_000), 2, Long.MAX_VALUE)
                .of(trees);
        coverEachEntryOnce(trees, partitions);
        assertThat(partitions).hasSizeBetween(8, 16);
    }

    @Test
    void fewerColumnsMakeFewerPartitions() throws Exception {
        TreeFiles trees = noise("a.root", 50_000, 1000, 1 << 20);
        int one = new Splits(List.of(field("noise")), OptionalLong.of(50_000), 2, Long.MAX_VALUE)
                .of(trees)
                .size();
        int two = new Splits(List.of(field("noise"), field("more")), OptionalLong.of(50_000), 2, Long.MAX_VALUE)
                .of(trees)
                .size();
        assertThat(two).isGreaterThan(one + one / 2);
    }

    @Test
    void smallFilesShareATask() throws Exception {
        List<TreeFile> files = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            files.addAll(noise("small" + i + ".root", 100 + i, 1000, 1 << 20).files());
        }
        TreeFiles trees = new TreeFiles(files);
        List<PlannedPartition> partitions =
                new Splits(List.of(field("noise")), OptionalLong.empty(), 4, Long.MAX_VALUE).of(trees);
        coverEachEntryOnce(trees, partitions);
        assertThat(partitions).as("four cores have work").hasSizeBetween(4, 6);
    }

    @Test
    void aLimitCutsThePlanShort() throws Exception {
        TreeFiles trees = noise("a.root", 50_000, 1000, 1 << 20);
        List<FileSlice> slices = slices(new Splits(List.of(field("noise")), OptionalLong.of(1), 2, 2500).of(trees));
        assertThat(slices).hasSize(3);
        assertThat(slices.get(2).to()).isEqualTo(2500);
    }

    @Test
    void groupsAreBoundedAndTheirRangesCoverWhatTheyNeed() throws Exception {
        TreeFiles trees = noise("a.root", 2_000_000, 50_000, 1 << 16);
        List<PlannedPartition> partitions = new Splits(
                        List.of(field("noise"), field("more")), OptionalLong.of(1L << 40), 1, Long.MAX_VALUE)
                .of(trees);
        FileSlice slice = partitions.get(0).slices().get(0);
        List<FetchPlan.Group> groups = FetchPlan.of(slice);
        assertThat(groups).hasSizeBetween(4, 8);
        long entry = 0;
        int needs = 0;
        for (FetchPlan.Group group : groups) {
            assertThat(group.from()).isEqualTo(entry);
            entry = group.to();
            needs += group.needs().size();
            long bytes = 0;
            for (int i = 0; i < group.ranges().size(); i++) {
                bytes += group.ranges().get(i).length();
                assertThat(i == 0
                                || group.ranges().get(i - 1).end()
                                        <= group.ranges().get(i).offset())
                        .isTrue();
            }
            assertThat(bytes).isLessThanOrEqualTo(2L * FetchPlan.GROUP_BYTES);
            assertThat(group.ranges()).hasSizeLessThanOrEqualTo(4);
            for (FetchPlan.Need need : group.needs()) {
                assertThat(group.ranges())
                        .anyMatch(range -> range.offset() <= need.basket().offset()
                                && range.end()
                                        >= need.basket().offset()
                                                + need.basket().length());
            }
        }
        assertThat(entry).isEqualTo(2_000_000);
        assertThat(needs)
                .as("each basket once")
                .isEqualTo(slice.branches().get(0).baskets().size()
                        + slice.branches().get(1).baskets().size());
    }
}
