"""The selection and histograms of `hzz-2020` by uproot and awkward: one pass over each file in steps of whole clusters.

usage: hzz_uproot.py OUT.json FILE...      files are called <number of the sample>.<anything>.root
"""

import json
import pathlib
import re
import resource
import sys
import time

import awkward as ak
import numpy as np
import uproot

STEP = 140_000  # the files' clusters: no basket is inflated twice
WEIGHTS = ["mcWeight", "scaleFactor_ELE", "scaleFactor_MUON", "scaleFactor_LepTRIGGER", "scaleFactor_PILEUP"]
LEPTONS = ["pt", "eta", "phi", "E", "charge", "type", "ptcone30", "etcone20", "z0", "trackd0pvunbiased", "tracksigd0pvunbiased"]
BRANCHES = WEIGHTS + ["channelNumber", "trigE", "trigM", "jet_pt", "jet_eta"] + ["lep_" + name for name in LEPTONS]
AXES = {
    "mass_four_lep": (24, 80, 170), "mass_ext_four_lep": (30, 80, 250), "mLL1": (30, 50, 106), "mLL2": (30, 12, 140),
    "fourlepsys_pt": (20, 0, 200), "fourlepsys_y": (20, -3, 3), "n_jets": (4, -0.5, 3.5), "fourleptpt": (5, 0, 200),
    "fourlepteta": (10, -3, 3), "fourleptE": (10, 0, 300), "fourleptphi": (8, -3.2, 3.2), "fourleptch": (7, -1.75, 1.75),
    "fourleptID": (15, 5.5, 20.5),
}  # fmt: skip
# The official code keeps ratios as 32-bit floats and compares them with doubles.
ISOLATION, Z0, THREE, FIVE, Z_MASS = np.float64(0.3), np.float64(0.5), np.float64(3), np.float64(5), np.float64(91.18)


class Histogram:
    def __init__(self, bins, low, high):
        self.bins, self.low, self.high = bins, low, high
        self.entries, self.sumw, self.sumw2 = np.zeros(bins + 2, np.int64), np.zeros(bins + 2), np.zeros(bins + 2)

    def fill(self, values, weights):
        values = np.asarray(values, np.float64)
        inside = np.floor(self.bins * (values - self.low) / (self.high - self.low)) + 1
        bin = np.clip(inside, 0, self.bins + 1).astype(np.int64)
        n = self.bins + 2
        self.entries += np.bincount(bin, minlength=n)
        self.sumw += np.bincount(bin, weights, n)
        self.sumw2 += np.bincount(bin, weights * weights, n)


def flat(events, name):
    return np.asarray(ak.flatten(events[name], axis=1))


def good_leptons(events):
    """Mask over all leptons of all events, one after the other: plain numpy, no list structure."""
    pt, eta, kind = flat(events, "lep_pt"), flat(events, "lep_eta"), flat(events, "lep_type")
    isolated = (flat(events, "lep_ptcone30") / pt < ISOLATION) & (flat(events, "lep_etcone20") / pt < ISOLATION)
    central = np.abs(flat(events, "lep_z0") / np.cosh(eta.astype(np.float64))) < Z0
    d0 = np.abs(flat(events, "lep_trackd0pvunbiased") / flat(events, "lep_tracksigd0pvunbiased"))
    size = np.abs(eta)
    electron = (kind == 11) & (pt > 7000) & (size < np.float64(2.47)) & (d0 < FIVE)
    muon = (kind == 13) & (pt > 5000) & (size < np.float64(2.5)) & (d0 < THREE)
    return isolated & central & (electron | muon)


def z_masses(p, charge, kind):
    """The last pairing whose first pair has one type and opposite charges; [closer to the Z, other] in GeV."""
    first, second = np.zeros(len(charge), np.float32), np.zeros(len(charge), np.float32)
    for (a, b), (c, d) in (((0, 1), (2, 3)), ((0, 2), (1, 3)), ((0, 3), (1, 2))):
        valid = (kind[:, a] == kind[:, b]) & (charge[:, a] != charge[:, b])
        one, two = mass(p[:, :, a] + p[:, :, b]), mass(p[:, :, c] + p[:, :, d])
        swap = ~(np.abs(one - Z_MASS) < np.abs(two - Z_MASS))
        first = np.where(valid, np.where(swap, two, one), first)
        second = np.where(valid, np.where(swap, one, two), second)
    return first, second


