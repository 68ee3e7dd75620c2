package org.ridgeline.result;

/**
 * A file that a run read, and what identifies its content.
 *
 * @param sample it was counted with
 * @param size in bytes
 * @param version the store's mark of the content: an ETag, or the time of its last change
 */
public record InputRecord(String path, String sample, long size, String version) {}
