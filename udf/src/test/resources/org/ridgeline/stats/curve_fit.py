"""Fits the problems of a file with scipy.optimize.curve_fit, in plain powers of x, with the model's own derivatives.

One problem is four lines: degree, amplitude, mean, sigma and the names of what is fixed; then x, y and errors.
For each it prints values, covariance (row by row), chi2 and p-value, a line each.
"""
import sys

import numpy as np
from scipy.optimize import curve_fit
from scipy.stats import chi2 as chi2_distribution


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
        return np.polynomial.polynomial.polyval(x, p[:degree + 1]) + a * np.exp(-0.5 * ((x - m) / s) ** 2)

    def slopes(x, *p):
        a, m, s = shape(np.array(p))
        z = (x - m) / s
        bell = np.exp(-0.5 * z * z)
        of_gaussian = np.stack([bell, a * bell * z / s, a * bell * z * z / s], axis=1)
        return np.hstack([x[:, None] ** np.arange(degree + 1), of_gaussian[:, free]])

    start = np.concatenate([np.polyfit(x, y, degree)[::-1], np.array(gaussian)[free]])
    tight = 1e-12
    p, covariance = curve_fit(
        model, x, y, start, sigma=error, absolute_sigma=True, jac=slopes, method="lm",
        ftol=tight, xtol=tight, gtol=tight, maxfev=10000)
    p[degree + 1:] = np.where(np.array(free) == 2, np.abs(p[degree + 1:]), p[degree + 1:])
    chi2 = float(np.sum(((y - model(x, *p)) / error) ** 2))
    return p, covariance, chi2, chi2_distribution.sf(chi2, len(x) - len(p))


def numbers(line):
    return np.array([float(word) for word in line.split()])


lines = open(sys.argv[1]).read().splitlines()
for i in range(0, len(lines), 4):
    words = lines[i].split()
    values, covariance, chi2, probability = fit(
        int(words[0]), [float(word) for word in words[1:4]], words[4:], *map(numbers, lines[i + 1:i + 4]))
    for row in (values, covariance.ravel(), [chi2], [probability]):
        print(" ".join(repr(float(number)) for number in row))
