package org.ridgeline.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.dataset.Dataset;
import org.ridgeline.jobs.demo.EmbeddedBucket;
import org.ridgeline.jobs.run.WebServer;
import org.ridgeline.jobs.run.WebServer.Fault;
import org.ridgeline.request.IngestArguments;
import org.ridgeline.request.UserError;

/** Copies from a web server, folders and a bucket, with all that goes wrong with them. */
class IngestTest {
    private static final int MB = 1 << 20;
    private static final byte[] DATA_A = rootFile(1, 30_000);
    private static final byte[] DATA_B = rootFile(2, 18 * MB + 17);

    @TempDir
    Path folder;

    private final StringWriter console = new StringWriter();
    private final Configuration hadoop = WebServer.impatient(new Configuration());
    private WebServer server;

    @BeforeEach
    void start() throws IOException {
        server = new WebServer();
        server.put("/4lep/Data/data_A.4lep.root", DATA_A, "ETag", "\"a\"");
        server.put("/4lep/Data/data_B.4lep.root", DATA_B, "ETag", "\"b\"");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Random bytes behind the header of a ROOT file of this length. */
    private static byte[] rootFile(long seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        ByteBuffer header = ByteBuffer.wrap(bytes);
        header.put("root".getBytes(StandardCharsets.US_ASCII))
                .putInt(61804)
                .putInt(100)
                .putInt(size);
        header.putInt(0).putInt(0).putInt(1).putInt(60);
        return bytes;
    }

    /** The 2020 dataset with its files on the test's server. */
    private Path dataset() throws IOException {
        Dataset dataset = Dataset.named("hzz-2020");
        String text = dataset.text().replace(dataset.base(), server.address("/4lep/"));
        return Files.writeString(folder.resolve("mine.yaml"), text);
    }

    private boolean ingest(String from, String output, String... samples) throws IOException {
        console.getBuffer().setLength(0);
        IngestArguments arguments = new IngestArguments(
                dataset().toString(),
                from,
                output,
                List.of(samples),
                2,
                folder.resolve("spool").toString());
        return new Ingest(arguments, hadoop, new PrintWriter(console, true)).run();
    }

    private Path copy() {
        return folder.resolve("copy");
    }

    private List<String> filesOfCopy() throws IOException {
        if (!Files.exists(copy())) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(copy())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> copy().relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void filesAreCopiedOnceAndSkippedAfterwards() throws IOException {
        assertThat(ingest(null, copy().toString(), "data_A", "data_B")).isTrue();
        assertThat(copy().resolve("Data/data_A.4lep.root")).hasBinaryContent(DATA_A);
        assertThat(copy().resolve("Data/data_B.4lep.root")).hasBinaryContent(DATA_B);
        assertThat(filesOfCopy()).as("nothing else").hasSize(2);
        assertThat(console.toString())
                .contains(
                        "2 files, 18.9 MB",
                        "Data/data_A.4lep.root copied (30.0 kB)",
                        "2 copied, 0 continued, 0 were there, 0 failed");
        server.plan((path, request) -> Fault.NONE);
        assertThat(ingest(null, copy().toString(), "data_A", "data_B")).isTrue();
        assertThat(server.requests()).as("one look at each").isEqualTo(2);
        assertThat(console.toString()).contains("0 copied, 0 continued, 2 were there, 0 failed; 0 B");
    }

    @Test
    void whatIsThereOfAnotherLengthOrIsNoRootFileIsReplaced() throws IOException {
        Path file = copy().resolve("Data/data_A.4lep.root");
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[100]);
        assertThat(ingest(null, copy().toString(), "data_A")).isTrue();
        assertThat(file).hasBinaryContent(DATA_A);
        Files.write(file, new byte[DATA_A.length]);
        assertThat(ingest(null, copy().toString(), "data_A")).isTrue();
        assertThat(file).hasBinaryContent(DATA_A);
    }

    @Test
    void faultsThatPassAreTriedAgain() throws IOException {
        server.plan(
                (path, request) -> request % 3 == 1 ? Fault.CUT : request % 3 == 2 ? Fault.UNAVAILABLE : Fault.NONE);
        hadoop.setInt("fs.http.attempts", 30);
        assertThat(ingest(null, copy().toString(), "data_A", "data_B")).isTrue();
        assertThat(copy().resolve("Data/data_B.4lep.root")).hasBinaryContent(DATA_B);
    }

    private void breakOff() throws IOException {
        // The look, and the first four ranges of 4 MB.
        server.plan((path, request) -> request <= 5 ? Fault.NONE : Fault.UNAVAILABLE);
        assertThat(ingest(null, copy().toString(), "data_B")).isFalse();
        assertThat(console.toString()).contains("503").contains("0 copied, 0 continued, 0 were there, 1 failed");
        assertThat(filesOfCopy())
                .singleElement()
                .asString()
                .matches("Data/\\.data_B\\.4lep\\.root\\.[0-9a-f]{12}\\.part");
    }

    @Test
    void whatWasCutOffIsContinued() throws IOException {
        breakOff();
        server.plan((path, request) -> Fault.NONE);
        assertThat(ingest(null, copy().toString(), "data_B")).isTrue();
        assertThat(server.requests()).as("the look, and the rest of 2 MB").isEqualTo(2);
        assertThat(console.toString()).contains("data_B.4lep.root continued (18.9 MB)");
        assertThat(copy().resolve("Data/data_B.4lep.root")).hasBinaryContent(DATA_B);
        assertThat(filesOfCopy()).hasSize(1);
    }

    @Test
    void aPartOfAnotherVersionIsNotContinued() throws IOException {
        breakOff();
        byte[] other = rootFile(3, DATA_B.length);
        server.put("/4lep/Data/data_B.4lep.root", other, "ETag", "\"c\"");
        server.plan((path, request) -> Fault.NONE);
        assertThat(ingest(null, copy().toString(), "data_B")).isTrue();
        assertThat(console.toString()).contains("1 copied, 0 continued");
        assertThat(copy().resolve("Data/data_B.4lep.root")).hasBinaryContent(other);
        assertThat(filesOfCopy()).as("the old part is removed").hasSize(1);
    }

    @Test
    void aPartThatWasSpoiltIsFoundByItsChecksumAndMadeAnew() throws Exception {
        String md5 = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("MD5").digest(DATA_B));
        server.put("/4lep/Data/data_B.4lep.root", DATA_B, "ETag", "\"b\"", "Digest", "md5=" + md5);
        breakOff();
        Path part = copy().resolve(filesOfCopy().get(0));
        byte[] spoilt = Files.readAllBytes(part);
        spoilt[5 * MB] ^= 1;
        Files.write(part, spoilt);
        server.plan((path, request) -> Fault.NONE);
        assertThat(ingest(null, copy().toString(), "data_B")).isTrue();
        assertThat(copy().resolve("Data/data_B.4lep.root")).hasBinaryContent(DATA_B);
        assertThat(console.toString()).contains("1 copied, 0 continued");
    }

