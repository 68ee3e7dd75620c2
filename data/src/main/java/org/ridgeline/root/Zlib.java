package org.ridgeline.root;

/** What expands blocks of zlib. Both give the same bytes, and refuse the same blocks. */
public enum Zlib {
    /** The JDK's own, which is there on every machine. */
    PORTABLE,
    /** Intel's ISA-L, two to three times as fast, where it loads: x86-64 with Linux or macOS. */
    NATIVE
}
