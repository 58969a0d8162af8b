"""The noise floor: by how much a program differs from itself."""


def noise(sections):
    """Compares pairs `NAME` and `NAME, again`, run in turn, and says below which difference nothing is claimed."""
    floors = []
    for section in sections:
        runs = {r.program.name: r for r in section.results if not r.fault}
        for name, again in [(name, f"{name}, again") for name in runs if f"{name}, again" in runs]:
            first, second = runs[name], runs[again]
            medians = abs(second.median / first.median - 1)
            rounds = max(abs(b / a - 1) for a, b in zip(first.seconds, second.seconds))
            floors.append((section.title.split(":")[0], medians, rounds))
    lines = ["### Noise floor: ours against itself", "", "| job | medians differ by | rounds differ by at most |", "|---|---:|---:|"]
    lines += [f"| {title} | {100 * medians:.1f} % | {100 * rounds:.1f} % |" for title, medians, rounds in floors]
    if floors:
        lines += ["", f"Today nothing below {100 * max(medians for _, medians, _ in floors):.0f} % is a difference."]
    return "\n".join(lines) + "\n"
