"""Scores of forecasts against what came. Arrays are `n × h`; each score has the shape of its arguments unless it says mean.

Gneiting and Raftery, Strictly proper scoring rules, JASA 102 (2007), for interval score, pinball, CRPS and log score.
"""

import numpy as np
from scipy.stats import norm

from .ours import PROBABILITIES
from .scales import forward, log_derivative


def mase(window, point):
    return float(np.mean(np.abs(window.future - point) / window.scale()))


def smape(window, point):
    return float(np.mean(200 * np.abs(window.future - point) / (np.abs(window.future) + np.abs(point))))


def covered(window, low, high):
    return (low <= window.future) & (window.future <= high)


def interval_score(window, low, high, level):
    """Width and penalties, in units of the scale: the mean over series is the MSIS of the M4 competition."""
    y, factor = window.future, 2 / (1 - level / 100)
    return (high - low + factor * np.maximum(low - y, 0) + factor * np.maximum(y - high, 0)) / window.scale()


def pinball(window, quantiles):
    """The pinball loss at each of our probabilities, `n × h × 21`, in units of the scale."""
    error = window.future[:, :, None] - quantiles
    return np.maximum(PROBABILITIES * error, (PROBABILITIES - 1) * error) / window.scale()[:, :, None]


def crps(window, quantiles):
    """Twice the integral of the pinball loss over probability: each quantile stands for the stretch halfway to
    its neighbours, the outermost for the rest of the tail."""
    edges = np.concatenate([[0], (PROBABILITIES[1:] + PROBABILITIES[:-1]) / 2, [1]])
    return 2 * pinball(window, quantiles) @ np.diff(edges)


def log_score_of_quantiles(window, quantiles):
    """Log density of what came, from quantiles joined by lines between normal scores and the working scale.

    Between and beyond the quantiles the density is that of a normal piece by piece, so a normal comes out exactly.
    """
    working = "transformed"
    z = forward(quantiles, window.kind, working)
    # Quantiles that coincide would give an infinite density.
    least = 1e-6 * np.nanmean(np.abs(np.diff(forward(window.past, window.kind, working), axis=1)))
    z = z[:, :, :1] + np.concatenate(
        [np.zeros_like(z[:, :, :1]), np.cumsum(np.maximum(np.diff(z, axis=2), least), axis=2)], axis=2)
    u, y = norm.ppf(PROBABILITIES), forward(window.future, window.kind, working)
    piece = np.clip((y[:, :, None] >= z).sum(axis=2) - 1, 0, len(u) - 2)
    left, right = (np.take_along_axis(z, piece[:, :, None] + k, axis=2)[:, :, 0] for k in (0, 1))
    slope = (u[piece + 1] - u[piece]) / (right - left)
    score = norm.logpdf(u[piece] + slope * (y - left)) + np.log(slope)
    return score + log_derivative(window.future, window.kind, working)


def log_score_of_normal(window, point, deviation, scale):
    """Log density of what came under a normal on a working scale."""
    y = forward(window.future, window.kind, scale)
    return norm.logpdf(y, point, deviation) + log_derivative(window.future, window.kind, scale)


def brier(probability, outcome):
    return float(np.mean((probability - outcome) ** 2))


def log_loss(probability, outcome):
    p = np.clip(np.where(outcome, probability, 1 - probability), 1e-12, 1)
    return float(-np.mean(np.log(p)))


def reliability(probability, outcome, least=500):
    """Bins of width 0.1 with at least `least` pairs: mean probability, share that came true, number of pairs."""
    place = np.minimum((probability * 10).astype(int), 9)
    return [dict(bin=k / 10, pairs=int(inside.sum()), probability=float(probability[inside].mean()),
                 observed=float(outcome[inside].mean()))
            for k in range(10) if (inside := place == k).sum() >= least]

