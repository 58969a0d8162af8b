"""Fits a line to each of many series in memory with one of the rivals, and prints how long a round took.

    python fit.py RIVAL FILE UNITS YEARS ROUNDS SAMPLE

FILE holds the values of `FitBench make`, year after year. Every rival has them in the form it likes best before the
clock starts, and ends with level, slope, residual deviation and the standard errors of both in its own memory. `seconds`
is the median of the rounds after one that is not counted. `RIVALS` are for series without gaps and do not look for any;
`WITH_GAPS` leave missing values out, as NaN in NumPy and as rows that are not there in the others. `ONE_BY_ONE` call a model for
each series, of a sample of SAMPLE of them, and have to agree with the closed form on it.
"""

import statistics
import sys
import time

import numpy as np

FIRST_YEAR = 2006


def figures(level, slope, squares, t, sxx, out):
    """Five columns of results in storage that is there already, as ours are."""
    out[0], out[1] = level, slope
    np.sqrt(squares / (t - 2), out=out[2])
    np.multiply(out[2], 1 / np.sqrt(t), out=out[3])
    np.multiply(out[2], 1 / np.sqrt(sxx), out=out[4])


def numpy_sums(z, x):
    """Sums and sums of squares by matrix products: the least work, with the digits that differences of sums leave."""
    t, sxx = len(x), x @ x
    weights, ones, out = np.stack([np.full(t, 1 / t), x / sxx]), np.ones((1, t)), np.empty((5, z.shape[1]))

    def run():
        level, slope = weights @ z
        squares = (ones @ (z * z))[0] - t * level**2 - sxx * slope**2
        figures(level, slope, squares, t, sxx, out)
        return out[4]

    return run


def numpy_residuals(z, x):
    """Three matrix products: coefficients, fitted values, sums of squared residuals."""
    t, sxx = len(x), x @ x
    weights, design, ones = np.stack([np.full(t, 1 / t), x / sxx]), np.stack([np.ones(t), x], 1), np.ones((1, t))
    out = np.empty((5, z.shape[1]))

    def run():
        coefficients = weights @ z
        residuals = z - design @ coefficients
        residuals *= residuals
        figures(*coefficients, (ones @ residuals)[0], t, sxx, out)
        return out[4]

    return run


def numpy_rows(z, x):
    """The sums with the years of a unit beside each other, as NumPy's own row order has them."""
    rows = np.ascontiguousarray(z.T)
    t, sxx = len(x), x @ x
    weights, out = np.stack([np.full(t, 1 / t), x / sxx], 1), np.empty((5, len(rows)))

    def run():
        level, slope = (rows @ weights).T
        squares = np.einsum("ij,ij->i", rows, rows) - t * level**2 - sxx * slope**2
        figures(level, slope, squares, t, sxx, out)
        return out[4]

    return run


def numpy_blocks(z, x, size=8192):
    """The three products of `numpy_residuals` on blocks that stay in the cache."""
    t, sxx = len(x), x @ x
    weights, design, ones = np.stack([np.full(t, 1 / t), x / sxx]), np.stack([np.ones(t), x], 1), np.ones((1, t))
    out = np.empty((5, z.shape[1]))

    def run():
        for first in range(0, z.shape[1], size):
            block = z[:, first:first + size]
            coefficients = weights @ block
            residuals = block - design @ coefficients
            residuals *= residuals
            figures(*coefficients, (ones @ residuals)[0], t, sxx, out[:, first:first + size])
        return out[4]

    return run


def numpy_masked(z, x):
    """Three matrix products over what is there: counts and sums of years, sums of values, sums of squares."""
    t = len(x)
    powers, line, ones = np.stack([np.ones(t), x, x * x]), np.stack([np.ones(t), x]), np.ones((1, t))
    out = np.empty((5, z.shape[1]))

    def run():
        known = (z == z).astype(np.float64)
        values = np.nan_to_num(z, nan=0.0)
        n, sx, sxx = powers @ known
        sy, sxy = line @ values
        syy = (ones @ (values * values))[0]
        return moments(n, sx, sxx, sy, sxy, syy, out)

    return run


def numpy_masked_rows(z, x):
    """The same with the years of a unit beside each other."""
    rows = np.ascontiguousarray(z.T)
    powers, out = np.stack([np.ones(len(x)), x, x * x], 1), np.empty((5, len(rows)))

    def run():
        n, sx, sxx = ((rows == rows).astype(np.float64) @ powers).T
        values = np.nan_to_num(rows, nan=0.0)
        sy, sxy = (values @ powers[:, :2]).T
        return moments(n, sx, sxx, sy, sxy, np.einsum("ij,ij->i", values, values), out)

    return run


def moments(n, sx, sxx, sy, sxy, syy, out):
    """The five figures from sums, the level where the years are 0."""
    mean_x, mean_y = sx / n, sy / n
    square, product = sxx - sx * mean_x, sxy - sx * mean_y
    np.divide(product, square, out=out[1])
    np.subtract(mean_y, out[1] * mean_x, out=out[0])
    np.sqrt((syy - sy * mean_y - out[1] * product) / (n - 2), out=out[2])
    np.multiply(out[2], np.sqrt(1 / n + mean_x * mean_x / square), out=out[3])
    np.divide(out[2], np.sqrt(square), out=out[4])
    return out[4]


