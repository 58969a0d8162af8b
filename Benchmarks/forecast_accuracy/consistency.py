"""How far the bins of a reliability diagram lie from the diagonal when every stated distribution is right.

Units err together in a year, and a few overlapping origins see few years: bins then deviate by chance, however many pairs
they hold. Outcomes are drawn from the forecasts themselves, a part of the variance shared by all units of a year, and the
worst bin of each draw is what one has to expect of a calibrated forecaster (consistency bars of Bröcker and Smith,
Weather and Forecasting 22, 2007, with dependence)."""

import numpy as np
from scipy.stats import norm

from . import scores
from .ours import GOOD_WHEN, PROBABILITIES

ROUNDS = 200


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


def worst_bins(case, shared, rounds=ROUNDS, seed=1):
    """By draw, the greatest distance of a bin with enough pairs from the diagonal."""
    random, worst = np.random.default_rng(seed), []
    upward = GOOD_WHEN[case.indicator] == ">="
    for _ in range(rounds):
        years, probability, outcome = {}, [], []
        for window, answer in zip(case.windows, case.answers["auto"]):
            count, horizon = window.future.shape
            root = np.sqrt(np.arange(1, horizon + 1))
            own = np.cumsum(random.standard_normal((count, horizon)), axis=1) / root
            shocks = [years.setdefault(window.origin + h, random.standard_normal()) for h in range(1, horizon + 1)]
            place = norm.cdf(np.sqrt(shared) * np.cumsum(shocks) / root + np.sqrt(1 - shared) * own)
            for p in answer.probabilities.values():
                known = ~np.isnan(p)
                probability.append(p[known])
                outcome.append((place > 1 - p if upward else place < p)[known])
        bins = scores.reliability(np.concatenate(probability), np.concatenate(outcome))
        worst.append(max((abs(b["probability"] - b["observed"]) for b in bins), default=np.nan))
    return np.array(worst)


def expected(case):
    """What a calibrated forecaster would show; None without probabilities."""
    if not any(np.isfinite(p).any() for a in case.answers["auto"] for p in a.probabilities.values()):
        return None
    shared = shared_part(case)
    worst = worst_bins(case, shared)
    return dict(shared=shared, within=float(np.mean(worst <= 0.03)), median=float(np.median(worst)),
                ninth=float(np.quantile(worst, 0.9)))
