package org.ridgeline.root;

/** Reads items of one kind and gathers their values. */
abstract class ItemReader {
    abstract void read(Cursor cursor) throws RootException;

    /** Reads a collection whose objects are stored member by member: all first members, then all second ones. */
    void readMemberwise(Cursor cursor) throws RootException {
        throw cursor.broken("a collection stored object by object");
    }

    abstract Column finish(int length);
}
