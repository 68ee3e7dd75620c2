#!/usr/bin/env python3
"""Whole image jobs beside libvips and OpenCV, in one run: sobel of a large TIFF, a large PNG, many JPEGs, and 1 to 8 times
the pixels. Prints Markdown for RESULTS.md: medians, with the ratio ours / theirs.

    bench/images/jobs.py [tiff|png|jpeg|scale ...]      default all; see requirements.txt for what it needs

FOLDER: where inputs and outputs go, default target/bench/images. RUNS: default 3. SIDE: pixels a side of the large image,
default 20000. JPEGS: how many of 4 megapixels, default 200.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
PROJECT = os.path.dirname(os.path.dirname(HERE))
FOLDER = os.environ.get("FOLDER", os.path.join(PROJECT, "target/bench/images"))
RUNS = int(os.environ.get("RUNS", 3))
SIDE = int(os.environ.get("SIDE", 20000))
JPEGS = int(os.environ.get("JPEGS", 200))
MEMORY = "--driver-memory 512m".split()

SCENE = """
import sys, numpy
def scene(width, height, seed=0):
    y, x = numpy.mgrid[0:height, 0:width].astype(numpy.float32)
    wave = numpy.sin(x / 181) * numpy.cos(y / 233) + 0.4 * numpy.sin((x + y) / 37)
    image = (110 + 70 * wave).astype(numpy.uint8)
    image += numpy.random.default_rng(seed).integers(0, 4, image.shape, dtype=numpy.uint8)
    image[(x.astype(int) // 300 + y.astype(int) // 300 + seed) % 7 == 0] //= 2
    return image
"""


def python(code, *arguments):
    subprocess.run([sys.executable, "-c", SCENE + code, *map(str, arguments)], check=True)


def large(kind, side):
    """A gray image of copies of one scene below each other, further apart than deflate looks back."""
    path = f"{FOLDER}/gray-{side}.{kind}"
    if not os.path.exists(path):
        python(
            """
import pyvips
side, path = int(sys.argv[1]), sys.argv[2]
strip = pyvips.Image.new_from_memory(scene(side, 1000).tobytes(), side, 1000, 1, "uchar")
image = strip.replicate(1, -(-side // 1000)).crop(0, 0, side, side).copy(interpretation="b-w")
options = dict(tile=True, tile_width=256, tile_height=256, compression="deflate", predictor="horizontal") \\
    if path.endswith("tif") else dict(compression=1)
image.write_to_file(path + ".part." + path[-3:], **options)
import os; os.rename(path + ".part." + path[-3:], path)
""",
            side,
            path,
        )
    return path


def jpegs():
    folder = f"{FOLDER}/jpegs-{JPEGS}"
    if not os.path.exists(folder):
        python(
            """
import cv2, os, shutil
folder, count = sys.argv[1], int(sys.argv[2])
os.makedirs(folder + ".part")
for i in range(count):
    path = f"{folder}.part/{i:04d}.jpg"
    if i < 8:
        gray = scene(2400, 1700, i)
        cv2.imwrite(path, numpy.dstack([gray, 255 - gray, numpy.roll(gray, 40, 1)]))
    else:
        shutil.copy(f"{folder}.part/{i % 8:04d}.jpg", path)
os.rename(folder + ".part", folder)
""",
            folder,
            JPEGS,
        )
    return folder


def measured(command):
    result = f"{FOLDER}/measured.json"
    subprocess.run([sys.executable, f"{HERE}/measure.py", result, *command], check=True, stdout=subprocess.DEVNULL)
    with open(result, encoding="utf-8") as file:
        return json.load(file)


def ours(source, output_format):
    output = f"{FOLDER}/runs"
    shutil.rmtree(output, ignore_errors=True)
    figures = measured(
        [f"{PROJECT}/submit/ridgeline", *MEMORY, "images", "sobel", "--input", source, "--output", output,
         "--format", output_format]
    )
    with open(f"{output}/images/latest/run.json", encoding="utf-8") as file:
        record = json.load(file)
    # The job by its own clock: without the start of JVM and session.
    return figures | {"job": round(sum(record["seconds"].values()), 1)}


def vips(source, target):
    """libvips' own sobel: another result than ours where both kernels are large, and the work of the same order."""
    options = "tile=True, tile_width=256, tile_height=256, compression='deflate', predictor='horizontal'" \
        if target.endswith("tif") else ""
    code = (
        "import pyvips, sys\n"
        f"pyvips.Image.new_from_file({source!r}, access='sequential').sobel().cast('uchar').write_to_file({target!r}"
        + (f", {options}" if options else "")
        + ")"
    )
    return measured([sys.executable, "-c", code])


OPENCV = """
import cv2, glob, multiprocessing, numpy, os, sys
cv2.setNumThreads(1)
def one(job):
    source, target = job
    image = cv2.imread(source)
    channels = []
    for channel in cv2.split(image):
        gx, gy = cv2.Sobel(channel, cv2.CV_32F, 1, 0), cv2.Sobel(channel, cv2.CV_32F, 0, 1)
        channels.append(cv2.convertScaleAbs(cv2.magnitude(gx, gy)))
    cv2.imwrite(target, cv2.merge(channels))
if __name__ == "__main__":
    source, target = sys.argv[1:]
    os.makedirs(target, exist_ok=True)
    jobs = [(path, target + "/" + os.path.basename(path)[:-4] + ".png") for path in sorted(glob.glob(source + "/*.jpg"))]
    with multiprocessing.Pool(2) as pool:
        pool.map(one, jobs, chunksize=4)
"""


def opencv(source, target):
    return measured([sys.executable, "-c", OPENCV, source, target])


def compare(title, own, peer, peer_name):
    mine, theirs = [], []
    for _ in range(RUNS):
        mine.append(own())
        theirs.append(peer())
    row = {key: statistics.median(run[key] for run in mine) for key in mine[0]}
    other = {key: statistics.median(run[key] for run in theirs) for key in theirs[0]}
    print(
        f"| {title} | {row['job']:.1f} s ({row['wall']:.1f} s) | {other['wall']:.1f} s | {row['job'] / other['wall']:.2f} |"
        f" {row['cpu']:.0f} s | {other['cpu']:.0f} s | {row['peak_mb']:.0f} MB | {other['peak_mb']:.0f} MB | {peer_name} |",
        flush=True,
    )


def main():
    os.makedirs(FOLDER, exist_ok=True)
    parts = sys.argv[1:] or ["tiff", "png", "jpeg", "scale"]
    unknown = set(parts) - {"tiff", "png", "jpeg", "scale"}
    if unknown:
        sys.exit(f"{', '.join(unknown)}: the parts are tiff, png, jpeg, scale")
    subprocess.run([f"{PROJECT}/submit/ridgeline", "images", "--help"], check=True, stdout=subprocess.DEVNULL)
    if set(parts) - {"scale"}:
        print("| sobel of | job (command) | peer | job / peer | CPU | peer's CPU | peak memory | peer's | peer |")
        print("|---|---|---|---|---|---|---|---|---|")
    megapixels = SIDE * SIDE // 1_000_000
    if "tiff" in parts:
        source = large("tif", SIDE)
        compare(f"tiled TIFF, {megapixels} Mpx gray, to the same", lambda: ours(source, "same"),
                lambda: vips(source, f"{FOLDER}/vips.tif"), "libvips")
    if "png" in parts:
        source = large("png", SIDE)
        compare(f"PNG, {megapixels} Mpx gray, to PNG", lambda: ours(source, "same"),
                lambda: vips(source, f"{FOLDER}/vips.png"), "libvips")
    if "jpeg" in parts:
        folder = jpegs()
        compare(f"{JPEGS} JPEGs of 4 Mpx, to PNG", lambda: ours(folder, "png"),
                lambda: opencv(folder, f"{FOLDER}/opencv"), "OpenCV, two processes")
    if "scale" in parts:
        print("\n| pixels | job | ns per pixel |\n|---|---|---|")
        for times in (1, 2, 4, 8):
            side = int((50_000_000 * times) ** 0.5)
            source = large("tif", side)
            seconds = statistics.median(ours(source, "same")["job"] for _ in range(RUNS))
            print(f"| {side * side / 1e6:.0f} Mpx | {seconds:.1f} s | {1e9 * seconds / side / side:.1f} |", flush=True)


if __name__ == "__main__":
    main()
