"""The series, windows and origins that every forecaster is given.

A window holds the past of one indicator at one origin and the future it is judged by. Its units are those
with a value in every year of the window and of its future, so that rivals, which take no gaps, run on the same.
"""

import csv
import os
import sys
from collections import defaultdict
from dataclasses import dataclass

import numpy as np

LAST_SHARED_YEAR = 2000


@dataclass
class Window:
    """The past `n × t` and future `n × h` of one indicator; the past of series of unlike length begins with NaN."""

    set: str
    indicator: str
    kind: str
    origin: int
    history: int
    units: list
    groups: list
    past: np.ndarray
    future: np.ndarray

    @property
    def horizon(self):
        return self.future.shape[1]

    def series(self):
        """The past of each unit without the years before its first."""
        return [row[~np.isnan(row)] for row in self.past]

    def scale(self):
        """What errors are divided by: the mean absolute yearly change within the window, `n × 1`.

        Over all units of a panel; of each series alone where the series have nothing in common (M3)."""
        changes = np.abs(np.diff(self.past, axis=1))
        if self.groups is None:
            return np.nanmean(changes, axis=1, keepdims=True)
        return np.full((len(self.past), 1), np.nanmean(changes))


def validation_folder():
    """The folder of the open samples, or the end of the program."""
    beside = os.path.join(os.path.dirname(__file__), "..", "..", "..", "shared", "validation")
    folder = os.environ.get("LOTRINH_VALIDATION", os.path.normpath(beside))
    if not os.path.isdir(folder):
        sys.exit(f"No validation data in {folder}: set LOTRINH_VALIDATION to the folder with us_county, es_municipality, m3_yearly.")
    return folder


def rows(name):
    path = os.path.join(validation_folder(), name)
    if not os.path.isfile(path):
        sys.exit(f"No validation data: {path} is missing.")
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def panel(name, unit, group, indicator):
    """Units, their groups, and a dictionary of years for each, of one column of a table."""
    values, groups = defaultdict(dict), {}
    for row in rows(name):
        if row[indicator]:
            values[row[unit]][int(row["year"])] = float(row[indicator])
            groups[row[unit]] = row[group]
    return {code: (groups[code], values[code]) for code in sorted(values)}


def cut(source, name, indicator, kind, origin, history, horizon):
    """The window of `history` years that ends in `origin`, with the units complete over it and its future."""
    years = range(origin - history + 1, origin + horizon + 1)
    complete = [(code, group, [known[y] for y in years])
                for code, (group, known) in source.items() if all(y in known for y in years)]
    table = np.array([values for _, _, values in complete])
    return Window(name, indicator, kind, origin, history, [c for c, _, _ in complete], [g for _, g, _ in complete],
                  table[:, :history], table[:, history:])


def us():
    for indicator, kind in [("income", "positive"), ("poverty", "share")]:
        source = panel("us_county/county_year.csv", "fips", "state", indicator)
        for origin in range(2006, 2012):
            yield cut(source, "us", indicator, kind, origin, history=10, horizon=5)


def es():
    # The years 2015 to 2022 leave one origin with five years behind it and three ahead.
    for indicator, kind in [("income", "positive"), ("poverty", "share")]:
        source = panel("es_municipality/municipality_year.csv", "mun_code", "prov_code", indicator)
        yield cut(source, "es", indicator, kind, 2019, history=5, horizon=3)


def insurance():
    source = panel("us_county/county_year.csv", "fips", "state", "insured")
    for history in (5, 6):
        for origin in range(2008 + history - 1, 2016):
            yield cut(source, "insurance", "insured", "share", origin, history, min(3, 2016 - origin))


def m3():
    """Series of unlike calendars, moved so that the last year of training is the same for all."""
    train, test = defaultdict(list), defaultdict(list)
    for row in rows("m3_yearly/m3_yearly_sample.csv"):
        {"train": train, "test": test}[row["split"]][row["series"]].append((int(row["t"]), float(row["value"])))
    units = sorted(train)
    longest = max(map(len, train.values()))
    past = np.full((len(units), longest), np.nan)
    for i, unit in enumerate(units):
        values = [v for _, v in sorted(train[unit])]
        past[i, longest - len(values):] = values
    future = np.array([[v for _, v in sorted(test[unit])] for unit in units])
    yield Window("m3", "value", "positive", LAST_SHARED_YEAR, longest, units, None, past, future)


SETS = {"us": us, "es": es, "insurance": insurance, "m3": m3}
