"""Reading the first sheet of a workbook."""

import subprocess
import sys

from ..measure import agree, measure
from ..place import RIVALS
from ..report import Section

ROWS = 1_000_000


def sections(place):
    if place.is_quick:
        return
    path = place.folder / f"rows-{ROWS}.xlsx"
    if not path.exists():
        subprocess.run([sys.executable, RIVALS / "workbook.py", "make", str(ROWS), path], check=True)
    programs = [place.ours("lotrinh", place.bench("ReadBench"), "xlsx", path, tells=True)]
    if place.with_rivals:
        programs += [place.rival(name, "workbook.py", name, path, tells=True) for name in ("calamine", "fastexcel")]
    results = measure(programs, place.rounds or 3, limit=place.limit)
    agree(results, ["rows"])
    yield Section(f"Read a workbook: {ROWS:,} rows × 8 columns", "Three texts, a year, four numbers with two decimals; one core each.",
                  results, ROWS / 1e6, "M rows/s")
