"""How the cost of a commune changes with their number, ours alone."""

import shutil

from .. import ours
from ..measure import measure
from ..report import Section
from . import whole

YEARS = 20


def sections(place):
    if place.is_quick:
        return
    largest = place.units or 1_000_000
    sizes = [size for size in (1_000, 10_000, 100_000, 1_000_000) if size <= max(largest, 1_000_000)]
    yield from kernels(place, sizes)
    yield whole_job(place, place.sizes(1_000, 10_000, 100_000))


def kernels(place, sizes):
    for title, unit, program in [
        ("Lines in memory", "M/s", lambda n: ("FitBench", "lean", n, YEARS, 0, place.workers, max(5, 2_000_000 // n))),
        ("Forecasts in memory", "M/s", lambda n: ("ForecastBench", "run", n, 15, 5, place.workers, 1)),
    ]:
        programs = []
        for size in sizes:
            name, *arguments = program(size)
            programs.append(place.ours(f"{size:,}", place.bench(name), *arguments, tells=True, amount=size / 1e6))
        results = measure(programs, place.rounds or 3, memory=24 * sizes[-1] * YEARS, limit=place.limit)
        yield Section(f"Scaling: {title.lower()}", "By number of series; the rate would stay the same if the cost were proportional.",
                      results, sizes[-1] / 1e6, unit)


def whole_job(place, sizes):
    folder = place.folder / "scaling"
    programs = []
    for size in sizes:
        program = ours.whole(place, f"{size:,}", place.tool, place.table(size, YEARS), whole.clean(folder / str(size)))
        program.amount = size / 1e6
        programs.append(program)
    results = measure(programs, place.rounds or 3, limit=place.limit)
    shutil.rmtree(folder)
    return Section("Scaling: whole job", f"By number of communes, {YEARS} years of 19 indicators each.", results, sizes[-1] / 1e6,
                   "M communes/s")
