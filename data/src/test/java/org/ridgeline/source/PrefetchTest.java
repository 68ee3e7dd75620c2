package org.ridgeline.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.bucket.InputFile;
import org.ridgeline.root.Branch;
import org.ridgeline.root.LocalBytes;
import org.ridgeline.root.RootFile;

/** What becomes of the file that is read ahead when the task ends early. */
class PrefetchTest {
    @TempDir
    java.nio.file.Path folder;

    /** Local files as {@code slow:/...}: opening one waits, deaf to interrupts. */
    public static final class SlowFileSystem extends RawLocalFileSystem {
        static final CountDownLatch OPENING = new CountDownLatch(1);
        static final CountDownLatch MAY_OPEN = new CountDownLatch(1);
        static final CountDownLatch CLOSED = new CountDownLatch(1);

        @Override
        public URI getUri() {
            return URI.create("slow:///");
        }

        @Override
        public String getScheme() {
            return "slow";
        }

        @Override
        public FSDataInputStream open(Path path, int bufferSize) throws IOException {
            OPENING.countDown();
            boolean waiting = true;
            while (waiting) {
                try {
                    waiting = !MAY_OPEN.await(1, TimeUnit.MINUTES);
                } catch (InterruptedException e) {
                    continue;
                }
            }
            FSDataInputStream file = super.open(path, bufferSize);
            return new FSDataInputStream(file.getWrappedStream()) {
                @Override
                public void close() throws IOException {
                    super.close();
                    CLOSED.countDown();
                }
            };
        }
    }

    @Test
    void aFileThatIsBeingOpenedWhenTheTaskEndsIsClosed() throws Exception {
        java.nio.file.Path file = new TreeWriting().ints("run", 1, 2).to(folder.resolve("a.root"));
        List<Branch> branches;
        try (RootFile root = RootFile.open(new LocalBytes(file))) {
            branches = root.tree("events").branches();
        }
        Configuration hadoop = new Configuration();
        hadoop.set("fs.slow.impl", SlowFileSystem.class.getName());
        InputFile input = new InputFile("slow:" + file, Files.size(file), TestSpark.version(file));
        Prefetch prefetch = new Prefetch(List.of(new FileSlice(input, 0, 2, branches)), hadoop);
        Thread task = new Thread(() -> {
            try {
                prefetch.next();
            } catch (IOException | RuntimeException e) {
                Thread.currentThread().interrupt();
            }
        });
        task.start();
        assertThat(SlowFileSystem.OPENING.await(1, TimeUnit.MINUTES))
                .as("opening")
                .isTrue();
        prefetch.close();
        SlowFileSystem.MAY_OPEN.countDown();
        assertThat(SlowFileSystem.CLOSED.await(1, TimeUnit.MINUTES))
                .as("closed")
                .isTrue();
        task.join();
    }
}
