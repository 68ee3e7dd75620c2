package org.ridgeline.submit;

/**
 * How a run on this machine stands.
 *
 * @param phase of the run
 * @param runner the process that follows the job and writes this
 * @param job the job's process; null before it is started
 * @param exitCode of the job; null before its end
 * @param reason why it did not end by itself; null if it did
 * @param started when, ISO 8601
 * @param ended when, ISO 8601; null before
 */
record RunState(
        Phase phase,
        ProcessMark runner,
        ProcessMark job,
        Integer exitCode,
        String reason,
        String started,
        String ended) {
    enum Phase {
        /** The job is being started. */
        STARTING,
        RUNNING,
        /** The job ended with exit code 0. */
        DONE,
        /** The job ended with another exit code. */
        FAILED,
        /** Somebody stopped it. */
        CANCELLED,
        /** It was stopped at the limit of its time. */
        STOPPED,
        /** The process that followed it is gone, and left no word: killed, or the machine was started anew. */
        LOST;

        boolean isEnd() {
            return switch (this) {
                case STARTING, RUNNING -> false;
                case DONE, FAILED, CANCELLED, STOPPED, LOST -> true;
            };
        }
    }

    RunState running(ProcessMark process) {
        return new RunState(Phase.RUNNING, runner, process, null, null, started, null);
    }

    RunState ended(Phase end, Integer code, String why, String when) {
        return new RunState(end, runner, job, code, why, started, when);
    }

    /** What is written, or that the run is lost if nobody follows it. */
    RunState seen() {
        if (phase.isEnd() || runner.find().isPresent()) {
            return this;
        }
        boolean alive = job != null && job.find().isPresent();
        String rest = alive ? "; the job still runs, ridgeline cancel stops it" : "";
        return ended(Phase.LOST, null, "the process that followed it is gone" + rest, null);
    }
}
