package org.ridgeline.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.bucket.WebServer.Fault;
import org.ridgeline.root.ByteSource;
import org.ridgeline.root.ByteSource.Range;

/** Files on a web server that gives ranges, and on worse ones. */
class HttpBytesTest {
    private static final byte[] CONTENT = content(1, 500_000);
    private static final Configuration HADOOP = WebServer.impatient();

    private static WebServer server;

    @BeforeAll
    static void start() throws IOException {
        server = new WebServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void behave() {
        server.plan(request -> Fault.NONE);
        server.put("/a.root", CONTENT, "ETag", "\"one\"");
    }

    private static byte[] content(long seed, int size) {
        byte[] content = new byte[size];
        new Random(seed).nextBytes(content);
        return content;
    }

    private static ByteSource open(String path) throws IOException {
        return InputFiles.find(List.of(server.address(path)), HADOOP).get(0).open(HADOOP);
    }

    private static void readsAll(ByteSource source, byte[] content) throws IOException {
        List<Range> ranges = new ArrayList<>();
        for (int from = 0; from < content.length; from += 20_000) {
            ranges.add(new Range(from, Math.min(15_000, content.length - from)));
        }
        List<byte[]> parts = source.readAll(ranges);
        for (int i = 0; i < parts.size(); i++) {
            Range range = ranges.get(i);
            assertThat(parts.get(i))
                    .as("bytes %d-%d", range.offset(), range.end())
                    .isEqualTo(Arrays.copyOfRange(content, (int) range.offset(), (int) range.end()));
        }
    }

    @Test
    void rangesAreReadSeveralAtATimeAndNotTooMany() throws IOException {
        ByteSource source = open("/a.root");
        server.plan(request -> request <= 16 ? Fault.SLOW : Fault.NONE);
        readsAll(source, CONTENT);
        assertThat(source.requests()).as("a request for each range").isEqualTo(25);
        assertThat(source.bytesRead()).isEqualTo(25 * 15_000);
        assertThat(server.mostAtATime()).as("requests at a time").isBetween(2, 16);
    }

    @Test
    void whatPassesIsTriedAgain() throws IOException {
        Random random = new Random(20251125);
        Fault[] faults = {Fault.CUT, Fault.HANG_UP, Fault.UNAVAILABLE, Fault.TOO_MANY};
        Configuration patient = WebServer.impatient();
        patient.setInt("fs.http.attempts", 20);
        ByteSource source = InputFiles.find(List.of(server.address("/a.root")), HADOOP)
                .get(0)
                .open(patient);
        server.plan(request -> {
            synchronized (random) {
                return random.nextInt(4) == 0 ? faults[random.nextInt(faults.length)] : Fault.NONE;
            }
        });
        for (int times = 0; times < 4; times++) {
            readsAll(source, CONTENT);
        }
        assertThat(source.requests()).as("some requests were repeated").isGreaterThan(100);
        assertThat(source.bytesRead()).as("what was cut off counts as read").isGreaterThanOrEqualTo(100 * 15_000);
    }

    @Test
    void aServerThatStaysAwayIsAnErrorInOneLine() throws IOException {
        ByteSource source = open("/a.root");
        server.plan(request -> Fault.UNAVAILABLE);
        assertThatThrownBy(() -> source.read(new Range(0, 10)))
                .isInstanceOf(StoreException.class)
                .hasMessage("%s: %s answers 503 Service Unavailable, 4 times", source.name(), host());
        assertThat(server.requests()).isEqualTo(4);
        server.plan(request -> Fault.CUT);
        assertThatThrownBy(() -> source.read(new Range(0, 10)))
                .hasMessage("%s: %s breaks off (after 5 of 10 bytes), 4 times", source.name(), host());
    }

    private static String host() {
        return server.address("").substring("http://".length());
    }

    @Test
    void aServerThatDoesNotAnswerInTimeIsAnErrorInOneLine() throws IOException {
        InputFile file =
                InputFiles.find(List.of(server.address("/a.root")), HADOOP).get(0);
        Configuration hurried = WebServer.impatient();
        hurried.setInt("fs.http.timeout", 50);
        hurried.setInt("fs.http.attempts", 2);
        server.plan(request -> Fault.SLOW);
        assertThatThrownBy(() -> file.open(hurried).read(new Range(0, 10)))
                .hasMessage("%s: %s does not answer (Read timed out), 2 times", file.path(), host());
    }

    @Test
    void aHostThatNobodyKnowsOrThatIsDownIsNamed() {
        assertThatThrownBy(() -> HttpFile.find("https://no-such-host.invalid/eos/a.root", HADOOP))
                .hasMessage(
                        "https://no-such-host.invalid/eos/a.root: unknown host no-such-host.invalid, or no network");
        assertThatThrownBy(() -> HttpFile.find("http://127.0.0.1:1/a.root", HADOOP))
                .hasMessage(
                        "http://127.0.0.1:1/a.root: 127.0.0.1:1 cannot be connected to (Connection refused), 4 times");
    }

    @Test
    void aFileThatIsNotThereOrForbiddenIsNotTriedAgain() {
        String missing = server.address("/b.root");
        assertThatThrownBy(() -> InputFiles.find(List.of(missing), HADOOP))
                .isInstanceOf(InputException.class)
                .hasMessage("no ROOT file at " + missing);
        server.plan(request -> Fault.FORBIDDEN);
        assertThatThrownBy(() -> open("/a.root"))
                .hasMessage("%s: %s forbids to read it (403 Forbidden)", server.address("/a.root"), host());
        assertThat(server.requests()).isOne();
    }

    @Test
    void aServerThatIgnoresRangesIsRefusedBeforeAnythingIsRead() throws IOException {
        ByteSource source = open("/a.root");
        server.plan(request -> Fault.IGNORES_RANGES);
        String message = server.address("/a.root")
                + ": the server ignores ranges, it sends the whole file when asked for a part; copy the file to a disk or"
                + " bucket first (ridgeline ingest)";
        assertThatThrownBy(() -> open("/a.root")).hasMessage(message);
        assertThatThrownBy(() -> source.read(new Range(10, 10))).hasMessage(message);
        assertThat(source.read(new Range(0, CONTENT.length))).as("the whole").isEqualTo(CONTENT);
    }

    @Test
    void anAnswerOfOtherBytesIsRefused() throws IOException {
        ByteSource source = open("/a.root");
        server.plan(request -> Fault.OTHER_RANGE);
        assertThatThrownBy(() -> source.read(new Range(10, 10)))
                .hasMessage("%s: asked for the bytes 10-19, the server sends 'bytes 11-19/500000'", source.name());
    }

    @Test
    void aFileThatBecomesAnotherIsNoticedByItsEtag() throws IOException {
        ByteSource source = open("/a.root");
        source.read(new Range(0, 10));
        server.put("/a.root", content(2, CONTENT.length), "ETag", "\"two\"");
        assertThatThrownBy(() -> source.read(new Range(0, 10)))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "%s: changed while it was being read, from 500000 bytes, etag \"one\" to 500000 bytes, etag"
                                + " \"two\"; run again",
                        source.name());
    }

