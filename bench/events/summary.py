"""Turns what bench/events/run kept into lines of Markdown: medians, with the lowest and highest run."""

import datetime
import json
import pathlib
import platform
import statistics
import sys

work, runs = pathlib.Path(sys.argv[1]), int(sys.argv[2])


def records(kind):
    return [json.loads((work / f"{kind}-{i}.json").read_text()) for i in range(1, runs + 1)]


def spread(values, form):
    return f"{form.format(statistics.median(values))} ({form.format(min(values))} to {form.format(max(values))})"


def wall(kind):
    return [float(line) for line in (work / f"{kind}.seconds").read_text().split()]


def cpu():
    with open("/proc/cpuinfo") as info:
        names = [line.split(":")[1].strip() for line in info if line.startswith("model name")]
    return f"{len(names)} cores {names[0]}"


start, one, two = records("start"), records("one"), records("two")
events, reading = one[0]["events"], one[0]["reading"]
per_event = [r["cpu-seconds"] / events * 1e6 for r in one]
inflating = [r["reading"]["decompressionTime"] / 1e9 / r["cpu-seconds"] for r in one]
loop_one = [r["seconds"]["events"] for r in one]
loop_two = [r["seconds"]["events"] for r in two]
print(f"{datetime.date.today()}, commit {one[0]['commit']}, {cpu()}, {platform.system()}, Spark {one[0]['spark']};"
      f" medians of {runs} runs (lowest to highest).\n")
print("| what | figure |\n|---|---|")
print(f"| start-up: `events hzz-2020` on {start[0]['events']} events, warm archive, wall | {spread(wall('start'), '{:.1f} s')} |")
print(f"| task CPU per event, {events:,} generated events, one core | {spread(per_event, '{:.2f} µs')} |")
print(f"| of it in inflation (portable Inflater) | {spread([100 * x for x in inflating], '{:.0f} %')} |")
print(f"| the pass over the data, one core, wall | {spread(loop_one, '{:.1f} s')} |")
print(f"| the same, two cores | {spread(loop_two, '{:.1f} s')} |")
print(f"| one core over two cores | {statistics.median(loop_one) / statistics.median(loop_two):.2f} |")
print(f"| bytes read over bytes needed | {reading['bytesRead'] / reading['bytesNeeded']:.3f} |")
print(f"| requests of the tasks, {reading['bytesRead'] / 1e6:,.0f} MB | {reading['requests']} |")
print(f"| whole command, one core, wall | {spread(wall('one'), '{:.1f} s')} |")
