"""Applies OpenCV's operations to the images that OpenCvTest has put into a folder; planes are red, green, blue there."""

import pathlib
import sys

import cv2
import numpy as np

cv2.setNumThreads(1)
folder = pathlib.Path(sys.argv[1])
BORDERS = {"reflect101": cv2.BORDER_REFLECT_101, "replicate": cv2.BORDER_REPLICATE}


def clamped(values, dtype):
    return np.clip(np.rint(values), 0, np.iinfo(dtype).max).astype(dtype)


def gradient(image, border, ksize):
    """ksize -1 is Scharr."""
    gx = cv2.Sobel(image, cv2.CV_64F, 1, 0, ksize=ksize, borderType=border)
    gy = cv2.Sobel(image, cv2.CV_64F, 0, 1, ksize=ksize, borderType=border)
    return clamped(np.sqrt(gx * gx + gy * gy), image.dtype)


def contrast(image):
    if image.ndim == 2:
        return cv2.equalizeHist(image)
    lab = cv2.cvtColor(image, cv2.COLOR_BGR2LAB)
    lab[..., 0] = cv2.equalizeHist(lab[..., 0])
    return cv2.cvtColor(lab, cv2.COLOR_LAB2BGR)


def gray(image):
    return image if image.ndim == 2 else cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)


SHARPEN = np.array([[0, -1, 0], [-1, 5, -1], [0, -1, 0]], np.float32)
SHARPENING = np.array([[-1, -1, -1], [-1, 9, -1], [-1, -1, -1]], np.float32)
WITH_BORDER = {
    "sobel": lambda image, border: gradient(image, border, 3),
    "sobel5": lambda image, border: gradient(image, border, 5),
    "sobel7": lambda image, border: gradient(image, border, 7),
    "scharr": lambda image, border: gradient(image, border, -1),
    "laplacian": lambda image, border: cv2.convertScaleAbs(cv2.Laplacian(image, cv2.CV_16S, ksize=1, borderType=border)),
    "sharpen": lambda image, border: cv2.filter2D(image, -1, SHARPEN, borderType=border),
    "sharpening": lambda image, border: cv2.filter2D(image, -1, SHARPENING, borderType=border),
    "blur": lambda image, border: cv2.GaussianBlur(image, (15, 15), 0, borderType=border),
}
WITHOUT = {
    "edge_detection": lambda image: cv2.Canny(image, 100, 200),
    "color_inversion": cv2.bitwise_not,
    "grayscale": gray,
    "brightness_increase": lambda image: cv2.convertScaleAbs(image, alpha=1.1, beta=30),
    "contrast_increase": contrast,
}
EIGHT_ONLY = {"laplacian", "edge_detection", "brightness_increase", "contrast_increase"}


def write(result, name):
    if result.ndim == 3:
        result = result[..., ::-1]
    (folder / name).write_bytes(np.ascontiguousarray(result).tobytes())


for line in (folder / "images.txt").read_text().splitlines():
    number, width, height, colors, dtype = line.split()
    samples = np.frombuffer((folder / f"{number}.raw").read_bytes(), dtype)
    image = samples.reshape(int(height), int(width), int(colors))
    image = np.ascontiguousarray(image[..., 0] if colors == "1" else image[..., ::-1])
    for name, operation in WITHOUT.items():
        if dtype == "uint8" or name not in EIGHT_ONLY:
            write(operation(image), f"{number}.{name}.none")
    for name, operation in WITH_BORDER.items():
        if dtype == "uint8" or name not in EIGHT_ONLY:
            for border, constant in BORDERS.items():
                write(operation(image, constant), f"{number}.{name}.{border}")

with open(folder / "lightness", "wb") as out:
    green, blue = np.meshgrid(np.arange(256, dtype=np.uint8), np.arange(256, dtype=np.uint8), indexing="ij")
    for red in range(256):
        image = np.stack([blue, green, np.full_like(blue, red)], -1)
        out.write(cv2.cvtColor(image, cv2.COLOR_BGR2LAB)[..., 0].tobytes())
