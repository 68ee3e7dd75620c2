package org.ridgeline.root.write;

import org.ridgeline.root.ColumnType.Primitive;

/**
 * What ROOT calls a primitive.
 *
 * @param leaf class of its leaf
 * @param letter its type in a branch's title ({@code x/F})
 * @param size bytes on disk
 * @param unsigned flag of its leaf
 * @param cpp name in a template's argument; the 64-bit ones are ROOT's own, as {@code long} differs between platforms
 * @param vector checksum of {@code vector<cpp>}, as ROOT computes it
 * @param rvec checksum of {@code ROOT::VecOps::RVec<cpp>}
 */
record Scalar(String leaf, char letter, int size, boolean unsigned, String cpp, int vector, int rvec) {

    static Scalar of(Primitive primitive) {
        return switch (primitive) {
            case BOOLEAN -> new Scalar("TLeafO", 'O', 1, false, "bool", 0x01c8b117, 0x3460c9f2);
            case INT8 -> new Scalar("TLeafB", 'B', 1, false, "char", 0x01c8b03f, 0x3460c91a);
            case UINT8 -> new Scalar("TLeafB", 'b', 1, true, "unsigned char", 0x2b7230da, 0x2fb13f0b);
            case INT16 -> new Scalar("TLeafS", 'S', 2, false, "short", 0x055a2247, 0x9d226cd8);
            case UINT16 -> new Scalar("TLeafS", 's', 2, true, "unsigned short", 0x8256a418, 0x8f13ceab);
            case INT32 -> new Scalar("TLeafI", 'I', 4, false, "int", 0x00983b88, 0xbc2043d1);
            case UINT32 -> new Scalar("TLeafI", 'i', 4, true, "unsigned int", 0xb9261111, 0x653b15cc);
            case INT64 -> new Scalar("TLeafL", 'L', 8, false, "Long64_t", 0x907dd4be, 0x929db209);
            case UINT64 -> new Scalar("TLeafL", 'l', 8, true, "ULong64_t", 0xb178f86b, 0xb7d8904c);
            case FLOAT32 -> new Scalar("TLeafF", 'F', 4, false, "float", 0x055a169b, 0x9d22612c);
            case FLOAT64 -> new Scalar("TLeafD", 'D', 8, false, "double", 0x100e4364, 0xd7672317);
        };
    }

    int checksum(Field.ListClass lists) {
        return switch (lists) {
            case VECTOR -> vector;
            case RVEC -> rvec;
        };
    }
}
