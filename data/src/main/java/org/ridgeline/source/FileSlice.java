package org.ridgeline.source;

import java.io.Serializable;
import java.util.List;
import org.ridgeline.bucket.InputFile;
import org.ridgeline.root.Branch;

/**
 * A run of entries of one file, and where its bytes are.
 *
 * @param from first entry
 * @param to one past the last entry
 * @param branches the columns to read, each with the baskets of these entries only; null where the file lacks one
 */
record FileSlice(InputFile file, long from, long to, List<Branch> branches) implements Serializable {}
