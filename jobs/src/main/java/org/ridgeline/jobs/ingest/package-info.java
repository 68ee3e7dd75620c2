/** Copies of a dataset's files: what is where, and one file at a time, verified. {@code Ingest} is where to start. */
package org.ridgeline.jobs.ingest;
