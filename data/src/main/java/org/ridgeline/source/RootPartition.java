package org.ridgeline.source;

import java.util.List;
import org.apache.spark.sql.connector.read.InputPartition;

/** What one task reads: a part of a large file, or several small files. */
record RootPartition(List<FileSlice> slices) implements InputPartition {}
