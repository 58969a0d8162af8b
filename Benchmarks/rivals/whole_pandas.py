"""The whole job in pandas: sums of groups, or a model of statsmodels for each of a sample of communes.

    python whole_pandas.py FILE FOLDER PARTS [COMMUNES]

With COMMUNES, lines and their projections are those of statsmodels for so many communes, and nothing is compared.
pyarrow reads the table: pandas' own use of it loses the leading zeros of codes.
"""

import sys

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv as csv
from scipy.special import stdtr, stdtrit

from job import CENTRE, CODES, CRITERIA, HORIZON, LEVEL, NAMES, PROJECTED, arguments

file, folder, parts = arguments(sys.argv)
types = {c: pa.string() for c in CODES} | {"year": pa.int32()} | {c: pa.float64() for c in NAMES}
panel = csv.read_csv(file, convert_options=csv.ConvertOptions(column_types=types)).to_pandas()


def averages():
    met = sum((panel[c] >= bar if sign == ">=" else panel[c] <= bar).astype(float) for c, sign, bar in CRITERIA)
    met = met.where(panel[NAMES].notna().all(axis=1))
    groups = met.groupby([panel["district"], panel["year"]])
    return pd.DataFrame({"communes": groups.count(), "average": groups.mean().round(4)}).reset_index()


def moments():
    x, columns = panel["year"] - CENTRE, {}
    for c, _, _ in PROJECTED:
        y = panel[c]
        known = x.where(y.notna())
        columns |= {f"{c}_n": y.notna().astype(float), f"{c}_x": known, f"{c}_y": y, f"{c}_xx": known * known,
                    f"{c}_xy": known * y, f"{c}_yy": y * y}
    return pd.DataFrame(columns).groupby(panel["commune_code"], sort=False).sum()


def projections(sums):
    years = panel["year"].max() + np.arange(1, HORIZON + 1)
    tables = []
    for c, sign, bar in PROJECTED:
        n, x, y, xx, xy, yy = (sums[f"{c}_{part}"].to_numpy() for part in ("n", "x", "y", "xx", "xy", "yy"))
        kept = n > 2
        n, x, y, xx, xy, yy = (values[kept, None] for values in (n, x, y, xx, xy, yy))
        sxx, sxy = xx - x * x / n, xy - x * y / n
        slope = sxy / sxx
        sd = np.sqrt(np.maximum(yy - y * y / n - slope * sxy, 0) / (n - 2))
        dx = years - CENTRE - x / n
        centre, se = y / n + slope * dx, sd * np.sqrt(1 + 1 / n + dx * dx / sxx)
        width, side = stdtrit(n - 2, (1 + LEVEL) / 2) * se, 1 if sign == ">=" else -1
        tables.append(pd.DataFrame({
            "commune_code": np.repeat(sums.index.to_numpy()[kept], HORIZON), "indicator": c, "year": np.tile(years, kept.sum()),
            "slope": np.repeat(slope, HORIZON).round(6), "sd": np.repeat(sd, HORIZON).round(6), "centre": centre.ravel().round(4),
            "low95": (centre - width).ravel().round(4), "high95": (centre + width).ravel().round(4),
            "probability": stdtr(n - 2, side * (centre - bar) / se).ravel().round(6)}))
    return pd.concat(tables)


def one_by_one(count):
    import statsmodels.api as sm

    ahead = np.column_stack([np.ones(HORIZON), panel["year"].max() + np.arange(1, HORIZON + 1) - CENTRE])
    rows = []
    for code, part in list(panel.groupby("commune_code", sort=False))[:count]:
        for c, sign, bar in PROJECTED:
            known = part[part[c].notna()]
            if len(known) < 3:
                continue
            model = sm.OLS(known[c].to_numpy(), sm.add_constant(known["year"].to_numpy() - CENTRE)).fit()
            found = model.get_prediction(ahead)
            low_high, side = found.conf_int(obs=True, alpha=1 - LEVEL), 1 if sign == ">=" else -1
            chances = stdtr(model.df_resid, side * (found.predicted_mean - bar) / found.se_obs)
            rows += [(code, c, *values) for values in zip(ahead[:, 1] + CENTRE, found.predicted_mean, *low_high.T, chances)]
    return pd.DataFrame(rows, columns=["commune_code", "indicator", "year", "centre", "low95", "high95", "probability"])


if "a" in parts:
    averages().to_csv(f"{folder}/averages.csv", index=False)
if "t" in parts:
    result = one_by_one(int(sys.argv[4])) if len(sys.argv) > 4 else projections(moments())
    result.to_csv(f"{folder}/trend.csv", index=False)
