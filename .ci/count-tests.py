"""Counts the tests that Maven ran. Fails if too few ran, or if one was skipped without a reason or for want of what is there.

RIDGELINE_REQUIRE names what is there, separated by commas: "python" (independent readers), "shared" (reference files),
"browser" (Chromium).
"""

import collections
import os
import pathlib
import sys
import xml.etree.ElementTree as ET

# Somewhat below what there is, so that only a lost class of tests is noticed, not one that was merged into another.
LEAST = {"data": 900, "udf": 75, "charts": 85, "jobs": 140}
# How the reason of a skipped test names what it lacked.
LACKING = {"python": ("RIDGELINE_PYTHON", "Python lacks"), "shared": ("shared", "conformance", "no real data"),
           "browser": ("Chromium",)}


def reason_of(skip):
    """The message, or for a failed assumption the first line of its trace."""
    lines = (skip.get("message") or skip.text or "").strip().splitlines()
    return lines[0].split("Assumption failed: ")[-1].strip() if lines else ""


totals = collections.Counter()
skipped = []
for report in sorted(pathlib.Path(".").glob("*/target/*-reports/TEST-*.xml")):
    suite = ET.parse(report).getroot()
    totals[report.parts[0]] += int(suite.get("tests"))
    for case in suite.iter("testcase"):
        for skip in case.iter("skipped"):
            skipped.append((case.get("classname").rsplit(".", 1)[-1], case.get("name"), reason_of(skip)))

for module, count in totals.items():
    print(f"{module:8} {count:6} tests")
print(f"{'all':8} {sum(totals.values()):6} tests, {len(skipped)} skipped")
for (name, reason), count in collections.Counter((name, reason) for name, _, reason in skipped).items():
    print(f"  skipped {count:4} of {name}: {reason or 'no reason given'}")

faults = [f"only {totals[module]} tests in {module}, at least {least} expected"
          for module, least in LEAST.items() if totals[module] < least]
faults += [f"{name}.{test} was skipped without a reason" for name, test, reason in skipped if not reason]
for thing in filter(None, os.environ.get("RIDGELINE_REQUIRE", "").split(",")):
    faults += [f"{name}.{test} was skipped although {thing} is there: {reason}"
               for name, test, reason in skipped if any(word in reason for word in LACKING[thing])]
if faults:
    sys.exit("\n".join(faults[:20] + ([f"and {len(faults) - 20} more"] if len(faults) > 20 else [])))