    @Test
    void aFileThatBecomesAnotherIsNoticedByItsTimeOrLength() throws IOException {
        String first = "Tue, 25 Nov 2025 10:00:00 GMT";
        server.put("/a.root", CONTENT, "Last-Modified", first);
        ByteSource source = open("/a.root");
        server.put("/a.root", content(2, CONTENT.length), "Last-Modified", "Tue, 25 Nov 2025 10:00:01 GMT");
        assertThatThrownBy(() -> source.read(new Range(0, 10)))
                .hasMessageContaining("modified " + first)
                .hasMessageContaining("modified Tue, 25 Nov 2025 10:00:01 GMT");
        server.put("/a.root", content(2, CONTENT.length + 1), "Last-Modified", first);
        assertThatThrownBy(() -> source.read(new Range(0, 10))).hasMessageContaining("to 500001 bytes");
        server.put("/a.root", content(2, 1000));
        assertThatThrownBy(() -> source.read(new Range(2000, 10))).hasMessageContaining("has fewer bytes than");
    }

    @Test
    void aRedirectionIsFollowed() throws IOException {
        assertThat(open("/moved/a.root").read(new Range(7, 9))).isEqualTo(Arrays.copyOfRange(CONTENT, 7, 16));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/4lep/", "/4lep/*.root", "/4lep/data_[AB].root", "/4lep/{a,b}.root"})
    void foldersAndPatternsAreRefusedWithoutAsking(String path) {
        assertThatThrownBy(() -> open(path))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "%s: folders and patterns cannot be read over https, which lists no files; give exact names",
                        server.address(path));
        assertThat(server.requests()).isZero();
    }

    @Test
    void aWebPageIsNoFile() {
        server.plan(request -> Fault.PAGE);
        assertThatThrownBy(() -> open("/4lep"))
                .hasMessage(
                        "%s: is a web page; folders cannot be listed over https, give the exact names of files",
                        server.address("/4lep"));
    }

    @Test
    void checksumsAreWhatTheServerSays() throws IOException {
        String md5 = "0123456789abcdef0123456789ABCDEF";
        server.put("/a.root", CONTENT, "Digest", "adler32=0a1b2c3d,md5=AAAAAAAAAAAAAAAAAAAAAA==");
        assertThat(HttpFile.find(server.address("/a.root"), HADOOP).checksums())
                .containsOnly(
                        java.util.Map.entry("adler32", "0a1b2c3d"),
                        java.util.Map.entry("md5", "AAAAAAAAAAAAAAAAAAAAAA=="));
        server.put("/a.root", CONTENT, "ETag", "\"" + md5 + "\"");
        assertThat(HttpFile.find(server.address("/a.root"), HADOOP).checksums())
                .as("any server's ETag")
                .isEmpty();
        server.put("/a.root", CONTENT, "ETag", "\"" + md5 + "\"", "x-amz-request-id", "1");
        assertThat(HttpFile.find(server.address("/a.root"), HADOOP).checksums())
                .as("an ETag of S3")
                .containsOnly(java.util.Map.entry("md5", md5.toLowerCase(java.util.Locale.ROOT)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "root://eospublic.cern.ch//eos/opendata/atlas/a.root",
                "root://eospublic.cern.ch:1094//eos/opendata/atlas/a.root",
                "root://eospublic.cern.ch/eos/opendata/atlas/a.root"
            })
    void whatCernServesByXrootdIsReadOverHttps(String given) {
        assertThat(Address.of(given)).isEqualTo("https://opendata.cern.ch/eos/opendata/atlas/a.root");
    }

    @Test
    void otherAddressesAreAsTheyAreOrAnError() {
        assertThat(Address.of("s3://bucket/a.root")).isEqualTo("s3a://bucket/a.root");
        assertThat(Address.of("s3n://bucket/a.root")).isEqualTo("s3a://bucket/a.root");
        assertThat(Address.of("s3a://bucket/s3://x")).isEqualTo("s3a://bucket/s3://x");
        assertThat(Address.of("/data/s3://x")).isEqualTo("/data/s3://x");
        assertThatThrownBy(() -> Address.of("root://eosuser.cern.ch//eos/user/a.root"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("root://eosuser.cern.ch//eos/user/a.root: root:// is read only from eospublic");
    }
}
