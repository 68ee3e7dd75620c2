import com.intel.gkl.compression.IntelInflater;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Adler32;
import java.util.zip.Inflater;
import org.ridgeline.root.BasketRange;
import org.ridgeline.root.Branch;
import org.ridgeline.root.ByteSource;
import org.ridgeline.root.LocalBytes;
import org.ridgeline.root.RootFile;
import org.ridgeline.root.Tree;

/**
 * The limit: CPU time of nothing but inflating the baskets of some branches, by the JDK and by ISA-L with checksum. Prints
 * events, seconds of the one and of the other.
 *
 * <p>Inflate TREE BRANCH,BRANCH,... FILE...
 */
public final class Inflate {
    private static final int BLOCK_HEADER = 9;
    private static final Inflater JDK = new Inflater();
    private static final IntelInflater ISAL = new IntelInflater(true);
    private static final Adler32 ADLER = new Adler32();

    private Inflate() {}

    public static void main(String[] args) throws Exception {
        boolean loaded = ISAL.load(null);
        List<String> names = Arrays.asList(args[1].split(","));
        long events = 0;
        long[] nanos = new long[2];
        byte[] target = new byte[1 << 24];
        for (int i = 2; i < args.length; i++) {
            try (RootFile file = RootFile.open(new LocalBytes(Path.of(args[i])))) {
                Tree tree = file.tree(args[0]);
                events += tree.entries();
                for (Branch branch : tree.branches()) {
                    if (!names.contains(branch.name())) {
                        continue;
                    }
                    for (BasketRange basket : branch.baskets()) {
                        byte[] stored = file.bytes().read(new ByteSource.Range(basket.offset(), basket.length()));
                        for (int library = 0; library < 2; library++) {
                            long before = cpu();
                            if (library == 0 || loaded) {
                                inflate(stored, target, library);
                            }
                            nanos[library] += cpu() - before;
                        }
                    }
                }
            }
        }
        System.out.printf("%d %.3f %.3f%n", events, nanos[0] / 1e9, nanos[1] / 1e9);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** The blocks of a basket: behind its key, each with tag, method and two sizes of three bytes. */
    private static void inflate(byte[] stored, byte[] target, int library) throws Exception {
        int at = (stored[14] & 0xff) << 8 | stored[15] & 0xff;
        while (at < stored.length) {
            int n = size(stored, at + 3);
            int expanded = size(stored, at + 6);
            int produced;
            if (library == 0) {
                JDK.reset();
                JDK.setInput(stored, at + BLOCK_HEADER, n);
                produced = JDK.inflate(target, 0, expanded);
            } else {
                ISAL.reset();
                ISAL.setInput(stored, at + BLOCK_HEADER + 2, n - 6);
                produced = ISAL.inflate(target, 0, expanded);
                ADLER.reset();
                ADLER.update(target, 0, expanded);
            }
            if (produced != expanded) {
                throw new IllegalStateException("a block of " + expanded + " bytes gave " + produced);
            }
            at += BLOCK_HEADER + n;
        }
    }

    private static int size(byte[] bytes, int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff) << 16;
    }
}
