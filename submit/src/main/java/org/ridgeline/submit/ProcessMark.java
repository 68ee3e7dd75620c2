package org.ridgeline.submit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A process, known again after its number was given to another one, or the machine was started anew.
 *
 * @param pid its number
 * @param started when, in milliseconds since 1970; 0 if the system does not tell
 * @param boot the running of the machine that the number belongs to; empty if the system does not tell
 */
record ProcessMark(long pid, long started, String boot) {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    /** Linux reckons the start from the time of booting, which moves when the clock is set. */
    private static final long CLOCK_MOVES = 5_000;

    static ProcessMark of(ProcessHandle process) {
        long started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return new ProcessMark(process.pid(), started, bootOfMachine());
    }

    /** The process, if it is still there. */
    Optional<ProcessHandle> find() {
        return boot.equals(bootOfMachine())
                ? ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::startedThen)
                : Optional.empty();
    }

    private boolean startedThen(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(instant -> Math.abs(instant.toEpochMilli() - started) <= CLOCK_MOVES)
                .orElse(true);
    }

    private static String bootOfMachine() {
        try {
            return Files.isReadable(BOOT) ? Files.readString(BOOT).strip() : "";
        } catch (IOException unreadable) {
            return "";
        }
    }
}
