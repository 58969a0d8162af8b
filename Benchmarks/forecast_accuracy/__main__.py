"""python -m forecast_accuracy [us] [es] [insurance] [m3] [--json] [--no-members] [--skip-rival NAME] [--rivals FOLDER]"""

import argparse
import json
import os
import sys

from . import cases, judge, report, requirements, rivals
from .windows import SETS


def judged(name, options):
    found = {}
    for case in cases.load(name, options.rivals, not options.no_members, options.skip_rival):
        found[case.title] = dict(
            series=sum(len(w.units) for w in case.windows), forecasts=sum(w.future.size for w in case.windows),
            accuracy=judge.accuracy(case), calibration=judge.calibration(case))
    return dict(cases=found, requirements=[r.record() for r in requirements.check(name, found)])


def main():
    parser = argparse.ArgumentParser(prog="Benchmarks/accuracy", description=judge.__doc__)
    parser.add_argument("sets", nargs="*", metavar="|".join(SETS), default=[])
    parser.add_argument("--json", action="store_true", help="the findings as JSON")
    parser.add_argument("--no-members", action="store_true", help="auto alone, without the members of the bank")
    parser.add_argument("--skip-rival", action="append", default=[], choices=sorted({*rivals.OWN, *rivals.PEERS} - {"AutoTheta"}),
                        metavar="NAME", help="leave a rival out, such as AutoARIMA; repeatable")
    parser.add_argument("--rivals", default=".build/benchmarks/rivals", help="folder that keeps the rivals' forecasts")
    options = parser.parse_args()
    if unknown := set(options.sets) - set(SETS):
        parser.error(f"no set {', '.join(sorted(unknown))}: take {', '.join(SETS)}")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    result = dict(statsforecast=rivals.version(), sets={
        name: judged(name, options) for name in options.sets or SETS})
    print(json.dumps(result, indent=1) if options.json else "\n".join(report.text(result)))
    missed = [r for part in result["sets"].values() for r in part["requirements"] if r["required"] and not r["holds"]]
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
