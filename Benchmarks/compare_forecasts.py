"""Runs the forecasts of `Benchmarks/forecast`: ours at every size, the rivals on samples of one size.

    python compare_forecasts.py BENCH SAMPLE YEARS HORIZON ROUNDS WORKERS SIZE…

The first size is the one compared with the rivals; SAMPLE is a file of series of that size, or - for none.
"""

import os
import statistics
import sys

from compare import run, touch_first

# Series of the sample that each rival forecasts: some seconds of work.
RIVALS = {"AutoETS": 1500, "RandomWalkWithDrift": 5000}


def measure(command, rounds, memory):
    """The pairs of each round, by time, and the median seconds."""
    found = []
    for _ in range(rounds):
        touch_first(memory)
        found.append(run(command))
    found.sort(key=lambda pairs: float(pairs["seconds"]))
    return found[len(found) // 2], statistics.median(float(pairs["seconds"]) for pairs in found)


def main():
    bench, sample = sys.argv[1:3]
    years, horizon, rounds, workers = map(int, sys.argv[3:7])
    sizes = list(map(int, sys.argv[7:]))
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    rates = {}
    print(f"{'series':>10}{'workers':>9}{'seconds':>10}{'fitting':>10}{'series/s':>12}{'µs each':>10}{'peak MB':>9}{'values MB':>11}")
    for size in sizes:
        for count in sorted({1, workers}) if size == sizes[0] else [workers]:
            command = [bench, "run", str(size), str(years), str(horizon), str(count), "1" if size > 1e6 else "3"]
            pairs, seconds = measure(command, rounds, 16 * size * years)
            if int(pairs["quantiles"]) < 19 * size * horizon or int(pairs["probabilities"]) < size * horizon:
                sys.exit(f"some series have no quantiles or no probability: {pairs}")
            rates[size, count] = size / seconds
            print(f"{size:10}{count:9}{seconds:10.3f}{float(pairs['fitting']):10.3f}{size / seconds:12,.0f}"
                  f"{1e6 * seconds / size:10.3f}{pairs['megabytes']:9.0f}{8e-6 * size * years:11.0f}", flush=True)
    if sample == "-":
        return
    ours = max(rate for (size, _), rate in rates.items() if size == sizes[0])
    for name, series in RIVALS.items():
        best = 0.0
        for jobs in sorted({1, workers}):
            command = [sys.executable, "Benchmarks/rivals_forecast.py", name, sample, str(series), str(years), str(horizon), str(jobs)]
            _, seconds = measure(command, rounds, 0)
            best = max(best, series / seconds)
            print(f"{name}, n_jobs {jobs}: {series / seconds:,.0f} series/s on a sample of {series}", flush=True)
        print(f"lotrinh is {ours / best:,.0f} times as fast as {name} at its best number of jobs ({sizes[0]} series)")


if __name__ == "__main__":
    main()
