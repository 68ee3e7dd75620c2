package org.ridgeline.root;

import com.intel.gkl.compression.IntelInflater;
import java.io.Closeable;
import java.util.zip.Adler32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Expands blocks of zlib with ISA-L, as Intel's Genomics Kernel Library packs it. It takes bare deflate, so that header and
 * checksum (RFC 1950) are looked at here. Not for several threads at a time.
 */
final class NativeZlib implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(NativeZlib.class);
    private static final int HEADER = 2;
    private static final int CHECKSUM = 4;

    private IntelInflater inflater = new IntelInflater(true);
    private final Adler32 adler = new Adler32();
    private final byte[] spare = new byte[1];

    /** Whether the library can be used on this machine. If not, the log says why, once. */
    static boolean loads() {
        return Library.LOADED;
    }

    /**
     * @return false if this is no block of zlib that holds exactly {@code size} bytes with the right checksum, or one of a
     *     kind that only zlib itself reads; what {@code target} then holds from {@code to} on is not defined
     */
    boolean expands(byte[] stored, int data, int n, byte[] target, int to, int size) {
        if (inflater == null) {
            throw new IllegalStateException("this decompressor is closed");
        }
        if (n <= HEADER + CHECKSUM || !isPlain(stored[data] & 0xff, stored[data + 1] & 0xff)) {
            return false;
        }
        try {
            inflater.reset();
            inflater.setInput(stored, data + HEADER, n - HEADER - CHECKSUM);
            // All the input is used, and no byte more comes out: only then the stream has ended.
            if (inflater.inflate(target, to, size) != size || !inflater.finished() || inflater.inflate(spare) != 0) {
                return false;
            }
        } catch (RuntimeException corrupt) { // the library's way to say so
            return false;
        }
        adler.reset();
        adler.update(target, to, size);
        return (int) adler.getValue() == Cursor.intAt(stored, data + n - CHECKSUM);
    }

    /** Whether the two bytes of a zlib header are right, and ask for no dictionary. */
    private static boolean isPlain(int method, int flags) {
        return (method & 0x0f) == 8 && method >> 4 <= 7 && (method << 8 | flags) % 31 == 0 && (flags & 0x20) == 0;
    }

    /** Gives back the memory that is outside of the heap. */
    @Override
    public void close() {
        if (inflater != null) {
            inflater.end();
            inflater = null;
        }
    }

    /** Loaded once, when first asked for. */
    private static final class Library {
        static final boolean LOADED = load();

        private static boolean load() {
            String reason = "there is none for " + System.getProperty("os.name") + " on "
                    + System.getProperty("os.arch") + ", or " + System.getProperty("java.io.tmpdir")
                    + " does not let it be unpacked and run";
            try (NativeZlib trial = new NativeZlib()) {
                if (trial.inflater.load(null)) {
                    return true;
                }
            } catch (LinkageError | RuntimeException failure) {
                reason = failure.toString();
            }
            LOG.warn("zlib=native cannot be used here ({}); reading goes on with the JDK's own zlib", reason);
            return false;
        }
    }
}
