"""Forecasts with intervals of many series, in memory."""

import subprocess

from ..measure import measure
from ..report import Section, counted

YEARS, HORIZON = 15, 5
# Series of the sample that each model forecasts: some seconds of work.
SAMPLE = 5_000
MODELS = {"AutoETS": 1_500, "DynamicOptimizedTheta": 2_500, "RandomWalkWithDrift": 5_000}


def sections(place):
    yield section(place, 30_000 if place.is_quick else 300_000)


def section(place, units):
    programs = [
        place.ours(
            f"lotrinh auto, {counted(count, 'worker')}", place.bench("ForecastBench"), "run", units, YEARS, HORIZON, count, 1, tells=True)
        for count in sorted({1, place.workers})
    ]
    programs = place.with_itself(programs)
    models = {} if not place.with_rivals else {"RandomWalkWithDrift": 2_000} if place.is_quick else MODELS
    for name, series in models.items():
        for jobs in [1] if place.is_quick else sorted({1, place.workers}):
            programs.append(
                place.rival(
                    f"statsforecast {name}, n_jobs {jobs}", "forecast.py", name, sample(place, units), series, YEARS, HORIZON, jobs,
                    tells=True, amount=series / 1e6, is_tree=jobs > 1))
    results = measure(programs, place.rounds or 3, memory=16 * units * YEARS, limit=place.limit)
    for runs in results:
        if runs.program.is_ours and not runs.fault and int(runs.pairs["quantiles"]) < 19 * units * HORIZON:
            runs.fault = "some series have no quantiles"
        if not runs.program.is_ours and not runs.fault and int(runs.pairs["rows"]) != int(runs.pairs["series"]) * HORIZON:
            runs.fault = "some series have no forecast"
    return Section(
        f"Forecasts: {units:,} series of {YEARS} years, {HORIZON} ahead, in memory",
        "Ours chooses among models and gives 21 quantiles and the chance of a bar; the others give a median and intervals of 80 and "
        "95 % of one model. They fit series by series, so a sample of the same series tells their rate; ratios are of rates.",
        results, units / 1e6, "M/s")


def sample(place, units):
    path = place.folder / f"series-{units}-{YEARS}.bin"
    if not path.exists():
        subprocess.run([place.bench("ForecastBench"), "make", str(units), str(YEARS), str(SAMPLE), path], check=True,
                       stdout=subprocess.DEVNULL)
    return path
