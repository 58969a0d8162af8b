"""Forecasts yearly series with one of statsforecast's models and intervals of 80 and 95 %, and prints how long it took.

    python forecast.py MODEL FILE SERIES YEARS HORIZON JOBS

FILE holds the series of `ForecastBench make`. The models are fitted series by series, so their cost is proportional to the
number of series, and a sample tells it. A few series go through first, uncounted: imports, and the workers' start.
"""

import sys
import time
import warnings

import numpy as np
import pandas as pd
from statsforecast import StatsForecast
from statsforecast.models import AutoETS, DynamicOptimizedTheta, RandomWalkWithDrift

MODELS = {
    "AutoETS": lambda: AutoETS(season_length=1),
    "DynamicOptimizedTheta": lambda: DynamicOptimizedTheta(season_length=1),
    "RandomWalkWithDrift": RandomWalkWithDrift,
}


def frame(values):
    n, t = values.shape
    return pd.DataFrame({"unique_id": np.repeat(np.arange(n), t), "ds": np.tile(np.arange(t), n), "y": values.ravel()})


if __name__ == "__main__":
    warnings.filterwarnings("ignore")
    name, path, (count, years, horizon, jobs) = sys.argv[1], sys.argv[2], map(int, sys.argv[3:7])
    values = np.fromfile(path).reshape(-1, years)[:count]

    def forecast(part):
        engine = StatsForecast(models=[MODELS[name]()], freq=1, n_jobs=jobs)
        return engine.forecast(df=frame(part), h=horizon, level=[80, 95])

    forecast(values[:20])
    start = time.perf_counter()
    found = forecast(values)
    print(f"series={len(values)} rows={len(found)} seconds={time.perf_counter() - start}")
