"""Where the programs and the files of a benchmark are."""

import os
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from .measure import Program

HERE = Path(__file__).resolve().parent.parent
RIVALS = HERE / "rivals"


@dataclass
class Place:
    """The folder for files, the tool, and what the call asks for."""

    folder: Path
    tool: str
    base: str | None = None
    rounds: int | None = None
    units: int | None = None
    workers: int = 2
    limit: float = 1800
    with_rivals: bool = True
    is_quick: bool = False

    def bench(self, name):
        """A program of the package Benchmarks."""
        return str(HERE / ".build/release" / name)

    def rival(self, name, script, *arguments, environment=None, **more):
        """A program of the folder `rivals`, in their environment."""
        variables = {"PYTHONPATH": str(RIVALS)} | (environment or {})
        return Program(name, [sys.executable, RIVALS / script, *arguments], variables, **more)

    def ours(self, name, *command, **more):
        """One of our programs; workers share the work, so each computes with one thread."""
        return Program(name, list(command), {"OPENBLAS_NUM_THREADS": "1"}, is_ours=True, **more)

    def with_itself(self, programs):
        """With the last of them once more where the noise floor is wanted."""
        return [*programs, replace(programs[-1], name=f"{programs[-1].name}, again")] if self.is_quick else programs

    def table(self, units, years):
        """The national table of that size, made when it is not there, and read once so that it is in memory."""
        path = self.folder / f"table-{units}-{years}.csv"
        if not path.exists():
            part = path.with_suffix(".part")
            subprocess.run([self.bench("ReadBench"), "make", str(units), str(years), part], check=True,
                           stdout=subprocess.DEVNULL)
            part.rename(path)
        with open(path, "rb") as file:
            while file.read(1 << 24):
                pass
        return path

    def values(self, units, years, gaps):
        """Series as 8-byte numbers, a year after the other, as `FitBench` makes them; `gaps` of a hundred are missing."""
        path = self.folder / f"values-{units}-{years}-{gaps}.bin"
        if not path.exists():
            subprocess.run([self.bench("FitBench"), "make", str(units), str(years), str(gaps), path], check=True,
                           stdout=subprocess.DEVNULL)
        return path

    def sizes(self, *usual):
        """The usual sizes, and that of the call where it is larger than they."""
        return [*usual, *([self.units] if self.units and self.units > max(usual) else [])]