def long_form(z, x):
    """A row for each value that is there: unit, year, value."""
    t, n = z.shape
    unit, year, value = np.repeat(np.arange(n, dtype=np.int32), t), np.tile(x, n), np.ascontiguousarray(z.T).ravel()
    known = value == value
    return (unit, year, value) if known.all() else (unit[known], year[known], value[known])


def duckdb_table(z, x):
    import duckdb
    import pyarrow as pa

    connection = duckdb.connect()
    unit, year, value = long_form(z, x)
    source = pa.table({"id": unit, "x": year, "y": value})  # noqa: F841, read by name below
    connection.execute("create table t as select * from source")
    return connection


def duckdb_regr(z, x):
    connection = duckdb_table(z, x)
    query = """select id, intercept, slope, sqrt(rss / (n - 2)) s, sqrt(rss / (n - 2) * (1 / n + mx * mx / sxx)) le,
                      sqrt(rss / (n - 2) / sxx) se
               from (select id, regr_intercept(y, x) intercept, regr_slope(y, x) slope, regr_sxx(y, x) sxx,
                            regr_avgx(y, x) mx, regr_syy(y, x) - regr_sxy(y, x)**2 / regr_sxx(y, x) rss, count(*) n
                     from t group by id)"""
    return lambda: connection.execute(query).fetchnumpy()["se"]


def duckdb_sums(z, x):
    connection = duckdb_table(z, x)
    query = """select id, sy / n - p / q * sx / n intercept, p / q slope, sqrt((r - p * p / q) / (n - 2)) s,
                      sqrt((r - p * p / q) / (n - 2) * (1 / n + sx * sx / n / n / q)) le,
                      sqrt((r - p * p / q) / (n - 2) / q) se
               from (select *, sxx - sx * sx / n q, sxy - sx * sy / n p, syy - sy * sy / n r
                     from (select id, count(*) n, sum(x) sx, sum(x*x) sxx, sum(y) sy, sum(x*y) sxy, sum(y*y) syy
                           from t group by id))"""
    return lambda: connection.execute(query).fetchnumpy()["se"]


def polars_sums(z, x):
    import polars as pl

    unit, year, value = long_form(z, x)
    frame = pl.DataFrame({"id": unit, "x": year, "y": value}).lazy()
    x, y, n, q = pl.col("x"), pl.col("y"), pl.col("n"), pl.col("q")
    query = (
        frame.group_by("id")
        .agg(n=pl.len(), sx=x.sum(), sxx=(x * x).sum(), sy=y.sum(), sxy=(x * y).sum(), syy=(y * y).sum())
        .with_columns(mx=pl.col("sx") / n, my=pl.col("sy") / n)
        .with_columns(q=pl.col("sxx") - pl.col("sx") * pl.col("mx"), p=pl.col("sxy") - pl.col("sx") * pl.col("my"))
        .with_columns(slope=pl.col("p") / q)
        .with_columns(s=((pl.col("syy") - pl.col("sy") * pl.col("my") - pl.col("p") * pl.col("slope")) / (n - 2)).sqrt())
        .select("id", "slope", "s", level=pl.col("my") - pl.col("slope") * pl.col("mx"),
                le=pl.col("s") * (1 / n + pl.col("mx") * pl.col("mx") / q).sqrt(), se=pl.col("s") / q.sqrt()))
    return lambda: query.collect(engine="streaming")["se"].to_numpy()


def statsmodels_each(z, x):
    import statsmodels.api as sm

    design = sm.add_constant(x)
    return lambda: np.array([sm.OLS(series, design).fit().bse[1] for series in np.ascontiguousarray(z.T)])


def pyfixest_each(z, x):
    import pandas as pd
    import pyfixest

    frames = [pd.DataFrame({"x": x, "y": series}) for series in z.T]
    return lambda: np.array([pyfixest.feols("y ~ x", data=frame).se()["x"] for frame in frames])


TABLES = {"duckdb-regr": duckdb_regr, "duckdb-sums": duckdb_sums, "polars-sums": polars_sums}
RIVALS = {"numpy-sums": numpy_sums, "numpy-residuals": numpy_residuals, "numpy-rows": numpy_rows,
          "numpy-blocks": numpy_blocks} | TABLES
ONE_BY_ONE = {"statsmodels": statsmodels_each, "pyfixest": pyfixest_each}
WITH_GAPS = {"numpy-masked": numpy_masked, "numpy-masked-rows": numpy_masked_rows} | TABLES


if __name__ == "__main__":
    rival, path, units, years, rounds, sample = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:7])
    z = np.fromfile(path).reshape(years, units)[:, :sample]
    x = FIRST_YEAR + np.arange(years) - (FIRST_YEAR + (years - 1) / 2)
    run = (RIVALS | WITH_GAPS | ONE_BY_ONE)[rival](z, x)
    seconds = []
    for _ in range(rounds + 1):
        start = time.perf_counter()
        errors = run()
        seconds.append(time.perf_counter() - start)
    if rival in ONE_BY_ONE:
        np.testing.assert_allclose(errors, numpy_residuals(z, x)(), rtol=1e-9)
    counted = seconds[1:]
    print(f"units={units} sum={float(np.nansum(errors))} seconds={statistics.median(counted)} least={min(counted)}")
