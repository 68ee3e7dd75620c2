"""Fits the problems of a file with scipy.optimize.curve_fit, with the model's own derivatives.

One problem is four lines: degree, amplitude, mean, sigma and the names of what is fixed; then x, y and errors.
For each it prints values, covariance (row by row), chi2 and p-value, a line each.
In plain powers of x MINPACK gives up early, or altogether: the fit is one in u = (x - 130) / 30, and NumPy expands its
polynomial into powers of x.
"""
import sys

import numpy as np
from numpy.polynomial import polynomial
from scipy.optimize import curve_fit, root
from scipy.stats import chi2 as chi2_distribution

CENTRE, SCALE = 130.0, 30.0


def fit(degree, gaussian, fixed, x, y, error):
    names = ["amplitude", "mean", "sigma"]
    free = [i for i, name in enumerate(names) if name not in fixed]
    measured = error > 0
    x, y, error = x[measured], y[measured], error[measured]

    def shape(p):
        g = np.array(gaussian, dtype=float)
        g[free] = p[degree + 1:]
        return g

    def model(x, *p):
        a, m, s = shape(np.array(p))
        return polynomial.polyval((x - CENTRE) / SCALE, p[:degree + 1]) + a * np.exp(-0.5 * ((x - m) / s) ** 2)

    def slopes(x, *p):
        a, m, s = shape(np.array(p))
        z = (x - m) / s
        bell = np.exp(-0.5 * z * z)
        of_gaussian = np.stack([bell, a * bell * z / s, a * bell * z * z / s], axis=1)
        return np.hstack([polynomial.polyvander((x - CENTRE) / SCALE, degree), of_gaussian[:, free]])

    start = np.concatenate([polynomial.polyfit((x - CENTRE) / SCALE, y, degree), np.array(gaussian)[free]])
    found, _ = curve_fit(
        model, x, y, start, sigma=error, absolute_sigma=True, jac=slopes, method="lm", maxfev=10000)

    # Least squares stop where chi2 hardly changes; the root of its gradient, in units of the errors, is sharper.
    def descent(q):
        p = found + unit @ q
        return unit.T @ slopes(x, *p).T @ ((model(x, *p) - y) / error**2)

    unit = np.linalg.cholesky(np.linalg.inv(slopes(x, *found).T @ (slopes(x, *found) / error[:, None] ** 2)))
    p = found + unit @ root(descent, np.zeros(len(found)), tol=1e-13).x
    assert np.linalg.norm(descent(np.linalg.solve(unit, p - found))) < 1e-9, "no root"
    covariance = np.linalg.inv(slopes(x, *p).T @ (slopes(x, *p) / error[:, None] ** 2))
    chi2 = float(np.sum(((y - model(x, *p)) / error) ** 2))
    expansion = np.eye(len(p))
    for k in range(degree + 1):
        expansion[:k + 1, k] = polynomial.polypow([-CENTRE / SCALE, 1 / SCALE], k)
    if 2 in free and p[-1] < 0:  # the same Gaussian
        expansion[-1, -1] = -1
    return expansion @ p, expansion @ covariance @ expansion.T, chi2, chi2_distribution.sf(chi2, len(x) - len(p))


def numbers(line):
    return np.array([float(word) for word in line.split()])


lines = open(sys.argv[1]).read().splitlines()
for i in range(0, len(lines), 4):
    words = lines[i].split()
    values, covariance, chi2, probability = fit(
        int(words[0]), [float(word) for word in words[1:4]], words[4:], *map(numbers, lines[i + 1:i + 4]))
    for row in (values, covariance.ravel(), [chi2], [probability]):
        print(" ".join(repr(float(number)) for number in row))
