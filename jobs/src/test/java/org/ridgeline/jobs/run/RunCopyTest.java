package org.ridgeline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.jobs.demo.EmbeddedBucket;
import org.ridgeline.request.UserError;

class RunCopyTest {
    private final Configuration hadoop = new Configuration();

    @TempDir
    Path folder;

    private Path results;
    private Path here;
    private RunFolder run;

    @BeforeEach
    void aRun() {
        results = folder.resolve("the results");
        here = folder.resolve("here");
        run = RunFolder.of(results.toString(), "images", "0123456789abcdef", hadoop);
        run.write("run.json", "{}");
        run.write("images/a b.png", "pixels");
    }

    private Path copy(String which) {
        return RunCopy.copy(results.resolve("images").resolve(which).toString(), here, hadoop);
    }

    @Test
    void aFinishedRunIsCopiedByItsIdOrAsTheLatest() throws IOException {
        run.succeed();
        Path copy = copy("latest");
        assertThat(copy).isEqualTo(here.resolve("0123456789abcdef"));
        assertThat(copy.resolve("images/a b.png")).hasContent("pixels");
        assertThat(copy.resolve("_SUCCESS")).exists();
        assertThatThrownBy(() -> copy("0123456789abcdef"))
                .isInstanceOf(UserError.class)
                .hasMessage("there is a " + copy + ": remove it, or name another folder");
        try (var left = Files.list(here)) {
            assertThat(left).as("nothing but the copy").containsExactly(copy);
        }
    }

    @Test
    void aRunInABucketIsCopiedByTheLatestThatIsAText() throws IOException {
        try (EmbeddedBucket bucket = new EmbeddedBucket("results", folder.resolve("store"))) {
            bucket.settings().forEach(hadoop::set);
            hadoop.setBoolean("fs.s3a.impl.disable.cache", true);
            RunFolder stored = RunFolder.of("s3a://results/runs", "images", "fedcba9876543210", hadoop);
            stored.write("images/deep/a b.png", "pixels");
            stored.succeed();
            Path copy = RunCopy.copy("s3a://results/runs/images/latest", here, hadoop);
            assertThat(copy).isEqualTo(here.resolve("fedcba9876543210"));
            assertThat(copy.resolve("images/deep/a b.png")).hasContent("pixels");
            assertThat(copy.resolve("_SUCCESS")).exists();
        }
    }

    @Test
    void aRunThatIsNotFinishedIsNotCopied() {
        assertThatThrownBy(() -> copy("0123456789abcdef"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is no finished run: there is no _SUCCESS in it");
        assertThat(here).doesNotExist();
    }

    @Test
    void theLimitsOfAProfileHoldForFilesThatWereFound() {
        hadoop.setInt(InputLimits.INPUTS, 2);
        hadoop.setLong(InputLimits.OBJECT_BYTES, 1000);
        InputLimits.checkCount(2, hadoop);
        InputLimits.checkSize("a.png", 1000, hadoop);
        assertThatThrownBy(() -> InputLimits.checkCount(3, hadoop))
                .isInstanceOf(UserError.class)
                .hasMessage("--input leads to 3 files, but the limit is 2 (ridgeline.limit.inputs)");
        assertThatThrownBy(() -> InputLimits.checkSize("a.png", 1001, hadoop))
                .isInstanceOf(UserError.class)
                .hasMessage("a.png has 1001 bytes, but the limit is 1000 (ridgeline.limit.object-bytes)");
    }
}
