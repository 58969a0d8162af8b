"""How much workers beside each other gain, ours alone."""

import shutil

from .. import ours
from ..measure import measure
from ..report import Section
from . import whole


def sections(place):
    if place.is_quick:
        return
    units, years = 100_000, 20
    table, folder = place.table(units, years), place.folder / "workers"
    programs = [
        ours.whole(place, f"lotrinh --jobs {count}", place.tool, table, whole.clean(folder / str(count)), jobs=count)
        for count in sorted({1, 2, place.workers})
    ]
    results = measure(programs, place.rounds or 3, memory=2 * table.stat().st_size, limit=place.limit)
    shutil.rmtree(folder)
    yield Section(f"Workers: whole job, {units:,} communes × {years} years", "The same results by any number of workers.",
                  results, units / 1e6, "M communes/s")
