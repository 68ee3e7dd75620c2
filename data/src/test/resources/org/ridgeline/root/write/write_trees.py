"""Writes random trees with uproot, and what is in them in the words of print_tree.py, made from the arrays and not from the files.

usage: write_trees.py FOLDER SEED...
"""
import struct
import sys

import awkward as ak
import numpy as np
import uproot

KINDS = ["?", "i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f4", "f8"]
CODECS = [None, uproot.ZLIB(1), uproot.LZ4(1), uproot.ZSTD(3), uproot.LZMA(1)]


def numbers(rng, kind, shape):
    if kind == "?":
        return rng.integers(0, 2, shape).astype(bool)
    if kind[0] == "f":
        return (rng.standard_normal(shape) * 10.0 ** rng.integers(-3, 4)).astype(kind)
    limits = np.iinfo(kind)
    return rng.integers(limits.min, limits.max, shape, dtype=kind, endpoint=True)


def value(v):
    if isinstance(v, (np.floating,)):
        return struct.pack(">f" if v.dtype.itemsize == 4 else ">d", v).hex()
    return str(int(v))


def tree(folder, seed):
    rng = np.random.default_rng(seed)
    entries = int(rng.integers(1, 1200))
    branches, expected = {}, {}
    for i in range(int(rng.integers(3, 9))):
        kind, name = KINDS[rng.integers(len(KINDS))], f"b{i}"
        form = rng.integers(4)
        if form == 3:
            counts = rng.integers(0, 6, entries)
            flat = numbers(rng, kind, int(counts.sum()))
            branches[name] = ak.unflatten(flat, counts)
            ends = np.cumsum(counts)
            expected[name] = [flat[e - c:e] for e, c in zip(ends, counts)]
            expected["n" + name] = list(counts.astype("i4"))
        else:
            shape = [(entries,), (entries, 3), (entries, 2, 2)][form]
            branches[name] = numbers(rng, kind, shape)
            expected[name] = list(branches[name])
    with uproot.recreate(f"{folder}/{seed}.root", compression=CODECS[seed % len(CODECS)]) as file:
        types = {n: (a.type.content if isinstance(a, ak.Array) else (a.dtype, a.shape[1:])) for n, a in branches.items()}
        out = file.mktree("events", types)
        at = 0
        while at < entries:
            step = int(rng.integers(1, entries + 1))
            out.extend({n: a[at:at + step] for n, a in branches.items()})
            at += step
    with open(f"{folder}/{seed}.txt", "w") as text:
        for name, rows in expected.items():
            print("branch", name, sep="\t", file=text)
            for row in rows:
                line = value(row) if np.ndim(row) == 0 else "[" + ",".join(value(v) for v in np.ravel(row)) + "]"
                print(line, file=text)


for argument in sys.argv[2:]:
    tree(sys.argv[1], int(argument))
