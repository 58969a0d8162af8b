"""The results as Markdown."""

from dataclasses import dataclass, field

HEADING = """| program | seconds | least–most | to the best of ours | process s | peak MB | rate |
|---|---:|---:|---:|---:|---:|---:|"""


@dataclass
class Section:
    """One job on one size: what was done, and what the programs gave."""

    title: str
    note: str
    results: list
    # How much of what the rate counts, per run.
    amount: float = 0.0
    unit: str = ""
    # Lines below the table: how far results agree, what was left out.
    remarks: list = field(default_factory=list)

    def cost(self, runs):
        """Seconds for one of what the rate counts: what programs that work on different amounts are compared by."""
        return runs.median / ((self.amount if runs.program.amount is None else runs.program.amount) or 1)

    @property
    def best_of_ours(self):
        return min((r for r in self.results if r.program.is_ours and not r.fault), key=self.cost, default=None)

    @property
    def has_failed(self):
        return any(runs.fault for runs in self.results if runs.program.is_ours)

    def text(self):
        lines = [f"### {self.title}", "", self.note, "", HEADING]
        lines += [self.row(runs) for runs in self.results]
        remarks = [*self.remarks, *self.verdict()]
        return "\n".join(lines + ([""] + [f"- {remark}" for remark in remarks] if remarks else [])) + "\n"

    def row(self, runs):
        name = f"**{runs.program.name}**" if runs.program.is_ours else runs.program.name
        if runs.fault:
            return f"| {name} | {runs.fault.replace('|', '/')} | | | | | |"
        best = self.best_of_ours
        amount = self.amount if runs.program.amount is None else runs.program.amount
        ratio = figure(self.cost(runs) / self.cost(best)) if best else ""
        rate = f"{figure(amount / runs.median)} {self.unit}" if amount else ""
        walls = sorted(runs.walls)[len(runs.walls) // 2]
        return (f"| {name} | {figure(runs.median)} | {figure(min(runs.seconds))}–{figure(max(runs.seconds))} "
                f"| {ratio} | {figure(walls)} | {runs.memory} | {rate} |")

    @property
    def others(self):
        return [runs for runs in self.results if not runs.program.is_ours and not runs.fault]

    @property
    def fastest_other(self):
        return min(self.others, key=self.cost, default=None)

    @property
    def leanest_other(self):
        """The one of least memory of those that do the whole job."""
        whole = [runs for runs in self.others if runs.program.amount is None]
        return min(whole, key=lambda runs: runs.megabytes, default=None)

    def verdict(self):
        """By how much our best is faster and leaner than the best of the others."""
        best, fastest, leanest = self.best_of_ours, self.fastest_other, self.leanest_other
        if best is None or fastest is None:
            return []
        time = f"Ours takes {figure(self.cost(best) / self.cost(fastest))} of the time of the fastest other, {fastest.program.name}"
        memory = f", and {best.megabytes / leanest.megabytes:.2f} of the peak memory of the leanest, {leanest.program.name}" if leanest else ""
        return [f"{time}{memory}."]


def summary(sections):
    """One row a job and size: our best beside the fastest and the leanest of the others."""
    lines = [
        "### In one table", "",
        "| job | ours s | least–most | peak MB | fastest other | s | ratio | leanest other | peak MB | ratio |",
        "|---|---:|---:|---:|---|---:|---:|---|---:|---:|"]
    for section in sections:
        best, fastest, leanest = section.best_of_ours, section.fastest_other, section.leanest_other
        if best is None or fastest is None:
            continue
        row = [section.title, figure(best.median), f"{figure(min(best.seconds))}–{figure(max(best.seconds))}", best.memory,
               fastest.program.name, figure(fastest.median), figure(section.cost(best) / section.cost(fastest))]
        row += [leanest.program.name, leanest.memory, f"{best.megabytes / leanest.megabytes:.2f}"] if leanest else ["", "", ""]
        lines.append("| " + " | ".join(row) + " |")
    return "\n".join([*lines, "", "Ratios below 1 are in our favour; those of samples are of rates."]) + "\n"


def counted(count, word):
    """`1 worker`, `2 workers`."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def figure(value):
    """Three significant digits, large numbers in full."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}" if value >= 0.001 else f"{value:.2e}"
