package org.ridgeline.root.write;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Where a file goes. It grows in a local spool file, because a ROOT file's header is known last; nothing is seen at the
 * destination before {@link #publish}.
 */
public interface Destination {

    /** The path, as a user would recognise it in a message. */
    String name();

    /** Makes an empty local file to write into. */
    Path spool() throws IOException;

    /** Lets the whole file appear, in place of an older one, and removes the spool file. */
    void publish(Path spool) throws IOException;
}
