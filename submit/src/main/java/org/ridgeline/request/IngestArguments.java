package org.ridgeline.request;

import java.util.List;

/**
 * The arguments of a copy of a dataset's files, the same from the command line, a CronJob or a message.
 *
 * @param dataset name of a dataset, or path of a YAML file
 * @param from the place to copy from: a web server's base, a folder or a bucket; null means the dataset's own base
 * @param output folder or bucket prefix that becomes the base of the copy
 * @param samples names of the samples to copy; empty means all
 * @param parallel how many files are copied at a time
 * @param spool folder on local disk for files on their way to a bucket; null means the system's temporary folder
 */
public record IngestArguments(
        String dataset, String from, String output, List<String> samples, int parallel, String spool) {
    public IngestArguments {
        samples = List.copyOf(samples);
        if (parallel < 1 || parallel > 64) {
            throw new UserError("--parallel must be between 1 and 64, not " + parallel);
        }
    }
}
