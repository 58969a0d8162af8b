"""From the table to files of results: averages by district and year, lines, projections, chances."""

import shutil
import subprocess
import sys

from .. import ours
from ..measure import measure
from ..place import HERE
from ..report import Section

# Beyond these sizes programs take the time of all others together.
LARGEST = {"pandas": 100_000, "spark": 1_000_000, "statsmodels": 11_000, "lotrinh in full": 100_000}
# Communes that statsmodels fits one by one, a few seconds' work.
SAMPLE = 300


def sections(place):
    sizes = [(11_000, 15)] if place.is_quick else [(11_000, 15), *((units, 20) for units in place.sizes(100_000))]
    for units, years in sizes:
        yield section(place, units, years, "at")


def section(place, units, years, parts):
    table = place.table(units, years)
    folder = place.folder / f"whole-{units}-{years}"
    tools = {"lotrinh": place.tool} | ({"lotrinh, base": place.base} if place.base else {})
    if place.is_quick:
        tools["lotrinh, again"] = place.tool
    programs = [
        ours.whole(place, name, tool, table, clean(folder / name.replace(", ", "-")), parts) for name, tool in tools.items()
    ]
    if parts == "at" and units <= LARGEST["lotrinh in full"] and not place.is_quick:
        programs.append(
            ours.whole(place, "lotrinh in full", place.tool, table, clean(folder / "lotrinh-in-full"), parts, in_full=True))
    names = rivals(place, units, parts) if place.with_rivals else []
    programs += [rival(place, name, table, clean(folder / name.replace(" ", "-")), parts, units) for name in names]
    rounds = place.rounds or (2 if units > 500_000 else 3 if units > 50_000 else 5)
    results = measure(programs, rounds, memory=2 * table.stat().st_size, limit=place.limit)
    remarks = agreement(folder, results, parts)
    if not shutil.which("java") and not place.is_quick:
        remarks.append("PySpark is left out: there is no Java.")
    left = [f"{name} beyond {most:,}" for name, most in LARGEST.items() if units > most and not place.is_quick and "t" in parts]
    if left:
        remarks.append(f"Left out: {', '.join(left)} communes.")
    shutil.rmtree(folder)
    what = "Whole job" if parts == "at" else "Assess and average"
    return Section(
        f"{what}: {units:,} communes × {years} years × 19 indicators, {table.stat().st_size / 1e6:,.0f} MB of CSV",
        note(parts), results, units / 1e6, "M communes/s", remarks)


def note(parts):
    text = ("A process from the table to files: the average number of nineteen criteria met by district and year"
            + (", a line through each of three indicators of every commune with five years ahead, 95 % intervals and the chance "
               "of a bar." if parts == "at" else "."))
    if parts == "a":
        return text + " Ours writes more, as its command does: the level of every commune and year."
    return text + (
        " Ours is `brief`: the same figures, but that forecasts, intervals and chances are those of a model chosen and calibrated on all "
        "series. *In full* are `assess`, `trend` and `forecast`: the level of every commune and year, robust errors, 21 quantiles, three "
        "events a bar.")


def rivals(place, units, parts):
    if place.is_quick:
        return ["polars"]
    names = ["polars", "polars streaming", "duckdb"]
    names += [name for name in ("pandas", "spark") if units <= LARGEST[name] and (name != "spark" or shutil.which("java"))]
    if "t" in parts and units <= LARGEST["statsmodels"]:
        names.append("statsmodels")
    return names


def rival(place, name, table, folder, parts, units):
    match name:
        case "polars":
            return place.rival(name, "whole_polars.py", table, folder, parts, "in-memory")
        case "polars streaming":
            return place.rival(name, "whole_polars.py", table, folder, parts, "streaming")
        case "spark":
            return place.rival(name, "whole_spark.py", table, folder, parts, place.workers, is_tree=True)
        case "statsmodels":
            return place.rival(
                "pandas with statsmodels", "whole_pandas.py", table, folder, parts, SAMPLE, amount=SAMPLE / 1e6)
        case _:
            return place.rival(name, f"whole_{name}.py", table, folder, parts)


def clean(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def agreement(folder, results, parts):
    """Compares the files and says how; programs that differ are faults of the first of ours."""
    done = [runs for runs in results if not runs.fault]
    own = next((str(folder / "lotrinh") for runs in done if runs.program.name == "lotrinh"), "-")
    others = [folder / runs.program.name.replace(" ", "-") for runs in done
              if not runs.program.is_ours and runs.program.amount is None]
    if not others:
        return ["Nothing to compare the results with."]
    found = subprocess.run([sys.executable, "-m", "side_by_side.agreement", parts, own, *others], cwd=HERE, text=True,
                           capture_output=True)
    pairs = dict(item.split("=") for item in found.stdout.split())
    if found.returncode or not pairs:
        results[0].fault = results[0].fault or f"does not agree: {found.stdout.strip() or found.stderr.strip()[-200:]}"
        return []
    what = " and ".join((["averages of districts"] if "a" in parts else []) + (["lines of communes"] if "t" in parts else []))
    said = [f"{' '.join(o.name for o in others)}: the same {what}, to {pairs['others']} of the last digit written."]
    if own != "-":
        said.append(f"Ours: the same {what}, to {pairs['ours']} of the last digit that the others write.")
    return said
