#!/usr/bin/env python3
"""Makes a tiled BigTIFF of any size, without holding it: RGB, 8 bit, 512 x 512 tiles, deflate.

    bench/images/make_bigtiff.py huge.tif 40000 40000 [photo|black]

photo (the default) is a smooth scene with fine noise, so that it compresses about as photographs do; black is all black.
Needs Python 3 and numpy.
"""

import os
import struct
import sys
import zlib
from concurrent.futures import ProcessPoolExecutor

import numpy

TILE = 512
KINDS = ("photo", "black")


def tile(job):
    """One deflated tile; its pixels depend on nothing but where it lies."""
    kind, column, row = job
    if kind == "black":
        return zlib.compress(bytes(TILE * TILE * 3), 1)
    y, x = numpy.mgrid[row * TILE : (row + 1) * TILE, column * TILE : (column + 1) * TILE].astype(numpy.float32)
    noise = numpy.random.default_rng(row * 100_000 + column).integers(0, 4, (TILE, TILE), dtype=numpy.uint8)
    planes = []
    for channel in range(3):
        wave = numpy.sin(x / (181 + 40 * channel)) * numpy.cos(y / (233 - 30 * channel)) + 0.4 * numpy.sin((x + y) / 37)
        planes.append((110 + 70 * wave).astype(numpy.uint8) + noise)
    pixels = numpy.stack(planes, axis=-1)
    pixels[(x.astype(int) // 300 + y.astype(int) // 300) % 7 == 0] //= 2  # edges
    pixels[:, 1:] -= pixels[:, :-1].copy()  # predictor 2
    return zlib.compress(pixels.tobytes(), 1)


def tags(width, height, offsets, lengths):
    """Number, type, count and value bytes of each entry, in ascending order."""
    count = len(offsets)
    return [
        (256, 4, 1, struct.pack("<I", width)),
        (257, 4, 1, struct.pack("<I", height)),
        (258, 3, 3, struct.pack("<3H", 8, 8, 8)),
        (259, 3, 1, struct.pack("<H", 8)),  # deflate
        (262, 3, 1, struct.pack("<H", 2)),  # RGB
        (277, 3, 1, struct.pack("<H", 3)),
        (284, 3, 1, struct.pack("<H", 1)),
        (317, 3, 1, struct.pack("<H", 2)),  # horizontal differences
        (322, 4, 1, struct.pack("<I", TILE)),
        (323, 4, 1, struct.pack("<I", TILE)),
        (324, 16, count, struct.pack(f"<{count}Q", *offsets)),
        (325, 4, count, struct.pack(f"<{count}I", *lengths)),
    ]


def main():
    path, width, height = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    kind = sys.argv[4] if len(sys.argv) > 4 else KINDS[0]
    if kind not in KINDS:
        sys.exit(f"{kind} is none of {', '.join(KINDS)}")
    across, down = -(-width // TILE), -(-height // TILE)
    offsets, lengths = [], []
    with open(path + ".part", "wb") as out, ProcessPoolExecutor(os.cpu_count()) as pool:
        out.write(bytes(16))  # the header, when it is known where the directory lies
        jobs = ((kind, column, row) for row in range(down) for column in range(across))
        for encoded in pool.map(tile, jobs, chunksize=16):
            offsets.append(out.tell())
            lengths.append(len(encoded))
            out.write(encoded)
        out.write(bytes(-out.tell() % 8))
        entries = b""
        for number, kind_of, count, values in tags(width, height, offsets, lengths):
            if len(values) > 8:
                at = out.tell()
                out.write(values + bytes(-len(values) % 8))
                values = struct.pack("<Q", at)
            entries += struct.pack("<HHQ", number, kind_of, count) + values.ljust(8, b"\0")
        directory = out.tell()
        out.write(struct.pack("<Q", len(entries) // 20) + entries + bytes(8))
        out.seek(0)
        out.write(struct.pack("<2sHHHQ", b"II", 43, 8, 0, directory))
    os.rename(path + ".part", path)


if __name__ == "__main__":
    main()
