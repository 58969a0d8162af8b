"""Scores of a case: point accuracy beside the rivals, calibration, and the requirements they are held against."""

import numpy as np
from scipy.stats import norm

from . import consistency, scores
from .ours import met
from .rivals import LEVELS
from .scales import SCALES, forward

def averaged(values):
    """The mean over origins, each with one weight."""
    return float(np.mean(values))


def pooled(values):
    """The mean over everything, each forecast with one weight."""
    return float(np.mean(np.concatenate([v.ravel() for v in values])))


def point_scores(windows, points, ends):
    """MASE and sMAPE by origin, MSIS and coverage of the intervals `ends(level)` gives by origin."""
    by_origin = [scores.mase(w, p) for w, p in zip(windows, points)]
    found = dict(mase=averaged(by_origin), mase_by_origin=by_origin,
                 smape=averaged([scores.smape(w, p) for w, p in zip(windows, points)]))
    for level in LEVELS:
        both = ends(level)
        found[f"coverage_{level}"] = pooled([scores.covered(w, *e) for w, e in zip(windows, both)])
        found[f"msis_{level}"] = averaged([scores.interval_score(w, *e, level).mean() for w, e in zip(windows, both)])
    return found


def of_method(case, method):
    answers = case.answers[method]
    found = point_scores(case.windows, [a.point for a in answers], lambda level: [a.ends(level) for a in answers])
    return found | dict(missing=case.missing[method])


def of_rival(case, name):
    """A rival on its better scale in hindsight, for each score apart; None where it refuses more than half."""
    refused = {s: np.concatenate([by[name, s].refused for by in case.rivals]) for s in SCALES}
    usable = [s for s in SCALES if refused[s].mean() <= 0.5]
    if not usable:
        return dict(out=True, refused=int(refused["raw"].sum()), series=int(refused["raw"].size))
    made = {}
    for scale in usable:
        on_values = [by[name, scale].on_values(w.kind, scale) for w, by in zip(case.windows, case.rivals)]
        made[scale] = point_scores(
            case.windows, [f.point for f in on_values],
            lambda level: [(f.low[..., LEVELS.index(level)], f.high[..., LEVELS.index(level)]) for f in on_values])
    best = min(usable, key=lambda s: made[s]["mase"])
    found = made[best] | dict(scale=best, refused=int(refused[best].sum()), series=int(refused[best].size))
    found["smape"] = min(made[s]["smape"] for s in usable)
    for level in LEVELS:
        by_score = min(usable, key=lambda s: np.nan_to_num(made[s][f"msis_{level}"], nan=np.inf))
        scored = np.isfinite(made[by_score][f"msis_{level}"])
        for key in (f"msis_{level}", f"coverage_{level}"):
            found[key] = made[by_score][key] if scored else None
        found[f"msis_{level}_scale"] = by_score
        found[f"msis_{level}_raw"] = made["raw"][f"msis_{level}"] if scored and "raw" in made else None
    return found


def accuracy(case):
    return dict(rivals={name: of_rival(case, name) for name, scale in case.rivals[0] if scale == SCALES[0]},
                ours={method: of_method(case, method) for method in case.answers})


def normals_around_theta(case):
    """Normals around AutoTheta by scale and kind of deviation: its own intervals', and the one that fits best.

    The second is the root mean square of the errors over all units and origins of a horizon: known in hindsight only.
    """
    found = {}
    for scale in SCALES:
        forecasts = [by["AutoTheta", scale] for by in case.rivals]
        least = [1e-6 * np.nanmean(np.abs(np.diff(forward(w.past, w.kind, scale), axis=1))) for w in case.windows]
        k = LEVELS.index(95)
        own = [np.maximum((f.high[..., k] - f.low[..., k]) / (2 * norm.ppf(0.975)), m) for f, m in zip(forecasts, least)]
        errors = [forward(w.future, w.kind, scale) - f.point for w, f in zip(case.windows, forecasts)]
        longest = max(e.shape[1] for e in errors)
        fitted = np.array([np.sqrt(np.mean(np.concatenate([e[:, h] for e in errors if e.shape[1] > h]) ** 2))
                           for h in range(longest)])
        found[scale, "own"] = list(zip(case.windows, forecasts, own))
        found[scale, "fitted"] = [(w, f, np.broadcast_to(fitted[:f.point.shape[1]], f.point.shape))
                                  for w, f in zip(case.windows, forecasts)]
    return found


def log_scores(case):
    """Mean log density of ours and of the normals around AutoTheta on their better scale."""
    made = {key: pooled([scores.log_score_of_normal(w, f.point, d, key[0]) for w, f, d in parts])
            for key, parts in normals_around_theta(case).items()}
    return dict(
        ours=pooled([scores.log_score_of_quantiles(w, a.quantiles) for w, a in zip(case.windows, case.answers["auto"])]),
        theta_own=max(made[s, "own"] for s in SCALES), theta_fitted=max(made[s, "fitted"] for s in SCALES))


def events(case):
    """Probability and outcome of each bar, unit and year, of ours, and of the normals around AutoTheta on the raw scale
    and on the transformed one."""
    ours, outcome, normals = [], [], normals_around_theta(case)
    theta = {key: [] for key in normals}
    for i, (window, answer) in enumerate(zip(case.windows, case.answers["auto"])):
        for bar, probability in answer.probabilities.items():
            known = ~np.isnan(probability)
            ours.append(probability[known])
            outcome.append(met(window, bar)[known])
            for (scale, kind), parts in normals.items():
                _, forecast, deviation = parts[i]
                below = norm.cdf((forward(np.array(bar), window.kind, scale) - forecast.point) / deviation)
                upward = window.indicator != "poverty"
                theta[scale, kind].append((1 - below if upward else below)[known])
    return np.concatenate(ours), np.concatenate(outcome), {k: np.concatenate(v) for k, v in theta.items()}


def probabilities(case):
    probability, outcome, theta = events(case)
    asked = sum(p.size for a in case.answers["auto"] for p in a.probabilities.values())
    if not probability.size:
        return dict(pairs=0, without=asked, bins=[])
    return dict(
        pairs=int(probability.size), without=int(asked - probability.size),
        bins=scores.reliability(probability, outcome), expected=consistency.expected(case), brier=scores.brier(probability, outcome),
        log_loss=scores.log_loss(probability, outcome),
        brier_theta={k: min(scores.brier(theta[s, k], outcome) for s in SCALES) for k in ("own", "fitted")},
        log_loss_theta={k: min(scores.log_loss(theta[s, k], outcome) for s in SCALES) for k in ("own", "fitted")})


def calibration(case):
    """Coverage pooled, by origin and by horizon; scores of the quantiles; log score; probabilities of meeting bars."""
    pairs = list(zip(case.windows, case.answers["auto"]))
    coverage = {}
    for level in LEVELS:
        inside = [scores.covered(w, *a.ends(level)) for w, a in pairs]
        longest = max(i.shape[1] for i in inside)
        coverage[level] = dict(
            pooled=pooled(inside), by_origin=[float(i.mean()) for i in inside],
            by_horizon=[pooled([i[:, h] for i in inside if i.shape[1] > h]) for h in range(longest)])
    return dict(
        origins=[w.origin for w in case.windows], coverage=coverage,
        pinball=pooled([scores.pinball(w, a.quantiles) for w, a in pairs]),
        crps=pooled([scores.crps(w, a.quantiles) for w, a in pairs]),
        log_score=log_scores(case), events=probabilities(case))
