package org.ridgeline.root.write;

import java.io.Serializable;
import java.time.LocalDateTime;

/**
 * How a tree is cut and compressed.
 *
 * @param codec of baskets, tree and streamer information
 * @param level 1 (fast) to the codec's highest (small); 0 with {@link Codec#NONE}
 * @param clusterEntries after so many entries every branch starts a new basket, so that readers can cut the tree there
 * @param basketBytes a branch starts a new basket earlier when this many bytes are filled
 * @param time the time stamp of the file and all its records; not the clock's, so that equal input gives equal bytes
 */
public record WriteOptions(Codec codec, int level, int clusterEntries, int basketBytes, LocalDateTime time)
        implements Serializable {
    private static final LocalDateTime NO_TIME = LocalDateTime.of(2020, 1, 1, 0, 0);

    /** The codec and level of the ATLAS Open Data releases, clusters of 100,000 entries, baskets of at most 1 MiB. */
    public static final WriteOptions DEFAULT = new WriteOptions(Codec.ZLIB, 1, 100_000, 1 << 20, NO_TIME);

    public WriteOptions {
        int lowest = codec == Codec.NONE ? 0 : 1;
        if (level < lowest || level > codec.highestLevel()) {
            throw new IllegalArgumentException("compression level of " + codec + " must be " + lowest + " to "
                    + codec.highestLevel() + ", not " + level);
        }
        if (clusterEntries < 1) {
            throw new IllegalArgumentException("a cluster needs at least one entry, not " + clusterEntries);
        }
        if (basketBytes < 1) {
            throw new IllegalArgumentException("a basket needs at least one byte, not " + basketBytes);
        }
        if (time.getYear() < 1995 || time.getYear() > 2058) {
            throw new IllegalArgumentException("ROOT can only write the years 1995 to 2058, not " + time.getYear());
        }
    }

    public WriteOptions compressed(Codec newCodec, int newLevel) {
        return new WriteOptions(newCodec, newLevel, clusterEntries, basketBytes, time);
    }

    public WriteOptions clusters(int entries) {
        return new WriteOptions(codec, level, entries, basketBytes, time);
    }

    public WriteOptions baskets(int bytes) {
        return new WriteOptions(codec, level, clusterEntries, bytes, time);
    }

    /** ROOT's packed date: years since 1995, month, day, hour, minute, second. */
    int datime() {
        return (time.getYear() - 1995) << 26
                | time.getMonthValue() << 22
                | time.getDayOfMonth() << 17
                | time.getHour() << 12
                | time.getMinute() << 6
                | time.getSecond();
    }
}
