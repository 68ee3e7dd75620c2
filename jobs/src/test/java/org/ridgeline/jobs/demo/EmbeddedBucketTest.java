package org.ridgeline.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.jobs.run.Fault;

class EmbeddedBucketTest {
    @TempDir
    Path folder;

    @Test
    void whatS3aWritesItReadsBack() throws IOException {
        try (EmbeddedBucket bucket = new EmbeddedBucket("one", folder);
                FileSystem files = open(bucket, configuration(bucket))) {
            org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path("s3a://one/a/b.txt");
            try (FSDataOutputStream out = files.create(path)) {
                out.write("peaks".getBytes(StandardCharsets.UTF_8));
            }
            try (FSDataInputStream in = files.open(path)) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("peaks");
            }
            assertThat(files.getFileStatus(path).getLen()).isEqualTo(5);
            assertThat(folder.resolve("one/a/b.txt")).hasContent("peaks");
        }
    }

    @Test
    void withoutItsKeyNobodyEnters() throws IOException {
        try (EmbeddedBucket bucket = new EmbeddedBucket("two", folder)) {
            Configuration configuration = configuration(bucket);
            configuration.set("fs.s3a.bucket.two.secret.key", "wrong");
            try (FileSystem files = open(bucket, configuration)) {
                assertThatThrownBy(() -> files.listStatus(new org.apache.hadoop.fs.Path("s3a://two/")))
                        .isInstanceOf(AccessDeniedException.class)
                        .satisfies(failure -> assertThat(Fault.of(failure)).startsWith("access denied: s3a://two/"));
            }
        }
    }

    private static Configuration configuration(EmbeddedBucket bucket) {
        Configuration configuration = new Configuration();
        bucket.settings().forEach(configuration::set);
        return configuration;
    }

    private static FileSystem open(EmbeddedBucket bucket, Configuration configuration) throws IOException {
        return FileSystem.newInstance(URI.create(bucket.uri()), configuration);
    }
}
