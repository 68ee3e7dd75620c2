package org.ridgeline.jobs.ingest;

import java.util.Map;
import org.ridgeline.bucket.InputFile;

/**
 * A file to copy.
 *
 * @param name below the base of the copy: {@code Data/data_A.4lep.root}
 * @param file where it lies
 * @param byRanges whether its parts can be had
 * @param checksums that its store tells: algorithm to hexadecimal digits or base64
 */
record Original(String name, InputFile file, boolean byRanges, Map<String, String> checksums) {}
