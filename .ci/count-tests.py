"""Counts the tests that Maven ran, and fails if there were none or one was skipped without a reason."""

import collections
import pathlib
import sys
import xml.etree.ElementTree as ET

totals = collections.Counter()
skipped = []
for report in sorted(pathlib.Path(".").glob("*/target/*-reports/TEST-*.xml")):
    suite = ET.parse(report).getroot()
    module = report.parts[0]
    totals[module] += int(suite.get("tests"))
    for case in suite.iter("testcase"):
        for skip in case.iter("skipped"):
            skipped.append((case.get("classname"), case.get("name"), skip.get("message") or ""))

for module, count in totals.items():
    print(f"{module:8} {count:6} tests")
print(f"{'all':8} {sum(totals.values()):6} tests, {len(skipped)} skipped")
for classname, name, reason in skipped:
    print(f"  skipped {classname.rsplit('.', 1)[-1]}.{name}: {reason.splitlines()[0] if reason else 'no reason given'}")
if not totals or any(not reason for _, _, reason in skipped):
    sys.exit("a test was skipped without a reason, or none ran")
