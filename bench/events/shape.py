"""Compares branches of generated files with the released ones: size of an entry, and how far zlib of level 1 shrinks it.

The released files at hand are small, and keep their baskets uncompressed inside the tree: so the same number of entries of
both is compressed here, in the same way.

usage: shape.py FOLDER_OF_RELEASED_FILES FILE...
"""

import pathlib
import sys
import zlib

import numpy as np
import uproot


def ratio(branches, entries):
    """Bytes of each branch in these entries, as ROOT lays them out, over those after zlib."""
    arrays = [np.concatenate([np.asarray(a).reshape(-1) if a.dtype != object else np.concatenate(list(a) or [[]]) for a in [branch.array(library="np", entry_stop=entries)]]) for branch in branches]
    data = b"".join(array.astype(array.dtype.newbyteorder(">")).tobytes() for array in arrays)
    return len(data) / max(1, len(zlib.compress(data, 1))), len(data) / sum(min(entries, b.num_entries) for b in branches)


released = [uproot.open(path)["mini"] for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.root"))]
generated = [uproot.open(path)["mini"] for path in sys.argv[2:]]
names = ["lep_pt", "lep_eta", "lep_E", "lep_charge", "lep_type", "lep_z0", "lep_ptcone30", "lep_etcone20", "jet_pt", "trigE", "mcWeight", "scaleFactor_ELE"]
print("| branch | released: ratio, bytes an entry | generated | entries a basket | basket, stored |\n|---|---|---|---|---|")
for name in names:
    real, toy = [tree[name] for tree in released], [tree[name] for tree in generated]
    a, b = ratio(real, 400), ratio(toy[3:4], sum(tree.num_entries for tree in released)) if len(toy) > 3 else ratio(toy[:1], 195)
    baskets = sum(branch.num_baskets for branch in toy)
    print(f"| `{name}` | {a[0]:.2f}, {a[1]:.0f} | {b[0]:.2f}, {b[1]:.0f} | {sum(t.num_entries for t in toy) // baskets:,} | {sum(t.compressed_bytes for t in toy) // baskets / 1e6:.2f} MB |")