    @Test
    void aPartWhoseHeaderWasSpoiltIsMadeAnew() throws Exception {
        breakOff();
        Path part = copy().resolve(filesOfCopy().get(0));
        byte[] spoilt = Files.readAllBytes(part);
        Arrays.fill(spoilt, 0, 100, (byte) 'x');
        Files.write(part, spoilt);
        server.plan((path, request) -> Fault.NONE);
        assertThat(ingest(null, copy().toString(), "data_B")).isTrue();
        assertThat(copy().resolve("Data/data_B.4lep.root")).hasBinaryContent(DATA_B);
        assertThat(console.toString()).contains("1 copied, 0 continued");
    }

    @Test
    void aWrongChecksumIsAnErrorAndNothingIsSeen() throws IOException {
        server.put("/4lep/Data/data_A.4lep.root", DATA_A, "ETag", "\"a\"", "Digest", "adler32=00000001");
        assertThat(ingest(null, copy().toString(), "data_A")).isFalse();
        assertThat(console.toString())
                .contains(
                        "data_A.4lep.root: what arrives is not the file: adler32 is ", ", but its store says 00000001");
        assertThat(filesOfCopy()).isEmpty();
    }

    @Test
    void aFileShorterThanItsHeaderSaysIsAnErrorAndNothingIsSeen() throws IOException {
        byte[] truncated = java.util.Arrays.copyOf(DATA_A, 20_000);
        server.put("/4lep/Data/data_A.4lep.root", truncated, "ETag", "\"a\"");
        assertThat(ingest(null, copy().toString(), "data_A", "data_B")).isFalse();
        assertThat(console.toString())
                .contains("truncated or not closed cleanly: its header announces 30000 bytes, but the file has 20000")
                .contains("1 copied, 0 continued, 0 were there, 1 failed");
        assertThat(filesOfCopy().stream().filter(file -> file.endsWith(".root")))
                .containsExactly("Data/data_B.4lep.root");
    }

