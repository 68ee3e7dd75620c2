package org.ridgeline.root;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Random-access bytes of one file: on local disk, or in any store that Hadoop's {@code FileSystem} reaches. */
public interface ByteSource extends Closeable {

    /** A range of bytes: {@code offset} from the start of the file, {@code length} bytes. */
    record Range(long offset, int length) {
        /** One past the last byte. */
        public long end() {
            return offset + length;
        }

        /**
         * @throws RootException if the range does not lie inside the source
         */
        public void checkInside(ByteSource source) throws RootException {
            if (offset < 0 || length < 0 || offset > source.size() - length) {
                throw new RootException(source.name() + ", offset " + offset + ": expected " + length
                        + " bytes, but the file has " + source.size());
            }
        }
    }

    /** The path, as the user would recognise it in a message. */
    String name();

    /** Size of the file in bytes. */
    long size();

    /**
     * Reads one range whole, in one request.
     *
     * @throws RootException if the range does not lie inside the file
     * @throws IOException if the store fails
     */
    byte[] read(Range range) throws IOException;

    /**
     * Reads several ranges, in parallel where the store can (S3A's vectored reads). The ranges are sorted, do not overlap,
     * and were merged by the caller: each is one request. Results have the same order as {@code ranges}.
     */
    List<byte[]> readAll(List<Range> ranges) throws IOException;

    /** How many requests were sent to the store until now. */
    long requests();

    /** How many bytes were fetched from the store until now. */
    long bytesRead();
}
