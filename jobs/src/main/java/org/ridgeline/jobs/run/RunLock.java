package org.ridgeline.jobs.run;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
 * clock, is dead, and so is one whose process has ended on this machine. Dead claims are removed, and whoever finds his own
 * gone has lost the lock.
 */
public final class RunLock implements AutoCloseable {
    static final String FOLDER = "_lock";

    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration LIFE = Duration.ofSeconds(60);
    private static final Duration LAST_BEAT = Duration.ofSeconds(5);
    private static final int TRIES = 4;

    private final RunFolder folder;
    private final Path claim;
    private final ScheduledThreadPoolExecutor heart;
    private ScheduledFuture<?> beating;
    private volatile boolean lost;

    private RunLock(RunFolder folder) {
        this.folder = folder;
        this.claim = new Path(folder.file(FOLDER), UUID.randomUUID().toString());
        this.heart = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "run-lock");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * @throws UserError if another run of the same id is under way
     */
    public static RunLock take(RunFolder folder) {
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
        Owner other = null;
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
        throw new UserError("the same run is under way: process " + other.pid() + " on " + other.host() + " writes "
                + folder.address() + "; wait for it to end, or for a minute if it was killed");
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
            out.write(Owner.SELF.line().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A claim that is gone is not written again: whoever removed it holds the folder now. */
    void tryToBeat() {
        try {
            if (folder.store().exists(claim)) {
                beat();
            } else {
                lost = true;
            }
        } catch (Exception missed) {
            // The next beat may succeed; an exception thrown from here would be the last beat.
        }
    }

    /** Who else holds a living claim; null if nobody does. Dead claims are removed. */
    private Owner livingOther() throws IOException {
        long now = folder.store().getFileStatus(claim).getModificationTime();
        for (FileStatus status : folder.store().listStatus(claim.getParent())) {
            if (status.getPath().getName().equals(claim.getName())) {
                continue;
            }
            Owner other = ownerOf(status);
            if (other == null) {
                continue;
            }
            if (now - status.getModificationTime() < LIFE.toMillis() && !other.hasEnded()) {
                return other;
            }
            folder.store().delete(status.getPath(), false);
        }
        return null;
    }

    /** Who wrote a claim; null if it is gone. */
    private Owner ownerOf(FileStatus status) throws IOException {
        try (FSDataInputStream in = folder.store().open(status.getPath())) {
            return Owner.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (FileNotFoundException withdrawn) {
            return null;
        }
    }

    /**
     * Makes sure that nobody took the run over while this process was not heard of.
     *
     * @throws UserError if somebody may have
     */
    public void check() {
        try {
            FileStatus own = folder.store().getFileStatus(claim);
            if (!lost) {
                beat();
                long now = folder.store().getFileStatus(claim).getModificationTime();
                if (now - own.getModificationTime() < LIFE.toMillis() && livingOther() == null) {
                    return;
                }
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
            beating.cancel(true);
        }
        heart.shutdownNow();
        try {
            // A beat under way would bring the claim back.
            heart.awaitTermination(LAST_BEAT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        try {
            folder.store().delete(claim, false);
            if (folder.store().listStatus(claim.getParent()).length == 0) {
                folder.store().delete(claim.getParent(), false);
            }
        } catch (IOException harmless) {
            // The claim of an ended process counts no longer.
        }
    }

    /**
     * The process that wrote a claim.
     *
     * @param machine where its number means something, see {@link #thisMachine()}; empty if that is not known
     */
    record Owner(String host, String pid, String start, String machine) {
        static final Owner SELF = new Owner(
                hostName(),
                Long.toString(ProcessHandle.current().pid()),
                Long.toString(ManagementFactory.getRuntimeMXBean().getStartTime()),
                thisMachine());

        /** Reads what {@link #line()} writes, and what was written of it if the writer was not finished. */
        static Owner of(String line) {
            String[] parts = line.split(" ", -1);
            return parts.length == 4
                    ? new Owner(parts[0], parts[1], parts[2], parts[3])
                    : new Owner("unknown", "unknown", "", "");
        }

        String line() {
            return String.join(" ", host, pid, start, machine);
        }

        /** Whether the process ran on this machine and is no more. */
        boolean hasEnded() {
            if (machine.isEmpty() || !machine.equals(SELF.machine) || !pid.matches("[0-9]{1,10}")) {
                return false;
            }
            return pid.equals(SELF.pid)
                    ? !start.equals(SELF.start)
                    : ProcessHandle.of(Long.parseLong(pid)).isEmpty();
        }

        private static String hostName() {
            try {
                return InetAddress.getLocalHost().getHostName().replace(' ', '_');
            } catch (UnknownHostException nameless) {
                return "localhost";
            }
        }

        /**
         * The boot of the kernel and the namespace of its process numbers: containers of many machines share a host name,
         * and each may have a process 1. Only Linux tells both; elsewhere a claim dies of age alone.
         */
        private static String thisMachine() {
            try {
                String boot = Files.readString(java.nio.file.Path.of("/proc/sys/kernel/random/boot_id"));
                return boot.strip() + "/" + Files.readSymbolicLink(java.nio.file.Path.of("/proc/self/ns/pid"));
            } catch (IOException | UnsupportedOperationException | SecurityException notTold) {
                return "";
            }
        }
    }
}
