package org.ridgeline.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The native library gives the portable one's bytes, and refuses what that refuses, in the same words. */
class NativeZlibTest {
    private static final String WHERE = "a.root: basket";

    private final Random random = new Random(20261125);
    private final Compression portable = new Compression(Zlib.PORTABLE);
    private final Compression fast = new Compression(Zlib.NATIVE);

    @AfterEach
    void close() {
        portable.close();
        fast.close();
    }

    private static void assumeThatItLoads() {
        assumeTrue(NativeZlib.loads(), "skipped: the native zlib does not load on this machine");
    }

    /** Noise, runs and texts, as they come in baskets. */
    private byte[] data(int n) {
        byte[] data = new byte[n];
        int kind = random.nextInt(4);
        for (int i = 0; i < n; i++) {
            data[i] = switch (kind) {
                case 0 -> (byte) random.nextInt();
                case 1 -> (byte) (i % 4 == 0 ? 0x47 : random.nextInt(1 << (i % 4 * 2 + 1)));
                case 2 -> (byte) (i / 1000);
                default -> (byte) "entries of a branch".charAt(random.nextInt(19));
            };
        }
        return data;
    }

    /** A block as ROOT writes it: tag, method, two sizes of three bytes, the zlib stream. */
    private static byte[] block(byte[] data, int level, int strategy) {
        Deflater deflater = new Deflater(level);
        deflater.setStrategy(strategy);
        deflater.setInput(data);
        deflater.finish();
        byte[] block = new byte[data.length + data.length / 100 + 100];
        int n = 0;
        while (!deflater.finished()) {
            n += deflater.deflate(block, 9 + n, block.length - 9 - n);
        }
        deflater.end();
        block[0] = 'Z';
        block[1] = 'L';
        block[2] = 8;
        for (int i = 0; i < 3; i++) {
            block[3 + i] = (byte) (n >> 8 * i);
            block[6 + i] = (byte) (data.length >> 8 * i);
        }
        return Arrays.copyOf(block, 9 + n);
    }

    private static Object outcome(Compression compression, byte[] block, int size) {
        try {
            return compression.expand(block, 0, block.length, size, new byte[0], WHERE);
        } catch (RootException refused) {
            return refused.getMessage();
        }
    }

    @Test
    void blocksOfEveryLevelStrategyAndSizeAreExpanded() {
        assumeThatItLoads();
        for (int size : new int[] {1, 2, 31, 258, 32_767, 32_769, 300_000, 3_000_000}) {
            for (int level : new int[] {0, 1, 6, 9}) {
                for (int strategy : new int[] {Deflater.DEFAULT_STRATEGY, Deflater.FILTERED, Deflater.HUFFMAN_ONLY}) {
                    byte[] data = data(size);
                    byte[] block = block(data, level, strategy);
                    try (NativeZlib zlib = new NativeZlib()) {
                        byte[] expanded = new byte[size + 3];
                        assertThat(zlib.expands(block, 9, block.length - 9, expanded, 2, size))
                                .as("%d bytes of level %d, strategy %d", size, level, strategy)
                                .isTrue();
                        assertThat(Arrays.copyOfRange(expanded, 2, size + 2)).isEqualTo(data);
                        assertThat(expanded[size + 2])
                                .as("the byte behind the block")
                                .isZero();
                    }
                }
            }
        }
    }

    @Test
    void damagedBlocksHaveThePortableOutcome() {
        assumeThatItLoads();
        int refused = 0;
        for (int i = 0; i < 4000; i++) {
            int size = 1 + random.nextInt(5000);
            byte[] block = block(data(size), 1 + random.nextInt(9), Deflater.DEFAULT_STRATEGY);
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                block[9 + random.nextInt(block.length - 9)] ^= (byte) (1 << random.nextInt(8));
            }
            if (i % 4 == 0) { // cut, or with something behind
                block = Arrays.copyOf(block, 10 + random.nextInt(block.length));
                int n = block.length - 9;
                block[3] = (byte) n;
                block[4] = (byte) (n >> 8);
                block[5] = (byte) (n >> 16);
            }
            if (i % 5 == 0) { // announces more or less than it holds
                size += random.nextInt(21) - 10;
                size = Math.max(1, size);
                block[6] = (byte) size;
                block[7] = (byte) (size >> 8);
            }
            Object expected = outcome(portable, block, size);
            assertThat(outcome(fast, block, size)).as("case " + i).isEqualTo(expected);
            refused += expected instanceof String ? 1 : 0;
        }
        assertThat(refused).as("damaged blocks that were refused").isGreaterThan(3500);
        byte[] data = data(100_000);
        assertThat(outcome(fast, block(data, 1, Deflater.DEFAULT_STRATEGY), data.length))
                .as("a sound block, after all that")
                .isEqualTo(data);
    }

    @Test
    void aWrongChecksumIsNoticedThoughTheLibraryLeavesItOut() {
        assumeThatItLoads();
        byte[] data = data(10_000);
        byte[] block = block(data, 1, Deflater.DEFAULT_STRATEGY);
        block[block.length - 1] ^= 1;
        try (NativeZlib zlib = new NativeZlib()) {
            assertThat(zlib.expands(block, 9, block.length - 9, new byte[data.length], 0, data.length))
                    .isFalse();
        }
        assertThat(outcome(fast, block, data.length))
                .asString()
                .startsWith(WHERE + ": the ZL block at byte 0")
                .endsWith("incorrect data check");
    }

    @Test
    void aClosedOneDoesNotTouchItsMemory() {
        assumeThatItLoads();
        byte[] block = block(data(100), 1, Deflater.DEFAULT_STRATEGY);
        outcome(fast, block, 100);
        fast.close();
        fast.close();
        assertThatThrownBy(() -> outcome(fast, block, 100)).hasMessageContaining("closed");
    }

    /** Our classes once more, in a JVM that seems to have no native library. */
    private static final class WithoutLibrary extends ClassLoader {
        WithoutLibrary() {
            super(NativeZlibTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("com.intel.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("org.ridgeline.root.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            return known == null ? define(name) : known;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] code = in.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException failure) {
                throw new ClassNotFoundException(name, failure);
            }
        }
    }

    /** Runs inside of {@link WithoutLibrary}. */
    static final class Reading implements Function<byte[], byte[]> {
        @Override
        public byte[] apply(byte[] block) {
            try (Compression compression = new Compression(Zlib.NATIVE)) {
                assertThat(NativeZlib.loads()).isFalse();
                return compression.expand(block, 0, block.length, 5000, new byte[0], WHERE);
            } catch (RootException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void whereItDoesNotLoadThePortableOneReads() throws ReflectiveOperationException {
        byte[] data = data(5000);
        Class<?> reading = new WithoutLibrary().loadClass(Reading.class.getName());
        Constructor<?> constructor = reading.getDeclaredConstructor();
        constructor.setAccessible(true);
        Function<byte[], byte[]> read = (Function<byte[], byte[]>) constructor.newInstance();
        assertThat(read.apply(block(data, 1, Deflater.DEFAULT_STRATEGY))).isEqualTo(data);
    }
}
