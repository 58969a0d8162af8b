"""Lotrinh as a black box: a panel cut to a window goes in as a table, tables of results come out."""

import csv
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field

import numpy as np

PROBABILITIES = np.array([0.025, *np.arange(0.05, 0.951, 0.05).round(2), 0.975])
COLUMNS = ["q025", *(f"q{round(100 * p):02d}" for p in PROBABILITIES[1:-1]), "q975"]
MEDIAN = COLUMNS.index("q50")
MEMBERS = ("last-value", "drift", "ols", "weighted-ols", "theil-sen", "ses", "theta", "damped-holt", "pooled")
GOOD_WHEN = {"income": ">=", "poverty": "<=", "insured": ">=", "value": ">="}


@dataclass
class Answer:
    """Quantiles `n × h × 19+2` of a window, NaN where a row has none; and probabilities `n × h` by threshold."""

    quantiles: np.ndarray
    probabilities: dict = field(default_factory=dict)

    @property
    def point(self):
        return self.quantiles[:, :, MEDIAN]

    def ends(self, level):
        """Lower and upper end of the interval of 50, 80, 90 or 95 %."""
        tail = (1 - level / 100) / 2
        low, high = (int(np.argmin(np.abs(PROBABILITIES - p))) for p in (tail, 1 - tail))
        return self.quantiles[:, :, low], self.quantiles[:, :, high]


def tool():
    """The program: `LOTRINH`, or the optimized build of this repository."""
    own = os.path.join(os.path.dirname(__file__), "..", "..", ".build", "release", "lotrinh")
    path = os.environ.get("LOTRINH", os.path.normpath(own))
    if not os.access(path, os.X_OK):
        sys.exit(f"No program {path}: run swift build -c release, or set LOTRINH.")
    return path


def thresholds(window):
    """Bars chosen without the future: the deciles of the last observed values, to the decimals of the data."""
    decimals = 0 if window.kind == "positive" else 1
    return sorted(set(np.round(np.quantile(window.past[:, -1], np.arange(0.1, 0.95, 0.1)), decimals).tolist()))


def write(windows, path):
    """The pasts of windows of one span, a row for a unit and year; empty where an indicator has no window there."""
    first = windows[0]
    years = range(first.origin - first.history + 1, first.origin + 1)
    values, groups = {}, {}
    for window in windows:
        for i, unit in enumerate(window.units):
            groups[unit] = window.groups[i] if window.groups else ""
            for year, value in zip(years, window.past[i]):
                if not np.isnan(value):
                    values[unit, year, window.indicator] = repr(float(value))
    names = [window.indicator for window in windows]
    with open(path, "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["unit", "group", "year", *names])
        for unit in sorted(groups):
            for year in years:
                row = [values.get((unit, year, name), "") for name in names]
                if any(row):
                    table.writerow([unit, groups[unit], year, *row])


def command(windows, method, path, out):
    first = windows[0]
    arguments = [tool(), "forecast", path, "--unit", "unit", "--year", "year", "--horizon", str(first.horizon),
                 "--method", method, "--out", out, "--quiet", "--lang", "en"]
    for window in windows:
        arguments += ["--value", f"{window.indicator}:{window.kind}"]
        if method == "auto":
            for bar in thresholds(window):
                arguments += ["--target", f"{window.indicator}{GOOD_WHEN[window.indicator]}{bar:.10g}"]
    if first.groups is not None:
        arguments += ["--group", "group"]
    return arguments


def answers(windows, method):
    """An answer for each window, or None when this build has no such method."""
    with tempfile.TemporaryDirectory() as folder:
        path, out = os.path.join(folder, "cut.csv"), os.path.join(folder, "out")
        write(windows, path)
        run = subprocess.run(command(windows, method, path, out), capture_output=True, text=True)
        if run.returncode == 64 and method != "auto":
            return None
        if run.returncode or not os.path.exists(os.path.join(out, "_SUCCESS")):
            sys.exit(f"lotrinh failed ({run.returncode}): {run.stderr or run.stdout}")
        return [read(window, out, method) for window in windows]


def read(window, out, method):
    place = {unit: i for i, unit in enumerate(window.units)}
    answer = Answer(np.full((*window.future.shape, len(COLUMNS)), np.nan))
    with open(os.path.join(out, "forecast.csv"), newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["indicator"] == window.indicator and row["unit"] in place:
                ahead = int(row["year"]) - window.origin - 1
                answer.quantiles[place[row["unit"]], ahead] = [float(row[c] or "nan") for c in COLUMNS]
    if method == "auto":
        for bar in thresholds(window):
            answer.probabilities[bar] = np.full(window.future.shape, np.nan)
        with open(os.path.join(out, "probability.csv"), newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if (row["indicator"] == window.indicator and row["event"] == "met_in_year" and row["probability"]
                        and row["unit"] in place):
                    ahead = int(row["year"]) - window.origin - 1
                    bar = answer.probabilities[float(row["threshold"])]
                    bar[place[row["unit"]], ahead] = float(row["probability"])
    return answer


def met(window, bar):
    """Whether the future met a bar, `n × h`."""
    return window.future >= bar if GOOD_WHEN[window.indicator] == ">=" else window.future <= bar
