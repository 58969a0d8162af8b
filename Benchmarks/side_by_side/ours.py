"""Our side of the whole job: the one place that knows the commands of the tool."""

import shlex
import sys

from .place import RIVALS

sys.path.insert(0, str(RIVALS))
from job import CRITERIA, HORIZON, PROJECTED  # noqa: E402

SET = "benchmark"


def criteria_folder(place):
    """The folder for LOTRINH_DATASETS, with the bars of the job as a set of criteria."""
    folder = place.folder / "datasets"
    (folder / "criteria").mkdir(parents=True, exist_ok=True)
    lines = [
        f"id: {SET}", f"key: {SET}", "title: {vi: Bộ tiêu chí thử, en: Criteria of the benchmark}",
        "legal: {number: none, issued: 2000-01-01, in-force: 2000-01-01, verified: false, source: [S1]}",
        "years: {from: 2000, to: 2100}", "unit-level: commune",
        "counts: {criteria: 19, indicators: 19, indicators-verified: true}", "ladder: [{level: met}]", "criteria:",
    ]
    for number, (name, sign, bar) in enumerate(CRITERIA, 1):
        comparison = "at-least" if sign == ">=" else "at-most"
        lines += [
            f'  - {{id: "{number}", vi: {name}, en: {name}, indicators: [{{id: "{number}.1", vi: {name}, en: {name}, '
            f"kind: number, unit: points, measure: {name}, comparison: {comparison}, "
            f"thresholds: [{{value: {bar:g}, verified: true, source: [S1]}}]}}]}}"]
    lines += ["sources:", "  S1: none; made for the benchmark"]
    (folder / "criteria" / f"{SET}.yaml").write_text("\n".join(lines) + "\n")
    return folder


def whole(place, name, tool, table, out, parts="at", jobs=None, in_full=False):
    """From `table` into `out`: criteria on average (`a`), and lines, forecasts and chances (`t`).

    All of it is the work of `brief`, whose rows say what those of the others do; by a choice of models learned from all series instead
    of a line. `in_full` runs `assess`, `trend` and `forecast` for it, which say everything there is to say: the levels of every commune
    and year, every error of the lines, 21 quantiles, three events a bar.
    """
    columns = ["--unit", "commune_code", "--year", "year", "--group", "province", "--group", "district"]
    values = [word for c, _, _ in PROJECTED for word in ("--value", f"{c}:number")]
    common = ["--quiet", "--jobs", jobs or place.workers]
    if parts == "at" and not in_full:
        # The bars whose chance is asked are those of the set.
        steps = [["brief", table, *columns, *values, "--criteria", SET, "--horizon", HORIZON, *common, "--out", out / "brief"]]
    else:
        targets = [word for c, sign, bar in PROJECTED for word in ("--target", f"{c}{sign}{bar:g}")]
        steps = []
        if "a" in parts:
            steps += [["assess", table, *columns, "--criteria", SET, "--detail", "none", *common, "--out", out / "assess"]]
        if "t" in parts:
            steps += [["trend", table, *columns, *values, *common, "--out", out / "trend"],
                      ["forecast", table, *columns, *values, *targets, "--horizon", HORIZON, *common, "--out", out / "forecast"]]
    line = " && ".join(shlex.join(map(str, [tool, *step])) for step in steps)
    program = place.ours(name, "sh", "-c", line)
    program.environment["LOTRINH_DATASETS"] = str(criteria_folder(place))
    return program


def averages(out):
    """Where the averages of districts by year are, with the names of their columns."""
    folder = "brief" if (out / "brief").exists() else "assess"
    return out / folder / "averages.csv", {"level": "level", "district": "group", "year": "year", "average": "average"}


def trends(out):
    """Where slopes and residual deviations are, with the names of their columns; once for each series."""
    names = {"commune_code": "unit", "indicator": "indicator", "slope": "slope", "sd": "residual_sd"}
    if (out / "brief").exists():
        return out / "brief/brief.csv", names | {"year": "year"}
    return out / "trend/trend.csv", names
