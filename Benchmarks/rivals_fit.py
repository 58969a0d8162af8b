"""Fits a line to each of many series in memory with one of the rivals, and prints how long a round took.

    python rivals_fit.py RIVAL FILE UNITS YEARS ROUNDS

FILE holds the values of `FitBench make`, year after year. Every rival has them in the form it likes best before the
clock starts, and ends with level, slope, residual deviation and the standard errors of both in its own memory. `seconds`
is the median of the rounds after one that is not counted. The series have no gaps, and no rival looks for any.
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


def long_form(z, x):
    t, n = z.shape
    return np.repeat(np.arange(n, dtype=np.int32), t), np.tile(x, n), np.ascontiguousarray(z.T).ravel()


SUMS = "count(*) n, sum(x) sx, sum(x*x) sxx, sum(y) sy, sum(x*y) sxy, sum(y*y) syy"


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
    query = """select id, intercept, slope, sqrt(rss / (n - 2)) s, sqrt(rss / (n - 2) / n) le, sqrt(rss / (n - 2) / sxx) se
               from (select id, regr_intercept(y, x) intercept, regr_slope(y, x) slope, regr_sxx(y, x) sxx,
                            regr_syy(y, x) - regr_sxy(y, x)**2 / regr_sxx(y, x) rss, count(*) n from t group by id)"""
    return lambda: connection.execute(query).fetchnumpy()["se"]


def duckdb_sums(z, x):
    connection = duckdb_table(z, x)
    query = f"""select id, sy / n intercept, b slope, sqrt(rss / (n - 2)) s, sqrt(rss / (n - 2) / n) le,
                       sqrt(rss / (n - 2) / sxx) se
                from (select *, sxy / sxx b, syy - sy * sy / n - sxy * sxy / sxx rss
                      from (select id, {SUMS} from t group by id))"""
    return lambda: connection.execute(query).fetchnumpy()["se"]


def polars_sums(z, x):
    import polars as pl

    unit, year, value = long_form(z, x)
    frame = pl.DataFrame({"id": unit, "x": year, "y": value}).lazy()
    x, y, n = pl.col("x"), pl.col("y"), pl.col("n")
    query = (
        frame.group_by("id")
        .agg(n=pl.len(), sxx=(x * x).sum(), sy=y.sum(), sxy=(x * y).sum(), syy=(y * y).sum())
        .with_columns(level=pl.col("sy") / n, slope=pl.col("sxy") / pl.col("sxx"))
        .with_columns(s=((pl.col("syy") - pl.col("sy") * pl.col("level") - pl.col("sxy") * pl.col("slope")) / (n - 2)).sqrt())
        .select("id", "level", "slope", "s", le=pl.col("s") / n.sqrt(), se=pl.col("s") / pl.col("sxx").sqrt()))
    return lambda: query.collect(engine="streaming")["se"].to_numpy()


RIVALS = {
    "numpy-sums": numpy_sums, "numpy-residuals": numpy_residuals, "numpy-rows": numpy_rows, "numpy-blocks": numpy_blocks,
    "duckdb-regr": duckdb_regr, "duckdb-sums": duckdb_sums, "polars-sums": polars_sums,
}


if __name__ == "__main__":
    rival, path, units, years, rounds = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6])
    z = np.fromfile(path).reshape(years, units)
    x = FIRST_YEAR + np.arange(years) - (FIRST_YEAR + (years - 1) / 2)
    run = RIVALS[rival](z, x)
    seconds = []
    for _ in range(rounds + 1):
        start = time.perf_counter()
        errors = run()
        seconds.append(time.perf_counter() - start)
    counted = seconds[1:]
    print(f"units={units} sum={float(np.sum(errors))} seconds={statistics.median(counted)} least={min(counted)}")
