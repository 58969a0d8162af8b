"""Runs the fits of `Benchmarks/regression` side by side, and what memory gives.

    python compare_fits.py BENCH VALUES UNITS YEARS GAPS ROUNDS WORKERS [RIVAL…]

A rival is one of `rivals_fit.py` or the beginning of its name.
"""

import os
import statistics
import sys

from compare import compare
from rivals_fit import RIVALS, WITH_GAPS

bench, values, (units, years, gaps, rounds, workers) = sys.argv[1], sys.argv[2], map(int, sys.argv[3:8])
families = sys.argv[8:]
counts = [1] if workers == 1 else [1, workers]
# Enough repetitions within a program for the clock, and for the rest of the machine.
repeats = str(max(5, min(2001, 20_000_000 // units)))
slow = str(max(3, min(101, 2_000_000 // units)))

size = [str(units), str(years), str(gaps)]
programs = {f"lotrinh, {count} workers": [bench, "lean", *size, str(count), repeats] for count in counts}
if not gaps:
    programs[f"lotrinh full, {workers} workers"] = [bench, "full", *size, str(workers), slow]
for count in counts:
    programs[f"reading memory, {count} workers"] = [bench, "read", *size, str(count), repeats]
for name in (name for name in (WITH_GAPS if gaps else RIVALS) if name.startswith(tuple(families))):
    for count in counts if name.startswith("numpy") else [workers]:
        command = [sys.executable, "Benchmarks/rivals_fit.py", name, values, str(units), str(years),
                   repeats if name.startswith("numpy") else slow]
        limits = [f"OPENBLAS_NUM_THREADS={count}", f"POLARS_MAX_THREADS={count}"]
        programs[f"{name}, {count} threads"] = ["env", *limits, *command]
os.environ["OPENBLAS_NUM_THREADS"] = "1"

results = compare(programs, rounds, (units / 1e6, "M"), check=["sum"], memory=3 * 8 * units * years)
median = {name: statistics.median(float(found["seconds"]) for found in runs) for name, runs in results.items()}
ours = min(seconds for name, seconds in median.items() if name.startswith("lotrinh, "))
reading = min(seconds for name, seconds in median.items() if name.startswith("reading"))
gigabytes = 8e-9 * units * years
print(f"values read at {gigabytes / ours:.1f} GB/s; memory gives {gigabytes / reading:.1f} GB/s: {reading / ours:.0%} of it")
for family in families:
    name, seconds = min(((n, s) for n, s in median.items() if n.startswith(family)), key=lambda item: item[1])
    print(f"lotrinh is {seconds / ours:.1f} times as fast as {name}")
