"""Reading a national table into typed columns."""

from ..measure import agree, measure
from ..report import Section


def sections(place):
    for units in [11_000] if place.is_quick else place.sizes(100_000):
        yield section(place, units, 20)


def section(place, units, years):
    table = place.table(units, years)
    size = table.stat().st_size
    bench = place.bench("ReadBench")
    programs = [
        place.ours("lotrinh, columns", bench, "columns", table, place.workers, tells=True),
        place.ours("lotrinh, panels", bench, "panels", table, place.workers, tells=True),
    ]
    programs = place.with_itself(programs)
    if place.with_rivals:
        names = ["polars", "duckdb"] if place.is_quick else ["polars", "pyarrow", "duckdb", "pandas"]
        programs += [place.rival(name, "read.py", name, table, tells=True) for name in names]
    results = measure(programs, place.rounds or (3 if units > 500_000 else 5), memory=2 * size, limit=place.limit)
    agree(results, ["rows", "sum"])
    return Section(
        f"Read: {units:,} communes × {years} years × 19 indicators, {size / 1e6:,.0f} MB of CSV",
        "Every column typed, in memory; the file is in the page cache. `columns` leaves the rows as they stand in the file, as "
        "the others do; `panels` brings units in the order of their codes, a year beside the other, as every command needs them.",
        results, size / 1e9, "GB/s")
