"""Writing a result table as a workbook."""

import shutil
import subprocess

from ..measure import Program, measure
from ..place import HERE
from ..report import Section

ROWS = 1_000_000


def sections(place):
    if place.is_quick:
        return
    table, writer = place.folder / f"book-{ROWS}.csv", place.folder / "book"
    bench = place.bench("BookBench")
    if not table.exists():
        subprocess.run([bench, "make", str(ROWS), table], check=True, stdout=subprocess.DEVNULL)
    programs = [place.ours("lotrinh", bench, "write", table, place.folder / "lotrinh.xlsx", tells=True)]
    remarks = []
    if place.with_rivals and shutil.which("cc"):
        flags = subprocess.run(["pkg-config", "--cflags", "--libs", "xlsxwriter"], check=True, capture_output=True, text=True)
        subprocess.run(["cc", "-O2", "-o", writer, HERE / "book.c", *flags.stdout.split()], check=True)
        programs.append(Program("libxlsxwriter in C", [writer, ROWS, place.folder / "c.xlsx"], tells=True))
    elif place.with_rivals:
        remarks.append("libxlsxwriter in C is left out: there is no C compiler.")
    results = measure(programs, place.rounds or 3, limit=place.limit)
    yield Section(
        f"Write a workbook: {ROWS:,} rows × 8 columns", "Ours reads the table of results; the program in C writes the same cells from memory.",
        results, ROWS / 1e6, "M rows/s", remarks)
