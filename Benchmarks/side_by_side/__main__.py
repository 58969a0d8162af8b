"""The command behind `Benchmarks/run`; see there."""

import argparse
import os
import sys
import time
from pathlib import Path

from . import machine
from .jobs import JOBS
from .noise import noise
from .place import Place
from .report import summary


def call():
    parser = argparse.ArgumentParser(prog="Benchmarks/run", description=__doc__)
    parser.add_argument("jobs", nargs="*", metavar="JOB", help=", ".join([*JOBS, "roofline"]) + "; all without a name")
    parser.add_argument("--quick", action="store_true", help="small sizes, few rivals, and the noise floor: ours against itself")
    parser.add_argument("--units", type=int, help="a larger size as well: 1000000 communes make 2.7 GB")
    parser.add_argument("--rounds", type=int, help="how often each program runs; the median counts")
    parser.add_argument("--workers", type=int, default=os.cpu_count(), help="workers of ours and threads of the others")
    parser.add_argument("--limit", type=float, default=1800, help="seconds after which a program is stopped")
    parser.add_argument("--tool", required=True, help="the program lotrinh")
    parser.add_argument("--base", help="another lotrinh, of the revision before, for the whole job")
    parser.add_argument("--no-rivals", action="store_true", help="ours alone")
    parser.add_argument("--folder", type=Path, required=True, help="for tables, values and the report bench.md")
    asked = parser.parse_args()
    for job in asked.jobs:
        if job not in [*JOBS, "roofline"]:
            parser.error(f"there is no job {job}")
    return asked


def main():
    asked = call()
    place = Place(
        asked.folder.resolve(), asked.tool, asked.base, asked.rounds, asked.units, asked.workers, asked.limit, not asked.no_rivals,
        asked.quick)
    report = asked.folder / ("bench-quick.md" if asked.quick else "bench.md")
    jobs = asked.jobs or [*JOBS, *([] if asked.quick else ["roofline"])]
    start, sections = time.time(), []
    with open(report, "w") as file:

        def write(text):
            print(text, flush=True)
            print(text, file=file, flush=True)

        write(f"# Lotrinh beside others\n\n{time.strftime('%Y-%m-%d')}, `Benchmarks/run {' '.join(sys.argv[1:])}`\n")
        write(machine.description(place))
        write("Programs run in turn, round after round, each run a process of its own. *Seconds* is the median of the work that a program\n"
              "tells, or of the whole process where it works from file to file; *process* always the whole, start and imports included.\n"
              "A ratio above 1 is slower than the best of ours (bold). A difference smaller than the spread is no difference.\n")
        for job in jobs:
            if job == "roofline":
                write(machine.roofline(place))
                continue
            for section in JOBS[job](place):
                sections.append(section)
                write(section.text())
        write(summary(sections))
        if asked.quick:
            write(noise(sections))
        write(f"Measured in {time.time() - start:,.0f} s.")
    failed = [section.title for section in sections if section.has_failed]
    if failed:
        sys.exit("failed or disagreeing: " + "; ".join(failed))


if __name__ == "__main__":
    main()
