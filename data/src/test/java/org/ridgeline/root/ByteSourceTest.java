package org.ridgeline.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ridgeline.bucket.HadoopBytes;
import org.ridgeline.bucket.InputFiles;
import org.ridgeline.bucket.WebServer;

class ByteSourceTest {
    @TempDir
    static Path folder;

    private static final int SIZE = 3 << 20;

    private static WebServer server;

    @BeforeAll
    static void start() throws IOException {
        server = new WebServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Opens a file of given bytes. */
    interface Opener {
        ByteSource open(byte[] bytes) throws IOException;
    }

    record Kind(String name, Opener opener) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                new Kind("memory", bytes -> new MemoryBytes("memory", bytes)),
                new Kind("local", bytes -> new LocalBytes(file(bytes))),
                new Kind("hadoop", bytes -> {
                    FileSystem local = FileSystem.getLocal(new Configuration());
                    return new HadoopBytes(
                            local,
                            local.getFileStatus(
                                    new org.apache.hadoop.fs.Path(file(bytes).toUri())));
                }),
                new Kind("hadoop without checksums", bytes -> {
                    FileSystem raw = FileSystem.getLocal(new Configuration()).getRawFileSystem();
                    return new HadoopBytes(
                            raw, new org.apache.hadoop.fs.Path(file(bytes).toUri()), bytes.length);
                }),
                new Kind("web", bytes -> {
                    String address = server.put("/" + UUID.randomUUID(), bytes);
                    return InputFiles.find(List.of(address), WebServer.impatient())
                            .get(0)
                            .open(WebServer.impatient());
                }),
                new Kind("head and tail", bytes -> new HeadAndTail(new LocalBytes(file(bytes)), 0, 512 * 1024)),
                new Kind("kept whole", bytes -> new HeadAndTail(new LocalBytes(file(bytes)), SIZE, 512 * 1024)));
    }

    private static Path file(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(folder, "bytes", ".root"), bytes);
    }

    private static byte[] bytes() {
        byte[] bytes = new byte[SIZE];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aRangeHasTheBytesOfTheFile(Kind kind) throws IOException {
        byte[] bytes = bytes();
        try (ByteSource source = kind.opener().open(bytes)) {
            assertThat(source.size()).isEqualTo(SIZE);
            for (ByteSource.Range range : ranges()) {
                assertThat(source.read(range))
                        .as(kind + ", " + range)
                        .isEqualTo(Arrays.copyOfRange(bytes, (int) range.offset(), (int) range.end()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void severalRangesComeInTheirOrder(Kind kind) throws IOException {
        byte[] bytes = bytes();
        try (ByteSource source = kind.opener().open(bytes)) {
            List<ByteSource.Range> ranges = ranges();
            List<byte[]> results = source.readAll(ranges);
            assertThat(results).hasSameSizeAs(ranges);
            for (int i = 0; i < ranges.size(); i++) {
                ByteSource.Range range = ranges.get(i);
                assertThat(results.get(i))
                        .as(kind + ", " + range)
                        .isEqualTo(Arrays.copyOfRange(bytes, (int) range.offset(), (int) range.end()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aRangeOutsideTheFileIsRefused(Kind kind) throws IOException {
        try (ByteSource source = kind.opener().open(new byte[100])) {
            for (ByteSource.Range range : List.of(
                    new ByteSource.Range(90, 11),
                    new ByteSource.Range(-1, 5),
                    new ByteSource.Range(Long.MAX_VALUE, 5),
                    new ByteSource.Range(3, -1))) {
                assertThatThrownBy(() -> source.read(range))
                        .as(kind + ", " + range)
                        .isInstanceOf(RootException.class)
                        .hasMessageContaining("the file has 100");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void requestsAndBytesAreCounted(Kind kind) throws IOException {
        try (ByteSource source = kind.opener().open(bytes())) {
            long requests = source.requests();
            long bytes = source.bytesRead();
            source.readAll(List.of(new ByteSource.Range(100_000, 10), new ByteSource.Range(200_000, 20)));
            source.read(new ByteSource.Range(300_000, 30));
            boolean inMemory = kind.name().equals("memory") || kind.name().equals("kept whole");
            assertThat(source.requests() - requests).as(kind + ": requests").isEqualTo(inMemory ? 0 : 3);
            assertThat(source.bytesRead() - bytes).as(kind + ": bytes").isEqualTo(inMemory ? 0 : 60);
        }
    }

    private static List<ByteSource.Range> ranges() {
        return List.of(
                new ByteSource.Range(0, 100),
                new ByteSource.Range(4000, 500),
                new ByteSource.Range(5000, 0),
                new ByteSource.Range(1 << 20, 1000),
                new ByteSource.Range((1 << 20) + 5000, 100_000),
                new ByteSource.Range(SIZE - 300_000, 299_999),
                new ByteSource.Range(SIZE - 1, 1));
    }

    @Test
    void aFileThatShrinksIsAnErrorOfTheStore() throws IOException {
        Path path = file(new byte[1000]);
        try (LocalBytes source = new LocalBytes(path)) {
            Files.write(path, new byte[10]);
            assertThatThrownBy(() -> source.read(new ByteSource.Range(0, 100)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("ends at byte 10");
        }
    }
}
