"""The whole job in PySpark on the processors of this machine.

    python whole_spark.py FILE FOLDER PARTS CORES
"""

import os
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from pyspark.sql import SparkSession, functions as F
from pyspark.sql.types import DoubleType, IntegerType, StringType, StructField, StructType
from scipy.special import stdtr, stdtrit

from job import CENTRE, CODES, CRITERIA, DEGREES, HORIZON, LEVEL, NAMES, PROJECTED, arguments

os.environ |= {"PYSPARK_PYTHON": sys.executable, "PYSPARK_DRIVER_PYTHON": sys.executable}
file, folder, parts = arguments(sys.argv)
settings = {
    "spark.driver.memory": "6g", "spark.sql.shuffle.partitions": 2 * int(sys.argv[4]), "spark.ui.enabled": "false",
    "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1", "spark.sql.execution.arrow.pyspark.enabled": "true",
}
builder = SparkSession.builder.master(f"local[{sys.argv[4]}]")
for key, value in settings.items():
    builder = builder.config(key, value)
session = builder.getOrCreate()
session.sparkContext.setLogLevel("ERROR")
fields = [(c, StringType()) for c in CODES] + [("year", IntegerType())] + [(c, DoubleType()) for c in NAMES]
session.read.csv(file, header=True, schema=StructType([StructField(*f) for f in fields])).cache().createOrReplaceTempView("panel")


def write(query, name):
    """One file, as the others write; Spark makes a folder of it."""
    session.sql(query).coalesce(1).write.csv(f"{folder}/{name}", header=True, mode="overwrite")
    next(Path(folder, name).glob("part-*.csv")).replace(f"{folder}/{name}.csv")


@F.pandas_udf("double")
def chance(df: pd.Series, z: pd.Series) -> pd.Series:
    return pd.Series(stdtr(df.to_numpy(), z.to_numpy()))


if "a" in parts:
    met = " + ".join(f"int({c} {sign} {bar})" for c, sign, bar in CRITERIA)
    write(f"""select district, year, count(met) communes, round(avg(met), 4) average
              from (select district, year, {met} met from panel) group by district, year order by district, year""", "averages")

if "t" in parts:
    session.udf.register("chance", chance)
    quantiles = pd.DataFrame({"df": list(DEGREES), "t": stdtrit(np.array(DEGREES), (1 + LEVEL) / 2)})
    session.createDataFrame(quantiles).createOrReplaceTempView("quantiles")
    last = session.sql("select max(year) from panel").first()[0]
    x = f"(year - {CENTRE}d)"
    moments = ", ".join(
        f"regr_count({c}, {x}) {c}_n, regr_avgx({c}, {x}) {c}_mx, regr_avgy({c}, {x}) {c}_my, regr_sxx({c}, {x}) {c}_sxx, "
        f"regr_sxy({c}, {x}) {c}_sxy, regr_syy({c}, {x}) {c}_syy" for c, _, _ in PROJECTED)
    session.sql(f"select commune_code, {moments} from panel group by commune_code").createOrReplaceTempView("moments")
    long = " union all ".join(
        f"select commune_code, '{c}' indicator, {bar}d bar, {1 if sign == '>=' else -1} side, {c}_n n, {c}_mx mx, {c}_my my, "
        f"{c}_sxx sxx, {c}_sxy sxy, {c}_syy syy from moments where {c}_n > 2" for c, sign, bar in PROJECTED)
    write(f"""
        with lines as (select *, sxy / sxx slope, sqrt(greatest(syy - sxy * sxy / sxx, 0) / (n - 2)) sd from ({long})),
        years as (select *, {last} + step as year, {last} + step - {CENTRE}d - mx dx from lines join quantiles on df = n - 2
                  lateral view explode(sequence(1, {HORIZON})) steps as step),
        ahead as (select *, my + slope * dx centre, sd * sqrt(1 + 1 / n + dx * dx / sxx) se from years)
        select commune_code, indicator, year, round(slope, 6) slope, round(sd, 6) sd, round(centre, 4) centre,
               round(centre - t * se, 4) low95, round(centre + t * se, 4) high95,
               round(chance(double(n - 2), side * (centre - bar) / se), 6) probability
        from ahead""", "trend")
session.stop()
