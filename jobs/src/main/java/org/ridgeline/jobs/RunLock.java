package org.ridgeline.jobs;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.ridgeline.request.UserError;

/**
 * Keeps two runs of one id from writing into one folder. Not every store can create an object only if it is not there, but
 * all list what was written before: so a run writes a claim of its own into {@code _lock/}, then looks. If it sees another
 * living claim it withdraws, waits for a random time and tries again, and gives up after some tries; of two runs at least
 * one sees the other. A claim is written anew every ten seconds; one that has not been for a minute, by the store's own
 * clock, is dead, and so is one whose process has ended on this machine.
 */
final class RunLock implements AutoCloseable {
    static final String FOLDER = "_lock";

    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration LIFE = Duration.ofSeconds(60);
    private static final int TRIES = 4;

    private final RunFolder folder;
    private final Path claim;
    private final String owner;
    private final ScheduledThreadPoolExecutor heart;
    private ScheduledFuture<?> beating;

    private RunLock(RunFolder folder) {
        this.folder = folder;
        this.claim = new Path(folder.file(FOLDER), UUID.randomUUID().toString());
        this.owner = host() + " " + ProcessHandle.current().pid() + " " + start();
        this.heart = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "run-lock");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * @throws UserError if another run of the same id is under way
     */
    static RunLock take(RunFolder folder) {
        RunLock lock = new RunLock(folder);
        try {
            lock.claim();
        } catch (IOException failure) {
            lock.close();
            throw folder.failed("be written", failure);
        } catch (RuntimeException failure) {
            lock.close();
            throw failure;
        }
        return lock;
    }

    private void claim() throws IOException {
        String other = null;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            beat();
            other = livingOther();
            if (other == null) {
                beating = heart.scheduleWithFixedDelay(
                        this::tryToBeat, HEARTBEAT.toMillis(), HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
                return;
            }
            folder.store().delete(claim, false);
            pause();
        }
        throw new UserError("the same run is under way: process " + other + " writes " + folder.address()
                + "; wait for it to end, or for a minute if it was killed");
    }

    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(100, 600));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UserError("interrupted", stopped);
        }
    }

    private void beat() throws IOException {
        try (FSDataOutputStream out = folder.store().create(claim, true)) {
            out.write(owner.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void tryToBeat() {
        try {
            beat();
        } catch (IOException | RuntimeException missed) {
            // The next beat may succeed; whether the claim has lived on is looked at before _SUCCESS is written.
        }
    }

    /** Who else holds a living claim; null if nobody does. Dead claims are removed. */
    private String livingOther() throws IOException {
        long now = folder.store().getFileStatus(claim).getModificationTime();
        for (FileStatus status : folder.store().listStatus(claim.getParent())) {
            if (status.getPath().getName().equals(claim.getName())) {
                continue;
            }
            String other = ownerOf(status);
            if (other == null) {
                continue;
            }
            if (now - status.getModificationTime() < LIFE.toMillis() && !hasEndedHere(other)) {
                return other;
            }
            folder.store().delete(status.getPath(), false);
        }
        return null;
    }

    /** Host, process number and start of a claim's process; empty while it is being written, null if it is gone. */
    private String ownerOf(FileStatus status) throws IOException {
        try (FSDataInputStream in = folder.store().open(status.getPath())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (FileNotFoundException withdrawn) {
            return null;
        }
    }

    /** Whether a claim's process ran on this machine and is no more. */
    private static boolean hasEndedHere(String other) {
        String[] parts = other.split(" ", -1);
        if (parts.length != 3 || !parts[0].equals(host())) {
            return false;
        }
        return ProcessHandle.of(Long.parseLong(parts[1]))
                .map(process -> process.pid() == ProcessHandle.current().pid() && !parts[2].equals(start()))
                .orElse(true);
    }

    /**
     * Makes sure that nobody took the run over while this process was not heard of.
     *
     * @throws UserError if somebody may have
     */
    void check() {
        try {
            FileStatus own = folder.store().getFileStatus(claim);
            beat();
            if (folder.store().getFileStatus(claim).getModificationTime() - own.getModificationTime() < LIFE.toMillis()
                    && livingOther() == null) {
                return;
            }
        } catch (FileNotFoundException removed) {
            // Said below.
        } catch (IOException failure) {
            throw folder.failed("be written", failure);
        }
        throw new UserError("this process was not heard of for more than " + LIFE.toSeconds()
                + " s, and another may have taken over " + folder.address() + "; start it again");
    }

    @Override
    public void close() {
        if (beating != null) {
            beating.cancel(false);
        }
        heart.shutdown();
        try {
            folder.store().delete(claim, false);
            if (folder.store().listStatus(claim.getParent()).length == 0) {
                folder.store().delete(claim.getParent(), false);
            }
        } catch (IOException harmless) {
            // The claim of an ended process counts no longer.
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName().replace(' ', '_');
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }

    private static String start() {
        return Long.toString(ManagementFactory.getRuntimeMXBean().getStartTime());
    }
}
