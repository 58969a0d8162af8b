"""Reads the national table with one of the rivals, every column typed, and prints what it found.

    python read.py polars|duckdb|pyarrow|pandas FILE
"""

import sys
import time

from job import CODES, NAMES as NUMBERS


def polars(path):
    import polars as pl

    schema = {c: pl.String for c in CODES} | {"year": pl.Int32} | {c: pl.Float64 for c in NUMBERS}
    start = time.perf_counter()
    table = pl.read_csv(path, schema=schema)
    seconds = time.perf_counter() - start
    return seconds, table.height, table["income"].sum()


def pyarrow(path):
    import pyarrow as pa
    import pyarrow.compute as compute
    import pyarrow.csv as csv

    types = {c: pa.string() for c in CODES} | {"year": pa.int32()} | {c: pa.float64() for c in NUMBERS}
    start = time.perf_counter()
    table = csv.read_csv(path, convert_options=csv.ConvertOptions(column_types=types))
    seconds = time.perf_counter() - start
    return seconds, table.num_rows, compute.sum(table["income"]).as_py()


def pandas(path):
    import pandas as pd

    types = {c: str for c in CODES} | {"year": "int32"} | {c: "float64" for c in NUMBERS}
    start = time.perf_counter()
    table = pd.read_csv(path, dtype=types)
    seconds = time.perf_counter() - start
    return seconds, len(table), table["income"].sum()


def duckdb(path):
    import duckdb as db

    types = {c: "VARCHAR" for c in CODES} | {"year": "INTEGER"} | {c: "DOUBLE" for c in NUMBERS}
    connection = db.connect()
    connection.execute("set preserve_insertion_order = false")
    start = time.perf_counter()
    connection.execute(f"create table t as select * from read_csv('{path}', header = true, columns = {types})")
    seconds = time.perf_counter() - start
    rows, total = connection.execute("select count(*), sum(income) from t").fetchone()
    return seconds, rows, total


if __name__ == "__main__":
    readers = {"polars": polars, "pyarrow": pyarrow, "duckdb": duckdb, "pandas": pandas}
    seconds, rows, total = readers[sys.argv[1]](sys.argv[2])
    print(f"rows={rows} sum={total} seconds={seconds}")
