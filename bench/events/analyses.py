"""Writes hzz-2020 with one histogram, and with thirty: those of its own, and again of the same values in other bins.

usage: analyses.py RIDGELINE FOLDER
"""

import pathlib
import re
import subprocess
import sys

ridgeline, folder = sys.argv[1], pathlib.Path(sys.argv[2])
text = subprocess.run([ridgeline, "analyses", "show", "hzz-2020"], check=True, capture_output=True, text=True).stdout
head, rest = text.split("\nhistograms:\n")
lines = [line for line in rest.splitlines() if re.match(r"  \w+: \{", line)]
tail = rest[rest.index("\nsignificance:") :] if "\nsignificance:" in rest else ""
more = []
for line in lines * 3:
    name, bins = re.match(r"  (\w+)", line).group(1), int(re.search(r"bins: (\d+)", line).group(1))
    times = 1 + len(more) // len(lines)
    if times == 1:
        more.append(line)
    else:
        more.append(line.replace(f"  {name}:", f"  {name}_{times}:", 1).replace(f"bins: {bins}", f"bins: {bins * times}"))
folder.mkdir(parents=True, exist_ok=True)
for name, histograms in (("one-histogram", lines[:1]), ("thirty-histograms", more[:30])):
    (folder / f"{name}.yaml").write_text(head + "\nhistograms:\n" + "\n".join(histograms) + tail + "\n")