def mass(p):
    """In GeV, as a 32-bit float, from px, py, pz, E in MeV."""
    square = p[3] ** 2 - p[0] ** 2 - p[1] ** 2 - p[2] ** 2
    return (np.sign(square) * np.sqrt(np.abs(square)) / 1000).astype(np.float32)


def select(events, histograms):
    events = events[(events["trigE"] | events["trigM"]) & (ak.num(events["lep_pt"]) >= 4)]
    counts = np.asarray(ak.num(events["lep_pt"]))
    good = ak.unflatten(good_leptons(events), counts)
    four = ak.sum(good, axis=1) == 4
    events, good = events[four], good[four]
    lepton = {name: np.asarray(ak.flatten(events["lep_" + name][good])).reshape(-1, 4) for name in LEPTONS[:6]}
    pt, charge, kind = lepton["pt"], lepton["charge"], lepton["type"]
    passed = (pt[:, 0] > 25000) & (pt[:, 1] > 15000) & (pt[:, 2] > 10000) & (charge.sum(axis=1) == 0)
    passed &= np.isin(kind.sum(axis=1), (44, 48, 52))
    events, lepton = events[passed], {name: values[passed] for name, values in lepton.items()}
    pt, charge, kind = lepton["pt"], lepton["charge"], lepton["type"]
    wide, eta, phi = pt.astype(np.float64), lepton["eta"].astype(np.float64), lepton["phi"].astype(np.float64)
    p = np.stack([wide * np.cos(phi), wide * np.sin(phi), wide * np.sinh(eta), lepton["E"].astype(np.float64)])
    total = p.sum(axis=2)
    z1, z2 = z_masses(p, charge, kind)
    jets = ak.sum((events["jet_pt"] > 30000) & (np.abs(events["jet_eta"]) < np.float64(4.4)), axis=1)

    number = np.asarray(events["channelNumber"])
    weight = np.asarray(events["mcWeight"])
    weight = np.where((number >= 410011) & (number <= 410026), np.sign(weight), weight)
    for name in WEIGHTS[1:]:
        weight = weight * np.asarray(events[name])
    weight = weight.astype(np.float64)
    each = np.repeat(weight, 4)

    m4l = mass(total)
    per_event = {
        "mass_four_lep": m4l, "mass_ext_four_lep": m4l, "mLL1": z1, "mLL2": z2,
        "fourlepsys_pt": (np.hypot(total[0], total[1]) / 1000).astype(np.float32),
        "fourlepsys_y": (0.5 * np.log((total[3] + total[2]) / (total[3] - total[2]))).astype(np.float32),
        "n_jets": np.asarray(jets),
    }  # fmt: skip
    per_lepton = {
        "fourleptpt": pt / np.float64(1000), "fourlepteta": lepton["eta"], "fourleptE": lepton["E"] / np.float64(1000),
        "fourleptphi": lepton["phi"], "fourleptch": charge, "fourleptID": kind,
    }  # fmt: skip
    for name, values in per_event.items():
        histograms[name].fill(values, weight)
    for name, values in per_lepton.items():
        histograms[name].fill(values.ravel(), each)


def main(out, files):
    started, cpu = time.perf_counter(), time.process_time()
    results, events = {}, 0
    for path in files:
        sample = re.match(r"\d+", pathlib.Path(path).name).group()
        histograms = results.setdefault(sample, {name: Histogram(*axis) for name, axis in AXES.items()})
        with uproot.open(path) as file:
            tree = file["mini"]
            events += tree.num_entries
            for step in tree.iterate(BRANCHES, step_size=STEP):
                select(step, histograms)
    record = {
        "events": events,
        "wall": time.perf_counter() - started,
        "cpu": time.process_time() - cpu,
        "process-cpu": time.process_time(),
        "peak-mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "version": f"uproot {uproot.__version__}, awkward {ak.__version__}, numpy {np.__version__}",
        "histograms": {
            sample: {
                name: {"entries": h.entries.tolist(), "sumw": h.sumw.tolist(), "sumw2": h.sumw2.tolist()}
                for name, h in histograms.items()
            }
            for sample, histograms in results.items()
        },
    }
    pathlib.Path(out).write_text(json.dumps(record))


main(sys.argv[1], sys.argv[2:])
