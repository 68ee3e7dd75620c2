package org.ridgeline.root;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decodes the first basket of branches that hold objects. A class may have a streamer of its own, and nothing but its bytes
 * tells that: such a branch is better left out than found unreadable when all columns are asked for. Baskets are fetched many
 * at a time, and only where no sibling has shown what becomes of such objects.
 */
final class ObjectProbes {
    /** Stored bytes fetched at a time. */
    private static final int TOGETHER = 16 << 20;

    private final ByteSource source;
    private final Siblings siblings;
    private final Map<String, String> reasons = new HashMap<>();

    ObjectProbes(ByteSource source, Siblings siblings) {
        this.source = source;
        this.siblings = siblings;
    }

    /** Why branches cannot be read, by name: those that can are not among them. */
    Map<String, String> unreadable(List<Branch> branches) throws IOException {
        List<Branch> unknown = new ArrayList<>();
        for (Branch branch : branches) {
            if (branch.interpretation() instanceof ObjectEntries objects
                    && objects.item().holdsObjects()
                    && !branch.baskets().isEmpty()
                    && !siblings.areReadable(branch.name(), objects)) {
                unknown.add(branch);
            }
        }
        List<Branch> together = new ArrayList<>();
        long bytes = 0;
        for (Branch branch : unknown) {
            int length = branch.baskets().get(0).length();
            if (bytes + length > TOGETHER && !together.isEmpty()) {
                probeTogether(together);
                together.clear();
                bytes = 0;
            }
            together.add(branch);
            bytes += length;
        }
        probeTogether(together);
        return reasons;
    }

    private void probeTogether(List<Branch> branches) throws IOException {
        TreeMap<Long, ByteSource.Range> ranges = new TreeMap<>();
        for (Branch branch : branches) {
            BasketRange basket = branch.baskets().get(0);
            if (basket.embedded() == null) {
                ranges.put(basket.offset(), new ByteSource.Range(basket.offset(), basket.length()));
            }
        }
        Map<Long, byte[]> stored = new HashMap<>();
        if (!ranges.isEmpty()) {
            List<byte[]> fetched = source.readAll(List.copyOf(ranges.values()));
            int next = 0;
            for (long offset : ranges.keySet()) {
                stored.put(offset, fetched.get(next++));
            }
        }
        for (Branch branch : branches) {
            decode(branch, stored);
        }
    }

    private void decode(Branch branch, Map<Long, byte[]> stored) throws IOException {
        BranchReader.StoredBaskets baskets = (of, basket) -> {
            byte[] bytes = stored.get(basket.offset());
            return new BranchReader.StoredBaskets.Slice(bytes, 0, bytes.length);
        };
        try (BranchReader reader = new BranchReader(source.name(), branch, baskets)) {
            reader.read(0, branch.baskets().get(0).entries());
            siblings.foundReadable(branch.name(), branch.interpretation());
        } catch (RootException e) {
            reasons.put(
                    branch.name(), "its bytes do not follow the streamer information of its class: " + e.getMessage());
        }
    }
}
