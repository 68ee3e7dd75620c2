package org.ridgeline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.request.UserError;

class RunFolderTest {
    @TempDir
    Path output;

    private RunFolder folder(String id) {
        return RunFolder.of(output.toString(), "hzz", id, new Configuration());
    }

    private Path path(String id) {
        return output.resolve("hzz").resolve(id);
    }

    @Test
    void aRunIsDoneWhenItSaysSoAndLatestPointsToIt() throws IOException {
        RunFolder first = folder("1");
        first.write("run.json", "{}");
        assertThat(first.isDone()).isFalse();
        first.succeed();
        assertThat(first.isDone()).isTrue();
        folder("2").succeed();
        assertThat(output.resolve("hzz/latest").toRealPath())
                .isEqualTo(path("2").toRealPath());
        try (var files = Files.list(path("1"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("run.json", "_SUCCESS");
        }
    }

    @Test
    void clearingRemovesEverything() {
        RunFolder folder = folder("1");
        folder.write("charts/a.png", "x");
        folder.succeed();
        folder.clear();
        assertThat(path("1")).isEmptyDirectory();
    }

    @Test
    void aSecondRunOfTheSameIdIsTurnedAway() {
        RunFolder folder = folder("1");
        try (RunLock lock = RunLock.take(folder)) {
            assertThatThrownBy(() -> RunLock.take(folder("1")))
                    .isInstanceOf(UserError.class)
                    .hasMessageStartingWith("the same run is under way: process ");
            RunLock.take(folder("2")).close();
            lock.check();
        }
        RunLock.take(folder).close();
        assertThat(path("1")).isEmptyDirectory();
    }

    @Test
    void theClaimOfADeadProcessDoesNotCount() throws IOException {
        Files.createDirectories(path("1").resolve("_lock"));
        Path silent = Files.writeString(path("1").resolve("_lock/a"), "elsewhere 17 0 other/pid:[1]");
        Files.setLastModifiedTime(silent, FileTime.from(Instant.now().minus(2, ChronoUnit.MINUTES)));
        RunLock.take(folder("1")).close();
        assertThat(silent).doesNotExist();
    }

    @Test
    void onTheMachineItRanOnAnEndedProcessIsKnownAtOnce() throws IOException {
        RunLock.Owner self = RunLock.Owner.SELF;
        assumeFalse(self.machine().isEmpty(), "this machine does not tell its boot and its process namespace");
        Files.createDirectories(path("1").resolve("_lock"));
        Path ended = Files.writeString(
                path("1").resolve("_lock/a"),
                new RunLock.Owner(self.host(), endedProcess(), "0", self.machine()).line());
        Path samePid = Files.writeString(
                path("1").resolve("_lock/b"), new RunLock.Owner(self.host(), self.pid(), "0", self.machine()).line());
        RunLock.take(folder("1")).close();
        assertThat(ended).doesNotExist();
        assertThat(samePid).doesNotExist();
    }

    @Test
    void anEqualHostNameSaysNothingAboutAProcess() throws IOException {
        String host = RunLock.Owner.SELF.host();
        for (String machine : List.of("", "other/pid:[1]")) {
            RunLock.Owner other = new RunLock.Owner(host, endedProcess(), "0", machine);
            assertThat(other.hasEnded()).as("ended, on machine '%s'", machine).isFalse();
            assertThat(RunLock.Owner.of(other.line())).isEqualTo(other);
        }
        assertThat(RunLock.Owner.of("").hasEnded()).as("while it is written").isFalse();
        assertThat(RunLock.Owner.SELF.hasEnded()).isFalse();
    }

    @Test
    void theClaimOfALivingProcessElsewhereCounts() throws IOException {
        Files.createDirectories(path("1").resolve("_lock"));
        Files.writeString(path("1").resolve("_lock/a"), "elsewhere 17 0 other/pid:[1]");
        assertThatThrownBy(() -> RunLock.take(folder("1"))).hasMessageContaining("process 17 on elsewhere");
    }

    @Test
    void whoeverLostHisClaimDoesNotFinish() throws IOException {
        try (RunLock lock = RunLock.take(folder("1"))) {
            try (var claims = Files.list(path("1").resolve("_lock"))) {
                Files.delete(claims.findFirst().orElseThrow());
            }
            assertThatThrownBy(lock::check).isInstanceOf(UserError.class).hasMessageContaining("may have taken over");
        }
    }

    @Test
    void aClaimThatSomebodyRemovedIsNotWrittenAgain() throws IOException {
        Path claims = path("1").resolve("_lock");
        try (RunLock lock = RunLock.take(folder("1"))) {
            lock.tryToBeat();
            lock.check();
            Path claim;
            try (var files = Files.list(claims)) {
                claim = files.findFirst().orElseThrow();
            }
            Files.delete(claim);
            lock.tryToBeat();
            assertThat(claims).isEmptyDirectory();
            Files.writeString(claim, RunLock.Owner.SELF.line());
            assertThatThrownBy(lock::check).isInstanceOf(UserError.class).hasMessageContaining("may have taken over");
        }
        assertThat(claims).doesNotExist();
    }

    @Test
    void theFileSystemThatOthersUseKeepsItsChecksums() throws IOException {
        folder("1").write("run.json", "{}");
        assertThat(path("1").resolve(".run.json.crc")).doesNotExist();
        org.apache.hadoop.fs.Path others =
                new org.apache.hadoop.fs.Path(path("1").resolve("other").toString());
        others.getFileSystem(new Configuration()).create(others).close();
        assertThat(path("1").resolve(".other.crc")).exists();
    }

    private static String endedProcess() throws IOException {
        Process process = new ProcessBuilder("true").start();
        try {
            process.waitFor();
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
        return Long.toString(process.pid());
    }

    @Test
    void whatCannotBeWrittenIsOneLineWithThePlace() throws IOException {
        Files.writeString(output.resolve("hzz"), "a file where a folder should be");
        assertThatThrownBy(() -> folder("1").write("run.json", "{}"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("output " + path("1") + " cannot be written: ")
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain("\n");
    }

    @Test
    void theIdDependsOnEveryPartAndOnNothingElse() {
        assertThat(id("a", List.of("x", "y"), Map.of("k", "v")))
                .isEqualTo(id("a", List.of("x", "y"), Map.of("k", "v")));
        assertThat(List.of(
                        id("a", List.of("x", "y"), Map.of("k", "v")),
                        id("b", List.of("x", "y"), Map.of("k", "v")),
                        id("a", List.of("xy"), Map.of("k", "v")),
                        id("a", List.of("x", "y"), Map.of("kv", "")),
                        id("a", List.of("y", "x"), Map.of("k", "v"))))
                .doesNotHaveDuplicates();
    }

    private static String id(String name, List<String> list, Map<String, String> map) {
        return new RunId("events")
                .add("name", name)
                .add("list", list)
                .add("map", map)
                .id();
    }
}
