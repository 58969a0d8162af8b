"""How far the bins of a reliability diagram lie from the diagonal, and intervals cover more or less than they say, when every
stated distribution is right.

Units err together in a year, and a few overlapping origins see few years: bins and coverage then deviate by chance, however
many pairs they hold. Outcomes are drawn from the forecasts themselves, a part of the variance shared by all units of a year, and the
worst bin of each draw is what one has to expect of a calibrated forecaster (consistency bars of Bröcker and Smith,
Weather and Forecasting 22, 2007, with dependence)."""

import numpy as np
from scipy.stats import norm

from . import scores
from .ours import GOOD_WHEN, PROBABILITIES

ROUNDS = 200
# What intervals of so many per cent are asked to cover.
COVERS = {80: (0.77, 0.83), 95: (0.93, 0.97)}


def normal_scores(window, answer):
    """What came as normal scores of the stated distributions, `n × h`; beyond the outermost quantiles half-way out."""
    ends = PROBABILITIES[0] / 2, 1 - PROBABILITIES[0] / 2
    place = [[np.interp(y, q, PROBABILITIES, left=ends[0], right=ends[1]) for y, q in zip(ys, qs)]
             for ys, qs in zip(window.future, answer.quantiles)]
    return norm.ppf(np.array(place))


def shared_part(case):
    """The share of the variance of normal scores that units had in common, over origins and years ahead."""
    together, all_of_it = [], []
    for window, answer in zip(case.windows, case.answers["auto"]):
        z = normal_scores(window, answer)
        together += list(np.nanmean(z, axis=0) ** 2)
        all_of_it += list(np.nanmean(z ** 2, axis=0))
    return float(np.mean(together) / np.mean(all_of_it)) if np.mean(all_of_it) > 0 else 0.0


def draws(case, shared, rounds=ROUNDS, seed=1):
    """By draw, the greatest distance of a bin with enough pairs from the diagonal, and what intervals of 80 and 95 % cover."""
    random, worst, covers = np.random.default_rng(seed), [], []
    upward = GOOD_WHEN[case.indicator] == ">="
    for _ in range(rounds):
        years, probability, outcome, places = {}, [], [], []
        for window, answer in zip(case.windows, case.answers["auto"]):
            count, horizon = window.future.shape
            root = np.sqrt(np.arange(1, horizon + 1))
            own = np.cumsum(random.standard_normal((count, horizon)), axis=1) / root
            shocks = [years.setdefault(window.origin + h, random.standard_normal()) for h in range(1, horizon + 1)]
            place = norm.cdf(np.sqrt(shared) * np.cumsum(shocks) / root + np.sqrt(1 - shared) * own)
            places.append(np.abs(place[~np.isnan(window.future)] - 0.5))
            for p in answer.probabilities.values():
                known = ~np.isnan(p)
                probability.append(p[known])
                outcome.append((place > 1 - p if upward else place < p)[known])
        places = np.concatenate(places)
        covers.append([np.mean(places <= level / 200) for level in COVERS])
        if not probability:
            continue
        bins = scores.reliability(np.concatenate(probability), np.concatenate(outcome))
        worst.append(max((abs(b["probability"] - b["observed"]) for b in bins), default=np.nan))
    return np.array(worst), np.array(covers)


def expected(case):
    """What a calibrated forecaster would show: its coverage, and its bins where there are probabilities."""
    shared = shared_part(case)
    worst, covers = draws(case, shared)
    found = dict(shared=shared, coverage={
        level: dict(within=float(np.mean((covers[:, i] >= low) & (covers[:, i] <= high))),
                    low=float(np.quantile(covers[:, i], 0.05)), high=float(np.quantile(covers[:, i], 0.95)))
        for i, (level, (low, high)) in enumerate(COVERS.items())})
    if np.isfinite(worst).any():
        found["bins"] = dict(within=float(np.mean(worst <= 0.03)), median=float(np.nanmedian(worst)),
                             ninth=float(np.nanquantile(worst, 0.9)))
    return found
