package org.ridgeline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ridgeline.bucket.InputException;
import org.ridgeline.bucket.StoreException;
import org.ridgeline.request.UserError;
import org.ridgeline.root.RootException;
import org.ridgeline.source.SourceException;

class FaultTest {

    static Stream<Arguments> whatAUserCanMend() {
        return Stream.of(
                Arguments.of(new UserError("no analysis 'hzz'"), "no analysis 'hzz'"),
                Arguments.of(new RootException("x.root: not a ROOT file"), "x.root: not a ROOT file"),
                Arguments.of(new SourceException("no ROOT file at /x"), "no ROOT file at /x"),
                Arguments.of(new InputException("no ROOT file at /x"), "no ROOT file at /x"),
                Arguments.of(
                        new StoreException(StoreException.Reason.AWAY, "https://x: is away"), "https://x: is away"),
                Arguments.of(new FileNotFoundException("File file:/x does not exist"), "File file:/x does not exist"),
                Arguments.of(new NoSuchFileException("/x"), "not found: /x"),
                Arguments.of(new AccessDeniedException("s3a://b/x"), "access denied: s3a://b/x"),
                Arguments.of(
                        new IOException("write: No space left on device"),
                        "the disk is full: write: No space left on device"));
    }

    @ParameterizedTest
    @MethodSource("whatAUserCanMend")
    void whatTheUserCanMendIsOneLineHoweverDeepSparkHidesIt(Throwable cause, String line) {
        assertThat(Fault.of(cause)).isEqualTo(line);
        SparkException wrapped = new SparkException(
                "Job aborted due to stage failure:\n many lines", new RuntimeException("task failed", cause));
        assertThat(Fault.of(new UncheckedIOException(new IOException("again", wrapped))))
                .isEqualTo(line);
    }

    @Test
    void whatIsSaidInManyLinesIsJoined() {
        assertThat(Fault.of(new UserError("no such sample\n  there are: a, b\n")))
                .isEqualTo("no such sample there are: a, b");
    }

    @Test
    void aProgrammingErrorIsOurs() {
        assertThat(Fault.of(new IllegalStateException("cannot happen"))).isNull();
        assertThat(Fault.of(new SparkException("Job aborted", new NullPointerException("x"))))
                .isNull();
        assertThat(Fault.of(new IOException("connection reset"))).isNull();
    }

    @Test
    void aCircleOfCausesEnds() {
        Exception one = new IllegalStateException("one");
        one.initCause(new IllegalStateException("two", one));
        assertThat(Fault.of(one)).isNull();
    }
}
