package org.ridgeline.jobs.images;

import java.io.Serializable;

/**
 * A file to be read as an image.
 *
 * @param path qualified
 * @param size in bytes
 * @param version what changes when the content does
 * @param root name of the folder that was searched
 * @param name path below that folder, parts separated by slashes
 */
record ImageInput(String path, long size, String version, String root, String name) implements Serializable {}
