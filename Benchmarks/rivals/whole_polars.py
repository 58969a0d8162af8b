"""The whole job in Polars, in memory or streaming.

    python whole_polars.py FILE FOLDER PARTS in-memory|streaming
"""

import sys

import numpy as np
import polars as pl
from scipy.special import stdtr, stdtrit

from job import CENTRE, CODES, CRITERIA, DEGREES, HORIZON, LEVEL, NAMES, PROJECTED, arguments

file, folder, parts = arguments(sys.argv)
engine = sys.argv[4]
schema = {c: pl.String for c in CODES} | {"year": pl.Int32} | {c: pl.Float64 for c in NAMES}
panel = pl.scan_csv(file, schema=schema)
if engine == "in-memory":
    # Read once; the streaming engine scans the file again for each query rather than hold it.
    panel = panel.collect().lazy()


def passes(name, sign, bar):
    return (pl.col(name) >= bar if sign == ">=" else pl.col(name) <= bar).cast(pl.Int32)


def averages():
    met = pl.sum_horizontal([passes(*criterion) for criterion in CRITERIA], ignore_nulls=False)
    return (panel.select("district", "year", met=met).group_by("district", "year")
            .agg(communes=pl.col("met").count(), average=pl.col("met").mean().round(4)).sort("district", "year"))


def sums():
    products, totals = [], []
    for name, _, _ in PROJECTED:
        y = pl.col(name)
        x = pl.when(y.is_not_null()).then(pl.col("year").cast(pl.Float64) - CENTRE)
        products += [x.alias(f"{name}_x"), (x * x).alias(f"{name}_xx"), (x * y).alias(f"{name}_xy"), (y * y).alias(f"{name}_yy")]
        totals += [y.count().alias(f"{name}_n"), y.sum().alias(f"{name}_y")]
        totals += [pl.col(f"{name}_{part}").sum() for part in ("x", "xx", "xy", "yy")]
    columns = ["commune_code", "year", *(name for name, _, _ in PROJECTED)]
    return panel.select(columns).with_columns(products).group_by("commune_code").agg(totals)


def lines(frame, name, sign, bar):
    n, x, y, xx, xy, yy = (pl.col(f"{name}_{part}") for part in ("n", "x", "y", "xx", "xy", "yy"))
    n = n.cast(pl.Float64)
    return (frame.filter(pl.col(f"{name}_n") > 2)
            .select("commune_code", indicator=pl.lit(name), bar=pl.lit(bar), side=pl.lit(1.0 if sign == ">=" else -1.0),
                    n=n, df=pl.col(f"{name}_n").cast(pl.Int64) - 2, mx=x / n, my=y / n,
                    sxx=xx - x * x / n, sxy=xy - x * y / n, syy=yy - y * y / n)
            .with_columns(slope=pl.col("sxy") / pl.col("sxx"))
            .with_columns(sd=((pl.col("syy") - pl.col("slope") * pl.col("sxy")).clip(0) / (pl.col("n") - 2)).sqrt()))


def chance(batch):
    return pl.Series(stdtr(batch.struct.field("df").to_numpy(), batch.struct.field("z").to_numpy()))


def projections(frame, last):
    degrees = pl.LazyFrame({"df": list(DEGREES), "t": stdtrit(np.array(DEGREES), (1 + LEVEL) / 2)})
    years = pl.LazyFrame({"year": [last + step for step in range(1, HORIZON + 1)]})
    centre, se, width = pl.col("centre"), pl.col("se"), pl.col("t") * pl.col("se")
    return (pl.concat([lines(frame, *criterion) for criterion in PROJECTED]).join(degrees, on="df").join(years, how="cross")
            .with_columns(dx=pl.col("year") - CENTRE - pl.col("mx"))
            .with_columns(centre=pl.col("my") + pl.col("slope") * pl.col("dx"),
                          se=pl.col("sd") * (1 + 1 / pl.col("n") + pl.col("dx") ** 2 / pl.col("sxx")).sqrt())
            .with_columns(probability=pl.struct(df=pl.col("df").cast(pl.Float64), z=pl.col("side") * (centre - pl.col("bar")) / se)
                          .map_batches(chance, return_dtype=pl.Float64))
            .select("commune_code", "indicator", "year", pl.col("slope", "sd").round(6), centre.round(4),
                    low95=(centre - width).round(4), high95=(centre + width).round(4), probability=pl.col("probability").round(6)))


wanted = ([averages()] if "a" in parts else []) + ([sums(), panel.select(pl.col("year").max())] if "t" in parts else [])
found = pl.collect_all(wanted, engine=engine)
if "a" in parts:
    found.pop(0).write_csv(f"{folder}/averages.csv")
if "t" in parts:
    result = projections(found[0].lazy(), found[1].item())
    if engine == "streaming":
        result.sink_csv(f"{folder}/trend.csv")
    else:
        result.collect().write_csv(f"{folder}/trend.csv")
