"""OpenCV's side of bench/images/kernel: the gradient as conformance defines it, in the ways that OpenCV offers."""

import statistics
import time

import cv2
import numpy as np

SIDE = 2048
cv2.setNumThreads(1)
image = np.random.default_rng(1).integers(0, 256, (SIDE, SIDE), np.uint8)


def l2(tile):
    gx = cv2.Sobel(tile, cv2.CV_32F, 1, 0)
    gy = cv2.Sobel(tile, cv2.CV_32F, 0, 1)
    return cv2.convertScaleAbs(cv2.magnitude(gx, gy))


def l1(tile):
    gx = cv2.Sobel(tile, cv2.CV_16S, 1, 0)
    gy = cv2.Sobel(tile, cv2.CV_16S, 0, 1)
    return cv2.convertScaleAbs(cv2.absdiff(gx, 0) + cv2.absdiff(gy, 0))


def tiles(kernel, side):
    for y in range(0, SIDE, side):
        for x in range(0, SIDE, side):
            kernel(image[max(0, y - 1) : y + side + 1, max(0, x - 1) : x + side + 1])


def median(work):
    speeds = []
    for run in range(-2, 7):
        started, repeats = time.process_time(), 0
        while time.process_time() - started < 0.4:
            work()
            repeats += 1
        if run >= 0:
            speeds.append(repeats * SIDE * SIDE / (time.process_time() - started) / 1e6)
    return statistics.median(speeds)


for name, kernel in (("L1", l1), ("L2", l2)):
    for side in (128, 256, 512, SIDE):
        print(f"| OpenCV {cv2.__version__}, {name}, tiles of {side} | {median(lambda: tiles(kernel, side)):.0f} |")
