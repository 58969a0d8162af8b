"""A straight line through every series, in memory, with standard errors."""

from ..measure import agree, measure
from ..report import Section

YEARS = 20
KNOWN = ["numpy-sums", "numpy-residuals", "numpy-rows", "numpy-blocks", "duckdb-regr", "duckdb-sums", "polars-sums"]
# Programs that fit one series after another do so for a sample.
ONE_BY_ONE = {"statsmodels": 500, "pyfixest": 40}


def sections(place):
    for units in [100_000] if place.is_quick else place.sizes(10_000, 100_000, 1_000_000):
        yield section(place, units)


def section(place, units):
    values = place.values(units, YEARS)
    bench, size = place.bench("FitBench"), [units, YEARS, 0]
    # Enough repetitions within a program for the clock, and for the rest of the machine.
    repeats, few = max(5, min(2001, 20_000_000 // units)), max(3, min(101, 2_000_000 // units))
    counts = sorted({1, place.workers})
    programs = [
        place.ours(f"lotrinh, {count} workers", bench, "lean", *size, count, repeats, tells=True)
        for count in counts
    ]
    programs = place.with_itself(programs)
    if place.with_rivals:
        for name in rivals(place):
            for count in counts if name.startswith("numpy") else [place.workers]:
                programs.append(rival(place, name, values, units, count, repeats, few))
    results = measure(programs, place.rounds or 3, memory=24 * units * YEARS, limit=place.limit)
    agree([runs for runs in results if runs.program.amount is None], ["sum"])
    remarks = [f"{runs.program.name}: on a sample of {runs.program.amount * 1e6:,.0f} series; its standard errors agree "
               "with the closed form." for runs in results if runs.program.amount and not runs.fault]
    return Section(
        f"Lines by least squares: {units:,} series of {YEARS} years in memory",
        "Level, slope, residual deviation and two standard errors of every series, the values in the form that each program "
        "likes best before the clock starts.",
        results, units / 1e6, "M/s", remarks)


def rivals(place):
    return ["numpy-blocks"] if place.is_quick else [*KNOWN, *ONE_BY_ONE]


def rival(place, name, values, units, threads, repeats, few):
    sample = ONE_BY_ONE.get(name)
    rounds = repeats if name.startswith("numpy") else 1 if sample else few
    limits = {"OPENBLAS_NUM_THREADS": str(threads), "POLARS_MAX_THREADS": str(threads)}
    return place.rival(
        f"{name}, {threads} threads", "fit.py", name, values, units, YEARS, rounds, sample or units, environment=limits, tells=True,
        amount=sample and sample / 1e6)
