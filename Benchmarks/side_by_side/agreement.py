"""Whether the programs of the whole job wrote the same: districts by year, and lines by commune and indicator.

    python -m side_by_side.agreement PARTS OURS FOLDER…

OURS is the folder of our program, - for none; the folders are those of the others, of which the first is compared with each. A process of
its own, for its memory. Prints `ours=` and `others=`, the greatest differences beyond the rounding of the files, and ends with 1 where
there are any.
"""

import sys
from pathlib import Path

import polars as pl

from . import ours

# The others round averages and projections to 4 digits, slopes, deviations and chances to 6.
DIGITS = {"average": 4, "slope": 6, "sd": 6, "centre": 4, "low95": 4, "high95": 4, "probability": 6}
AVERAGES, LINES, PROJECTIONS = ["district", "year"], ["commune_code", "indicator"], ["commune_code", "indicator", "year"]


def read(path):
    return pl.scan_csv(path, schema_overrides={"commune_code": pl.String})


def difference(left, right, keys, values):
    """The greatest difference in units of the last digit; infinite when rows or figures are missing on one side."""
    infinite = float("inf")
    # A figure that one side lacks differs without end.
    columns = [
        (pl.col(v) - pl.col(f"{v}_right")).abs().fill_null(infinite).fill_nan(infinite).max().alias(v) * 10 ** DIGITS[v]
        for v in values
    ]
    joined = left.join(right, on=keys, how="inner", coalesce=True)
    counts = pl.collect_all([frame.select(pl.len()) for frame in (left, right, joined)], engine="streaming")
    if len({count.item() for count in counts}) > 1:
        return infinite
    found = joined.select(columns).collect(engine="streaming")
    return max(infinite if value is None else value for value in found.row(0))


def of_ours(place, names):
    path, columns = place
    return pl.scan_csv(path, schema_overrides={columns.get("commune_code", ""): pl.String}).select(
        pl.col(columns[name]).alias(name) for name in names if name in columns)


def main():
    parts, own, folders = sys.argv[1], sys.argv[2], [Path(folder) for folder in sys.argv[3:]]
    greatest = {"ours": 0.0, "others": 0.0}

    def compare(side, *arguments):
        greatest[side] = max(greatest[side], difference(*arguments))

    first = folders[0]
    for other in folders[1:]:
        if "a" in parts:
            # An average whose fifth digit is a 5 may be rounded either way.
            known = [read(folder / "averages.csv").drop_nulls("average") for folder in (first, other)]
            compare("others", *known, AVERAGES, ["average"])
        if "t" in parts:
            values = ["slope", "sd", "centre", "low95", "high95", "probability"]
            compare("others", read(first / "trend.csv"), read(other / "trend.csv"), PROJECTIONS, values)
    if own != "-":
        if "a" in parts:
            mine = of_ours(ours.averages(Path(own)), ["level", "district", "year", "average"])
            mine = mine.filter(level="district").drop_nulls("average")
            compare("ours", mine, read(first / "averages.csv").drop_nulls("average"), AVERAGES, ["average"])
        if "t" in parts:
            mine = of_ours(ours.trends(Path(own)), ["commune_code", "indicator", "slope", "sd", "year"]).drop_nulls("slope")
            if "year" in mine.collect_schema():
                mine = mine.filter(pl.col("year") == pl.col("year").min())
            theirs = read(first / "trend.csv").filter(pl.col("year") == pl.col("year").min())
            compare("ours", mine, theirs, LINES, ["slope", "sd"])
    print(f"ours={greatest['ours']:.2g} others={greatest['others']:.2g}")
    # Rounded on both sides, and sums of squares lose digits: 2 of the last digit. Ours has more digits: half of one, and as much again.
    sys.exit(0 if greatest["ours"] <= 1.1 and greatest["others"] <= 2.1 else 1)


if __name__ == "__main__":
    main()
