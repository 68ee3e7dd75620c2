#!/usr/bin/env python3
"""Runs a command and writes its wall time, CPU time and peak memory as one line of JSON to a file.

    bench/images/measure.py result.json command [argument...]
"""

import json
import resource
import subprocess
import sys
import time

started = time.monotonic()
code = subprocess.call(sys.argv[2:])
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], "w", encoding="utf-8") as out:
    json.dump(
        {
            "code": code,
            "wall": round(time.monotonic() - started, 1),
            "cpu": round(usage.ru_utime + usage.ru_stime, 1),
            # Of the largest process; Linux counts kibibytes.
            "peak_mb": round(usage.ru_maxrss * 1024 / 1e6),
        },
        out,
    )
    out.write("\n")
sys.exit(code)
