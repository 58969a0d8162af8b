"""The findings as text."""


def number(value, width=9, digits=3):
    return f"{'-' if value is None else format(value, f'.{digits}f'):>{width}}"


def line(name, found, best):
    shown = "".join(number(found.get(key), digits=d) for key, d in
                    [("mase", 3), ("smape", 2), ("msis_80", 2), ("coverage_80", 3), ("msis_95", 2), ("coverage_95", 3)])
    notes = [found["scale"]] if "scale" in found else []
    notes += [f"intervals {found['msis_95_scale']}"] if found.get("msis_95_raw") else []
    notes += [f"refused {found['refused']} of {found['series']}"] if found.get("refused") else []
    notes += [f"no forecast for {found['missing']} years"] if found.get("missing") else []
    return f"  {name:34}{found['mase'] / best:8.3f}{shown}  {', '.join(notes)}"


def accuracy(found):
    rivals, mine = found["accuracy"]["rivals"], found["accuracy"]["ours"]
    run = {name: r for name, r in rivals.items() if not r.get("out")}
    best = min(r["mase"] for r in run.values())
    yield f"  {'':34}{'ratio':>8}{'MASE':>9}{'sMAPE':>9}{'MSIS 80':>9}{'cover 80':>9}{'MSIS 95':>9}{'cover 95':>9}"
    for name, row in sorted(run.items(), key=lambda item: item[1]["mase"]):
        yield line(name, row, best)
    for name, row in rivals.items():
        if row.get("out"):
            yield f"  {name:34}     out  refused {row['refused']} of {row['series']} series"
    for method, row in sorted(mine.items(), key=lambda item: (item[0] != "auto", item[1]["mase"])):
        yield line(f"lotrinh {method}", row, best)
    if len(found["calibration"]["origins"]) > 1:
        yield "  MASE by origin " + " ".join(f"{o:>8}" for o in found["calibration"]["origins"])
        first = min(run, key=lambda name: run[name]["mase"])
        for name, row in [("lotrinh auto", mine["auto"]), (first, run[first])]:
            yield f"  {name[:14]:14} " + " ".join(f"{v:8.3f}" for v in row["mase_by_origin"])


def shares(values):
    return " ".join(f"{100 * v:5.1f}" for v in values)


def calibration(found):
    c = found["calibration"]
    for level, cover in c["coverage"].items():
        yield (f"  {level} % covers {100 * cover['pooled']:5.1f} %   by origin {shares(cover['by_origin'])}"
               f"   by horizon {shares(cover['by_horizon'])}")
    score = c["log_score"]
    yield f"  pinball {c['pinball']:.4f}, CRPS {c['crps']:.4f} (in units of the mean yearly change)"
    yield (f"  log score {score['ours']:.3f}; normal around AutoTheta: deviation of its intervals {score['theta_own']:.3f}, "
           f"best-fitting pooled deviation of each horizon, in hindsight {score['theta_fitted']:.3f}")
    events = c["events"]
    yield f"  probabilities of meeting a bar: {events['pairs']} pairs, {events['without']} without a probability"
    if events["pairs"]:
        yield (f"  Brier {events['brier']:.4f} (AutoTheta own {events['brier_theta']['own']:.4f}, fitted "
               f"{events['brier_theta']['fitted']:.4f}), log loss {events['log_loss']:.4f} (own "
               f"{events['log_loss_theta']['own']:.4f}, fitted {events['log_loss_theta']['fitted']:.4f})")
    for b in events["bins"]:
        gap = 100 * (b["observed"] - b["probability"])
        yield (f"    {b['bin']:.1f} to {b['bin'] + 0.1:.1f}: {b['pairs']:7} pairs, mean probability {b['probability']:.3f}, "
               f"came true {b['observed']:.3f}, {gap:+5.1f} points{'' if abs(gap) <= 3 else '  <'}")
    expected = events["expected"]
    yield (f"  Of outcomes drawn from the stated distributions themselves, {expected['shared']:.0%} of the variance shared by all "
           "units of a year:")
    for level, cover in expected["coverage"].items():
        yield (f"    intervals of {level} % cover {cover['low']:.1%} to {cover['high']:.1%} in nine of ten draws, and what is asked "
               f"in {cover['within']:.0%}")
    if expected.get("bins") and events["bins"]:
        bins = expected["bins"]
        yield (f"    {bins['within']:.0%} of the draws keep 3 points in every bin; their worst bin is off by "
               f"{100 * bins['median']:.1f} points in the median, {100 * bins['ninth']:.1f} in one of ten")


def text(result):
    for name, part in result["sets"].items():
        for title, found in part["cases"].items():
            yield f"\n{title} ({found['forecasts']} forecasts of {found['series']} series)"
            yield from accuracy(found)
            yield from calibration(found)
    yield "\nRequirements"
    for part in result["sets"].values():
        for r in part["requirements"]:
            mark = ("PASS" if r["holds"] else "FAIL") if r["required"] else ("yes " if r["holds"] else "no  ")
            yield f"  {mark}  {r['what']}: {r['figures']}"
    yield "  (yes and no: told, not required)"
