"""Turns what bench/events/run has kept so far into Markdown: medians, and the lowest and highest run.

usage: summary.py WORK
"""

import datetime
import json
import pathlib
import statistics
import subprocess
import sys

work = pathlib.Path(sys.argv[1])
median = statistics.median
PEERS = [
    ("one", "Ridgeline, 1 core"), ("native", "Ridgeline, 1 core, `zlib=native`"), ("two", "Ridgeline, 2 cores"),
    ("uproot", "uproot + awkward"), ("rdataframe1", "RDataFrame, compiled, 1 thread"), ("rdataframe2", "RDataFrame, compiled, 2 threads"),
]  # fmt: skip


def runs(kind):
    return [json.loads(path.read_text()) for path in sorted((work / "results").glob(f"{kind}-[0-9]*.json"))]


def spread(values, form="{:.2f}"):
    values = list(values)
    return f"{form.format(median(values))} ({form.format(min(values))} to {form.format(max(values))})"


def loop_cpu(run):
    """CPU seconds of the loop over events alone: of tasks, or of what stands after start-up."""
    record = run["record"]
    return record["cpu-seconds"] if "cpu-seconds" in record else record["cpu"]


def loop_wall(run):
    record = run["record"]
    return record["seconds"]["events"] if "seconds" in record else record["wall"]


def per_event(run):
    return loop_cpu(run) / run["record"]["events"] * 1e6


def machine():
    with open("/proc/cpuinfo") as info:
        names = [line.split(":")[1].strip() for line in info if line.startswith("model name")]
    java = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr.splitlines()[1]
    return f"{len(names)} cores {names[0]}, {java}"


def table(header, lines):
    print(f"\n| {' | '.join(header)} |\n|{'---|' * len(header)}")
    for line in lines:
        print(f"| {' | '.join(line)} |")


def heading():
    first = runs("one") or runs("start")
    versions = [run["record"]["version"] for kind in ("uproot", "rdataframe1") for run in runs(kind)[:1]]
    ours = f"Spark {first[0]['record']['spark']}, commit {first[0]['record']['commit']}" if first else ""
    print(f"{datetime.date.today()}, {machine()}, {', '.join([ours, *versions])}. Medians of {len(first)} runs (lowest to highest).")


def peers():
    found = [(kind, name, runs(kind)) for kind, name in PEERS if runs(kind)]
    if len(found) < len(PEERS):
        return
    base = {kind: (median(map(loop_cpu, all)), median(r["cpu"] for r in all), median(r["wall"] for r in all)) for kind, _, all in found}
    print(f"\n**{found[0][2][0]['record']['events']:,} events, all histograms, the same in all.**")
    table(
        ["", "loop: CPU µs an event", "loop: wall s", "whole: CPU s", "whole: wall s", "peak MB"],
        [
            [name, spread(map(per_event, all)), spread(map(loop_wall, all), "{:.1f}"), spread((r["cpu"] for r in all), "{:.1f}"),
             spread((r["wall"] for r in all), "{:.1f}"), f"{median(r['peak-mb'] for r in all):,.0f}"]
            for _, name, all in found
        ],
    )  # fmt: skip
    table(
        ["Ridgeline over", "loop CPU", "whole CPU", "whole wall"],
        [
            [f"{name}, {ours}", *(f"{base[mine][i] / base[kind][i]:.2f}" for i in range(3))]
            for kind, mine, name, ours in (
                ("uproot", "one", "uproot", "1 core"), ("uproot", "native", "uproot", "1 core, native"),
                ("rdataframe1", "one", "RDataFrame 1 thread", "1 core"), ("rdataframe1", "native", "RDataFrame 1 thread", "1 core, native"),
                ("rdataframe2", "two", "RDataFrame 2 threads", "2 cores"),
            )
        ],
    )  # fmt: skip
    one, two = (median(map(loop_wall, runs(kind))) for kind in ("one", "two"))
    wall = [median(r["wall"] for r in runs(kind)) for kind in ("one", "two")]
    print(f"\nOne core over two: {one / two:.2f} for the pass over the data, {wall[0] / wall[1]:.2f} for the whole command.")


def limit():
    path = work / "results/limit.txt"
    if not path.exists() or not runs("one"):
        return
    lines = [list(map(float, line.split())) for line in path.read_text().splitlines()]
    jdk, isal = (median(line[i] / line[0] * 1e6 for line in lines) for i in (1, 2))
    table(
        ["only inflating the baskets needed", "µs an event", "the tasks' CPU over it"],
        [
            ["the JDK's zlib", f"{jdk:.2f}", f"{median(map(per_event, runs('one'))) / jdk:.2f}"],
            ["ISA-L, with checksum", f"{isal:.2f}", f"{median(map(per_event, runs('native'))) / isal:.2f}"],
        ],
    )


def scale():
    kinds = ["scale1", "scale2", "scale4", "one"]
    if all(runs(kind) for kind in kinds):
        first = median(map(per_event, runs("scale1")))
        table(
            ["events", "task CPU µs an event", "over the first", "pass, wall µs an event"],
            [
                [f"{runs(kind)[0]['record']['events']:,}", spread(map(per_event, runs(kind))), f"{median(map(per_event, runs(kind))) / first:.2f}",
                 f"{median(loop_wall(r) / r['record']['events'] * 1e6 for r in runs(kind)):.2f}"]
                for kind in kinds
            ],
        )  # fmt: skip


def histograms():
    one, thirty = runs("one-histogram"), runs("thirty-histograms")
    if one and thirty:
        a, b = median(map(per_event, one)), median(map(per_event, thirty))
        print(f"\nOne histogram {a:.2f} µs of task CPU an event, thirty {b:.2f}: {b / a:.2f} times.")


def bucket():
    kinds = [("disk", "disk"), ("bucket0", "bucket"), ("bucket20", "bucket, requests 20 ms later")]
    if all(runs(kind) for kind, _ in kinds):
        lines = []
        for kind, name in kinds:
            measured = runs(kind)
            reading = measured[0]["record"]["reading"]
            lines.append([
                name, f"{median(loop_wall(r) / r['record']['events'] * 1e6 for r in measured):.2f}", f"{median(map(per_event, measured)):.2f}",
                f"{reading['bytesRead'] / reading['bytesNeeded']:.4f}", f"{reading['requests'] / reading['bytesRead'] * 1e9:.0f}",
                f"{median(r['record']['seconds']['plan'] for r in measured):.1f}",
            ])  # fmt: skip
        table(["2 cores", "pass, wall µs an event", "task CPU µs an event", "bytes read over needed", "requests a GB", "planning s"], lines)


def start():
    all = runs("start")
    if all:
        seconds = [r["record"]["seconds"] for r in all]
        phases = ", ".join(f"{phase} {median(s[phase] for s in seconds):.1f}" for phase in seconds[0])
        print(f"\n**Start-up**, {all[0]['record']['events']} real events: {spread((r['wall'] for r in all), '{:.1f}')} s wall,"
              f" {spread((r['cpu'] for r in all), '{:.1f}')} s CPU, {median(r['peak-mb'] for r in all):,.0f} MB. In the job: {phases} s.")  # fmt: skip


heading()
for part in (peers, limit, scale, histograms, bucket, start):
    part()
