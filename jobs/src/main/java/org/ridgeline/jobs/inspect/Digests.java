package org.ridgeline.jobs.inspect;

import java.io.IOException;
import java.util.Map;
import org.ridgeline.root.BasketRange;
import org.ridgeline.root.Branch;
import org.ridgeline.root.BranchDigest;
import org.ridgeline.root.BranchReader;
import org.ridgeline.root.ByteSource;
import org.ridgeline.root.RootFile;

/** Reads whole branches for their digests, basket by basket. */
final class Digests {
    private Digests() {}

    static Map<String, Object> of(RootFile file, Branch branch) throws IOException {
        BranchDigest digest = new BranchDigest(branch.type());
        try (BranchReader reader =
                new BranchReader(file.bytes().name(), branch, (any, basket) -> stored(file.bytes(), basket))) {
            for (BasketRange basket : branch.baskets()) {
                digest.add(reader.read(basket.firstEntry(), basket.endEntry()));
            }
        }
        return digest.finish();
    }

    private static BranchReader.StoredBaskets.Slice stored(ByteSource bytes, BasketRange basket) throws IOException {
        byte[] stored = bytes.read(new ByteSource.Range(basket.offset(), basket.length()));
        return new BranchReader.StoredBaskets.Slice(stored, 0, stored.length);
    }
}
