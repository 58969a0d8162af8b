"""Forecasts of the rivals, on the scale they were made on, kept in a cache so that a rerun takes seconds.

The key of a cached forecast is a digest of the series, the scale, the method, and the version behind it.
"""

import hashlib
import os
import sys
import time
import warnings
from dataclasses import dataclass

import numpy as np
from scipy.stats import norm, t as student

from .scales import SCALES, backward, forward

LEVELS = (50, 80, 90, 95)
FOUR = ("AutoETS", "AutoCES", "AutoARIMA", "DynamicOptimizedTheta")
MEDIAN_OF_FOUR = "median of ETS, CES, ARIMA, DOT"
CODE_VERSION = 1


@dataclass
class Forecast:
    """Points `n × h`, ends of intervals `n × h × 4` for `LEVELS` (NaN where none are made), on a working scale."""

    point: np.ndarray
    low: np.ndarray
    high: np.ndarray
    refused: np.ndarray

    def on_values(self, kind, scale):
        points, low, high = (backward(a, kind, scale) for a in (self.point, self.low, self.high))
        return Forecast(points, low, high, self.refused)


def spread(point, deviation, quantile):
    """A symmetric forecast; `quantile` of a probability."""
    q = np.array([quantile(0.5 + level / 200) for level in LEVELS])
    return point, point[:, None] - deviation[:, None] * q, point[:, None] + deviation[:, None] * q


def last_value(y, h):
    deviation = np.sqrt(np.mean(np.diff(y) ** 2)) * np.sqrt(np.arange(1, h + 1))
    return spread(np.full(h, y[-1]), deviation, norm.ppf)


def drift(y, h):
    steps, ahead = np.diff(y), np.arange(1, h + 1)
    deviation = np.std(steps, ddof=1) * np.sqrt(ahead * (1 + ahead / len(steps)))
    return spread(y[-1] + ahead * steps.mean(), deviation, norm.ppf)


def least_squares(y, h):
    t = len(y)
    x, ahead = np.arange(t) - (t - 1) / 2, (t - 1) / 2 + np.arange(1, h + 1)
    slope = x @ y / (x @ x)
    residual = y - y.mean() - slope * x
    deviation = np.sqrt(residual @ residual / (t - 2) * (1 + 1 / t + ahead**2 / (x @ x)))
    return spread(y.mean() + slope * ahead, deviation, lambda p: student.ppf(p, t - 2))


OWN = {"last value": last_value, "drift": drift, "OLS": least_squares}
PEERS = ("AutoTheta", "DynamicOptimizedTheta", "AutoETS", "AutoCES", "AutoARIMA")


def peer(name, intervals):
    """A forecaster of statsforecast as a function of a series and a horizon."""
    from statsforecast import models

    model = getattr(models, name)(season_length=1)

    def forecast(y, h):
        answer = model.new().forecast(y=y, h=h, level=list(LEVELS) if intervals else None)
        if not intervals:
            return np.asarray(answer["mean"], float), np.full((h, 4), np.nan), np.full((h, 4), np.nan)
        low, high = ([np.asarray(answer[f"{end}-{level}"], float) for level in LEVELS] for end in ("lo", "hi"))
        return np.asarray(answer["mean"], float), np.stack(low, 1), np.stack(high, 1)

    return forecast


def version():
    import statsforecast

    return statsforecast.__version__


def digest(window, scale, name, intervals):
    text = f"{CODE_VERSION} {version()} {np.__version__} {name} {scale} {window.kind} {window.horizon} {intervals}"
    return hashlib.sha256(text.encode() + np.ascontiguousarray(window.past).tobytes()).hexdigest()[:32]


def computed(window, scale, name, intervals):
    """Runs a method on every series; a series it refuses gets its last value and is counted."""
    method = OWN.get(name) or peer(name, intervals)
    n, h = window.future.shape
    point, low, high = np.empty((n, h)), np.empty((n, h, 4)), np.empty((n, h, 4))
    refused = np.zeros(n, bool)
    for i, y in enumerate(window.series()):
        z = forward(y, window.kind, scale)
        try:
            point[i], low[i], high[i] = method(z, h)
            refused[i] = not np.isfinite(point[i]).all()
        except Exception:
            refused[i] = True
        if refused[i]:
            point[i], low[i], high[i] = last_value(z, h)
        if i == 19 and refused.all():
            refused[:], point[:], low[:], high[:] = True, np.nan, np.nan, np.nan
            break
    return Forecast(point, low, high, refused)


def cached(window, scale, name, folder):
    """A rival's forecast of a window, from the cache or anew."""
    # AutoCES draws 5,000 paths a series for its intervals; on the panels it gives points only.
    intervals = name != "AutoCES" or window.set == "m3"
    path = os.path.join(folder, digest(window, scale, name, intervals) + ".npz")
    if not os.path.exists(path):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            start = time.perf_counter()
            made = computed(window, scale, name, intervals)
            print(f"{window.set} {window.indicator} {window.history} years to {window.origin}, {scale}: {name} "
                  f"{time.perf_counter() - start:.0f} s, refused {made.refused.sum()}", file=sys.stderr, flush=True)
        os.makedirs(folder, exist_ok=True)
        np.savez(path + ".part.npz", **vars(made))
        os.replace(path + ".part.npz", path)
    with np.load(path) as stored:
        return Forecast(**stored)


def median_of(forecasts):
    middle = [np.median([getattr(f, name) for f in forecasts], axis=0) for name in ("point", "low", "high")]
    return Forecast(*middle, np.any([f.refused for f in forecasts], axis=0))


def forecasts(window, folder, skipped=()):
    """Every rival on both scales: a dictionary by name and scale."""
    found = {(name, scale): cached(window, scale, name, folder)
             for name in (*OWN, *PEERS) if name not in skipped for scale in SCALES}
    if not set(FOUR) & set(skipped):
        for scale in SCALES:
            found[MEDIAN_OF_FOUR, scale] = median_of([found[name, scale] for name in FOUR])
    return found
