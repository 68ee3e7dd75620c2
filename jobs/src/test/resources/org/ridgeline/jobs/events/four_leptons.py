"""Reads every branch of files of toy events with uproot, and counts as the official notebook does.

usage: four_leptons.py FILE...
prints per file: events, sum of the selected events' weights, sum of their masses in GeV
"""
import sys

import awkward as ak
import numpy as np
import uproot

for path in sys.argv[1:]:
    with uproot.open(path) as file:
        events = file["mini"].arrays()
    assert len(events.fields) == 81, events.fields
    first = events[[name for name in events.fields if name.startswith("lep_") and name != "lep_n"]]
    types = ak.sum(first.lep_type[:, :4], axis=1)
    charges = ak.sum(first.lep_charge[:, :4], axis=1)
    kept = events[((types == 44) | (types == 48) | (types == 52)) & (charges == 0)]
    weight = np.ones(len(kept))
    for name in ["mcWeight", "scaleFactor_PILEUP", "scaleFactor_ELE", "scaleFactor_MUON", "scaleFactor_LepTRIGGER"]:
        weight = weight * ak.to_numpy(kept[name]).astype(np.float64)
    pt, eta, phi, energy = (ak.values_astype(kept["lep_" + name][:, :4], np.float64) for name in ["pt", "eta", "phi", "E"])
    px, py, pz = pt * np.cos(phi), pt * np.sin(phi), pt * np.sinh(eta)
    square = ak.sum(energy, axis=1) ** 2 - ak.sum(px, axis=1) ** 2 - ak.sum(py, axis=1) ** 2 - ak.sum(pz, axis=1) ** 2
    print(len(events), float(np.sum(weight)), float(ak.sum(np.sqrt(square))) / 1000)
