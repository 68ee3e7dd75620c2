"""Holds the histograms of Ridgeline and its peers against each other: the same entries, the same sums within 1e-6.

usage: compare.py RUN_FOLDER PEER.json...      exits with 1 and the first difference if there is one
"""

import json
import pathlib
import sys

import numpy as np
import pyarrow.parquet as parquet

TOLERANCE = 1e-6


def ours(folder):
    """By sample number and histogram: entries, sums of weights and of their squares, without the sample's normalisation."""
    record = json.loads((folder / "run.json").read_text())
    samples = {sample["name"]: sample for sample in record["samples"]}
    rows = {}
    for row in parquet.read_table(folder / "histograms").to_pylist():
        rows.setdefault((row["sample"], row["histogram"]), []).append(row)
    histograms = {}
    for (sample, name), bins in rows.items():
        bins.sort(key=lambda row: row["bin"])
        scale = samples[sample]["scale"]
        histograms[str(samples[sample]["dsid"]), name] = {
            "entries": [row["entries"] for row in bins],
            "sumw": [row["sumw"] / scale for row in bins],
            "sumw2": [row["sumw2"] / scale**2 for row in bins],
        }
    return histograms


def check(found, expected, what):
    for sums in ("sumw", "sumw2"):
        a, b = np.array(found[sums], float), np.array(expected[sums], float)
        if a.shape != b.shape:
            sys.exit(f"{what}: {len(a)} bins, expected {len(b)}")
        bad = np.abs(a - b) > TOLERANCE * np.maximum(np.abs(a), np.abs(b)).max()
        if bad.any():
            at = int(np.argmax(bad))
            sys.exit(f"{what}: {sums} of bin {at} is {a[at]}, expected {b[at]}")
    if "entries" in found:
        if found["entries"] != expected["entries"]:
            sys.exit(f"{what}: entries {found['entries']}, expected {expected['entries']}")
    elif found["total-entries"] != sum(expected["entries"]):
        sys.exit(f"{what}: {found['total-entries']} entries, expected {sum(expected['entries'])}")


def main(folder, peers):
    expected = ours(folder)
    for peer in peers:
        histograms = json.loads(pathlib.Path(peer).read_text())["histograms"]
        found = {(sample, name): h for sample, all in histograms.items() for name, h in all.items()}
        if found.keys() != expected.keys():
            sys.exit(f"{peer}: histograms {sorted(found.keys() ^ expected.keys())} are in one of both only")
        for key, histogram in found.items():
            check(histogram, expected[key], f"{peer}: {' '.join(key)}")
    entries = sum(sum(h["entries"]) for h in expected.values())
    print(f"{len(expected)} histograms with {entries:,} entries: the same in all", file=sys.stderr)


main(pathlib.Path(sys.argv[1]).resolve(), sys.argv[2:])
