"""Prints a tree as uproot reads it: per branch its C++ type, then each entry; floats as the hex of their bits.

usage: print_tree.py FILE TREE
"""
import struct
import sys

import numpy as np
import uproot


def value(v):
    if isinstance(v, str):
        return "t" + v.encode("utf-8", "surrogateescape").hex()
    if isinstance(v, np.floating):
        return struct.pack(">f" if v.dtype.itemsize == 4 else ">d", v).hex()
    return str(int(v))


def entry(e):
    if isinstance(e, (str, np.generic)):
        return value(e)
    items = e if isinstance(e, np.ndarray) else np.asarray(e)
    return "[" + ",".join(value(v) for v in items.ravel()) + "]"


with uproot.open(sys.argv[1]) as file:
    tree = file[sys.argv[2]]
    print("entries", tree.num_entries)
    for branch in tree.branches:
        print("branch", branch.name, branch.typename, sep="\t")
        for e in branch.array(library="np"):
            print(entry(e))
