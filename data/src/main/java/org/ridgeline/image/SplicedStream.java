package org.ridgeline.image;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/** Bytes of ours followed by the rest of a file, as the JDK's readers want them; nothing is cached but one chunk. */
final class SplicedStream extends ImageInputStreamImpl {

    private final byte[] prefix;
    private final SourceCursor rest;
    private final long restAt;

    /** The rest begins where the cursor is. */
    SplicedStream(byte[] prefix, SourceCursor rest) {
        this.prefix = prefix;
        this.rest = rest;
        restAt = rest.position();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        checkClosed();
        bitOffset = 0;
        if (length == 0) {
            return 0;
        }
        int count;
        if (streamPos < prefix.length) {
            count = Math.min(length, prefix.length - (int) streamPos);
            System.arraycopy(prefix, (int) streamPos, into, offset, count);
        } else {
            rest.seek(restAt + streamPos - prefix.length);
            count = rest.read(into, offset, length);
        }
        streamPos += count;
        return count == 0 ? -1 : count;
    }
}
