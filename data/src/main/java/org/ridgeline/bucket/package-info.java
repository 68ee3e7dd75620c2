/**
 * Where files lie: on disk, in a store that Hadoop reaches, on a web server.
 *
 * <p>{@link org.ridgeline.bucket.InputFiles} finds the files behind the addresses that a user gives;
 * {@link org.ridgeline.bucket.InputFile} opens one, and notices when it is no longer the one that was found.
 */
package org.ridgeline.bucket;