    @Test
    void aServerWithoutRangesIsReadFromTheStart() throws IOException {
        server.plan((path, request) -> Fault.IGNORES_RANGES);
        assertThat(ingest(null, copy().toString(), "data_A", "data_B")).isTrue();
        assertThat(copy().resolve("Data/data_B.4lep.root")).hasBinaryContent(DATA_B);
    }

    @Test
    void aFileThatIsForbiddenOrMissingDoesNotKeepBackTheOthers() throws IOException {
        server.plan((path, request) -> path.contains("data_B") && request > 3 ? Fault.FORBIDDEN : Fault.NONE);
        assertThat(ingest(null, copy().toString(), "data_B", "data_A", "data_C"))
                .isFalse();
        assertThat(console.toString())
                .contains("1 copied, 0 continued, 0 were there, 2 failed")
                .contains("data_B.4lep.root: ")
                .contains(" forbids to read it (403 Forbidden)")
                .contains("failed: Data/data_C.4lep.root: there is no such file at " + server.address("/4lep/"));
    }

    @Test
    void aPlaceThatHasNothingAndASampleThatIsNoneAreErrorsInOneLine() {
        assertThatThrownBy(() -> ingest(server.address("/5lep"), copy().toString(), "data_A"))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "--from %s has none of the dataset's files, such as Data/data_A.4lep.root",
                        server.address("/5lep"));
        assertThatThrownBy(() -> ingest(null, copy().toString(), "data_E"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("--samples data_E: dataset mine has no such sample")
                .hasMessageContaining("data_");
        assertThatThrownBy(() -> new IngestArguments("hzz-2020", null, "x", List.of(), 0, null))
                .hasMessage("--parallel must be between 1 and 64, not 0");
    }

    @Test
    void aFileThatIsBeingWrittenIsLeftAlone() throws IOException {
        try (Part held = Part.open(folder, "a.root", "00")) {
            assertThatThrownBy(() -> Part.open(folder, "a.root", "00"))
                    .isInstanceOf(UserError.class)
                    .hasMessageEndingWith(".a.root.00.part is being written by this process");
            held.append(new byte[] {1, 2, 3}, 3);
        }
        try (Part again = Part.open(folder, "a.root", "00")) {
            assertThat(again.size()).isEqualTo(3);
        }
    }

    @Test
    void bucketsAndFoldersAreCopiedToEachOther() throws IOException {
        Path flat = Files.createDirectories(folder.resolve("flat"));
        Files.write(flat.resolve("data_A.4lep.root"), DATA_A);
        Files.write(flat.resolve("data_B.4lep.root"), DATA_B);
        try (EmbeddedBucket bucket = new EmbeddedBucket("mirror", folder.resolve("store"))) {
            bucket.settings().forEach(hadoop::set);
            assertThat(ingest(flat.toString(), "s3a://mirror/4lep", "data_A", "data_B"))
                    .isTrue();
            assertThat(folder.resolve("store/mirror/4lep/Data/data_B.4lep.root"))
                    .hasBinaryContent(DATA_B);
            assertThat(ingest(flat.toString(), "s3://mirror/4lep", "data_A", "data_B"))
                    .isTrue();
            assertThat(console.toString()).contains("2 were there");
            assertThat(ingest("s3a://mirror/4lep/", copy().toString(), "data_A", "data_B"))
                    .isTrue();
            server.put("/4lep/Data/data_C.4lep.root", java.util.Arrays.copyOf(DATA_A, 10_000));
            assertThat(ingest(null, "s3a://mirror/4lep", "data_C")).isFalse();
            assertThat(folder.resolve("store/mirror/4lep/Data/data_C.4lep.root"))
                    .doesNotExist();
        }
        assertThat(copy().resolve("Data/data_A.4lep.root")).hasBinaryContent(DATA_A);
        assertThat(copy().resolve("Data/data_B.4lep.root")).hasBinaryContent(DATA_B);
    }
}
