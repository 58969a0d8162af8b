"""A straight line through every series, in memory, with standard errors."""

from ..measure import agree, measure
from ..report import Section, counted

YEARS = 20
TABLES = ["duckdb-regr", "duckdb-sums", "polars-sums"]
RIVALS = ["numpy-sums", "numpy-residuals", "numpy-rows", "numpy-blocks", *TABLES]
WITH_GAPS = ["numpy-masked", "numpy-masked-rows", *TABLES]
# Programs that fit one series after another do so for a sample.
ONE_BY_ONE = {"statsmodels": 500, "pyfixest": 40}


def sections(place):
    if place.is_quick:
        yield section(place, 100_000, 0, ["numpy-blocks"])
        return
    for units in place.sizes(10_000, 100_000, 1_000_000):
        yield section(place, units, 0, [*RIVALS, *(ONE_BY_ONE if units == 10_000 else [])])
    yield section(place, 100_000, 3, WITH_GAPS)


def section(place, units, gaps, rivals):
    values = place.values(units, YEARS, gaps)
    bench, size = place.bench("FitBench"), [units, YEARS, gaps]
    # Enough repetitions within a program for the clock, and for the rest of the machine.
    repeats, few = max(5, min(2001, 20_000_000 // units)), max(3, min(101, 2_000_000 // units))
    counts = sorted({1, place.workers})
    programs = [
        place.ours(f"lotrinh, {counted(count, 'worker')}", bench, "lean", *size, count, repeats, tells=True) for count in counts
    ]
    programs = place.with_itself(programs)
    if not gaps and not place.is_quick:
        programs.append(place.ours("lotrinh, with robust errors", bench, "full", *size, place.workers, few, tells=True))
    for name in rivals if place.with_rivals else []:
        for count in counts if name.startswith("numpy") else [place.workers]:
            programs.append(rival(place, name, values, units, count, repeats, few))
    results = measure(programs, place.rounds or 3, memory=24 * units * YEARS, limit=place.limit)
    agree([runs for runs in results if runs.program.amount is None], ["sum"])
    known = Section(
        f"Lines by least squares: {units:,} series of {YEARS} years in memory" + (f", {gaps} % of values missing" if gaps else ""),
        "Level, slope, residual deviation and two standard errors of every series, the values in the form that each program "
        "likes best before the clock starts.",
        results, units / 1e6, "M/s")
    if known.best_of_ours:
        known.remarks.append(f"Ours reads the values at {8e-9 * units * YEARS / known.best_of_ours.median:.1f} GB/s; the roofline says what memory gives.")
    known.remarks += [
        f"{runs.program.name}: on a sample of {runs.program.amount * 1e6:,.0f} series; its standard errors agree with the closed form."
        for runs in results if runs.program.amount and not runs.fault]
    return known


def rival(place, name, values, units, threads, repeats, few):
    sample = ONE_BY_ONE.get(name)
    rounds = repeats if name.startswith("numpy") else 1 if sample else few
    limits = {"OPENBLAS_NUM_THREADS": str(threads), "POLARS_MAX_THREADS": str(threads)}
    return place.rival(
        f"{name}, {counted(threads, 'thread')}", "fit.py", name, values, units, YEARS, rounds, sample or units, environment=limits, tells=True,
        amount=sample and sample / 1e6)
