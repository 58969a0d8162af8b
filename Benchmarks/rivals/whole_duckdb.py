"""The whole job in DuckDB's SQL.

    python whole_duckdb.py FILE FOLDER PARTS

It has no t distribution: quantiles come as a table by degrees of freedom, chances from SciPy over Arrow.
"""

import sys

import duckdb
import numpy as np
import pyarrow as pa
from scipy.special import stdtr, stdtrit

from job import CENTRE, CODES, CRITERIA, DEGREES, HORIZON, LEVEL, NAMES, PROJECTED, arguments

file, folder, parts = arguments(sys.argv)
connection = duckdb.connect()
connection.execute("set preserve_insertion_order = false")
types = {c: "VARCHAR" for c in CODES} | {"year": "INTEGER"} | {c: "DOUBLE" for c in NAMES}
connection.execute(f"create temp table panel as from read_csv('{file}', header = true, columns = {types})")

if "a" in parts:
    # NULL where one criterion is not known: such communes count in no average.
    met = " + ".join(f"({name} {sign} {bar})::int" for name, sign, bar in CRITERIA)
    connection.execute(f"""
        copy (select district, year, count(met) communes, round(avg(met), 4) average
              from (select district, year, {met} met from panel)
              group by all order by all)
        to '{folder}/averages.csv' (header)""")

if "t" in parts:
    quantiles = pa.table({"df": list(DEGREES), "t": stdtrit(np.array(DEGREES), (1 + LEVEL) / 2)})
    connection.register("quantiles", quantiles)

    def chance(df, z):
        return pa.array(stdtr(df.to_numpy(zero_copy_only=False), z.to_numpy(zero_copy_only=False)))

    connection.create_function("chance", chance, ["DOUBLE", "DOUBLE"], "DOUBLE", type="arrow")
    last = connection.execute("select max(year) from panel").fetchone()[0]
    x = f"(year - {CENTRE})"
    moments = ", ".join(
        f"regr_count({c}, {x}) {c}_n, regr_avgx({c}, {x}) {c}_mx, regr_avgy({c}, {x}) {c}_my, "
        f"regr_sxx({c}, {x}) {c}_sxx, regr_sxy({c}, {x}) {c}_sxy, regr_syy({c}, {x}) {c}_syy"
        for c, _, _ in PROJECTED)
    connection.execute(f"create temp table moments as select commune_code, {moments} from panel group by commune_code")
    long = " union all ".join(
        f"select commune_code, '{c}' indicator, {bar} bar, {1 if sign == '>=' else -1} side, {c}_n n, {c}_mx mx, {c}_my my, "
        f"{c}_sxx sxx, {c}_sxy sxy, {c}_syy syy from moments where {c}_n > 2"
        for c, sign, bar in PROJECTED)
    connection.execute(f"""
        copy (
          with lines as (select *, sxy / sxx slope, sqrt(greatest(syy - sxy * sxy / sxx, 0) / (n - 2)) sd from ({long})),
          ahead as (
            select *, {last} + step as year, {last} + step - {CENTRE} - mx dx, my + slope * dx centre,
                   sd * sqrt(1 + 1 / n + dx * dx / sxx) se
            from lines join quantiles on df = n - 2 cross join range(1, {HORIZON + 1}) steps(step))
          select commune_code, indicator, year, round(slope, 6) slope, round(sd, 6) sd, round(centre, 4) centre,
                 round(centre - t * se, 4) low95, round(centre + t * se, 4) high95,
                 round(chance((n - 2)::double, side * (centre - bar) / se), 6) probability
          from ahead)
        to '{folder}/trend.csv' (header)""")
