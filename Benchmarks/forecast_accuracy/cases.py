"""A case is one indicator of a set with one length of history: windows by origin, and what each forecaster said of them."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from . import ours, rivals
from .windows import SETS


@dataclass
class Case:
    set: str
    indicator: str
    history: int
    windows: list
    answers: dict  # by method, a list over origins
    missing: dict  # by method, forecasts that were not made
    rivals: list  # over origins, by name and scale

    @property
    def title(self):
        return f"{self.set}, {self.indicator}, {self.history} years of history, {self.windows[0].horizon} ahead at most"


def load(name, folder, members=True, skipped=()):
    """The cases of a set, with our answers and the rivals'."""
    spans, found = defaultdict(list), defaultdict(list)
    for window in SETS[name]():
        spans[window.history, window.origin].append(window)
    for windows in spans.values():
        answered = {}
        for method in ("auto", *(ours.MEMBERS if members else ())):
            given = ours.answers(windows, method)
            if given:
                answered[method] = given
        for i, window in enumerate(windows):
            found[window.indicator, window.history].append((window, {m: a[i] for m, a in answered.items()}))
    return [case(name, *key, pairs, folder, skipped) for key, pairs in found.items()]


def case(name, indicator, history, pairs, folder, skipped):
    windows = [window for window, _ in pairs]
    answers, missing = {}, {}
    for method in pairs[0][1]:
        answers[method] = [answer[method] for _, answer in pairs]
        missing[method] = sum(filled(w, a) for w, a in zip(windows, answers[method]))
    return Case(name, indicator, history, windows, answers, missing,
                [rivals.forecasts(window, folder, skipped) for window in windows])


def filled(window, answer):
    """Puts the last value where no forecast was made, so that silence is not rewarded; returns how often."""
    silent = np.isnan(answer.quantiles).any(axis=2)
    last = np.broadcast_to(window.past[:, -1:], silent.shape)
    answer.quantiles[silent] = last[silent][:, None]
    return int(silent.sum())
