"""Working scales of rivals: as it is, or log for positive numbers and logit for shares."""

import numpy as np

EPSILON = 0.05  # half the rounding unit of shares with one decimal
SCALES = ("raw", "transformed")


def forward(x, kind, scale):
    if scale == "raw":
        return x
    if kind == "share":
        return np.log((x + EPSILON) / (100 + EPSILON - x))
    return np.log(x)


def backward(z, kind, scale):
    if scale == "raw":
        return z
    if kind == "share":
        return (100 + 2 * EPSILON) / (1 + np.exp(-z)) - EPSILON
    return np.exp(z)


def log_derivative(x, kind, scale):
    """Log of dz/dx at values `x`: what turns a density on the working scale into one of the values."""
    if scale == "raw":
        return np.zeros_like(x)
    if kind == "share":
        return np.log(1 / (x + EPSILON) + 1 / (100 + EPSILON - x))
    return -np.log(x)
