"""Runs a command several times and keeps wall time, CPU time and peak memory of each, with what the command itself recorded.

usage: measure.py RESULTS KIND RUNS RECORD COMMAND...      RECORD: a JSON file that the command writes
"""

import json
import os
import pathlib
import subprocess
import sys
import time

results, kind, runs, record, command = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4], sys.argv[5:]
results.mkdir(parents=True, exist_ok=True)
for old in results.glob(f"{kind}-[0-9]*.json"):
    old.unlink()
for i in range(runs):
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    if status != 0:
        sys.exit(f"{' '.join(command[:6])} ...: exit code {os.waitstatus_to_exitcode(status)}")
    kept = {
        "wall": wall,
        "cpu": usage.ru_utime + usage.ru_stime,
        "peak-mb": usage.ru_maxrss / 1024,
        "record": json.loads(pathlib.Path(record).read_text()),
    }
    (results / f"{kind}-{i}.json").write_text(json.dumps(kept))
    print(f"{kind} {i + 1}/{runs}: {wall:.1f} s wall, {kept['cpu']:.1f} s CPU", file=sys.stderr)
