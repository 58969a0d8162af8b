"""Runs programs in turn, round after round; each run is a process of its own.

Before each run another process writes to as much memory as the largest program needs and ends. A virtual
machine gives the memory of ended programs back to its host and gets it anew four times slower; without
this step a program is timed by what ran before it.
"""

import functools
import mmap
import multiprocessing
import os
import signal
import statistics
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass, field


@dataclass
class Program:
    """What is started: a command, and how its work is timed."""

    name: str
    command: list
    environment: dict = field(default_factory=dict)
    # Whether the program tells its own `seconds`; else the whole process is timed.
    tells: bool = False
    # What `rate` counts, where the program works on a part of the job only.
    amount: float | None = None
    # Whether it is another of the same job, or the ratio is to it.
    is_ours: bool = False
    # Whether it starts processes that it does not wait for or that work beside each other.
    is_tree: bool = False


@dataclass
class Runs:
    """What the rounds of a program gave; `fault` says why there are none."""

    program: Program
    seconds: list = field(default_factory=list)
    walls: list = field(default_factory=list)
    megabytes: float = 0.0
    pairs: dict = field(default_factory=dict)
    fault: str | None = None

    @property
    def memory(self):
        """The peak in megabytes, as a text; what is no more than that of this process cannot be told."""
        return f"≤ {self.megabytes:.0f}" if self.megabytes < 1.1 * floor() else f"{self.megabytes:,.0f}"

    @property
    def median(self):
        return statistics.median(self.seconds)


def touch(size):
    """Writes to each page of `size` bytes of memory."""
    with mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS) as memory:
        memory.madvise(mmap.MADV_HUGEPAGE)
        memory[:: mmap.PAGESIZE] = bytes(len(memory[:: mmap.PAGESIZE]))


def touch_first(size):
    """Touches `size` bytes, at most half of what is free, in a process of its own: the peak memory of this
    one would count as its children's."""
    free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    size = int(min(size, free / 2))
    if size > 0:
        process = multiprocessing.get_context("spawn").Process(target=touch, args=[size])
        process.start()
        process.join()


class TreeWatch(threading.Thread):
    """The greatest memory of a process and all below it, shared pages counted once, seen four times a second."""

    def __init__(self, root):
        super().__init__(daemon=True)
        self.root, self.peak, self.ended = root, 0.0, threading.Event()

    def run(self):
        while not self.ended.wait(0.25):
            self.peak = max(self.peak, sum(map(self.kilobytes, self.below(self.root))) / 1024)

    def below(self, process):
        yield process
        try:
            for task in os.listdir(f"/proc/{process}/task"):
                with open(f"/proc/{process}/task/{task}/children") as children:
                    for child in children.read().split():
                        yield from self.below(int(child))
        except OSError:
            pass

    @staticmethod
    def kilobytes(process):
        try:
            with open(f"/proc/{process}/smaps_rollup") as lines:
                return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        except OSError:
            return 0


def run(program, limit):
    """The pairs a program prints, with its `wall` seconds and `megabytes`; or its fault, as a text."""
    with tempfile.TemporaryFile() as complaints:
        start = time.perf_counter()
        process = subprocess.Popen(
            [str(part) for part in program.command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=complaints, text=True, start_new_session=True, env=os.environ | program.environment)
        late = threading.Event()
        stop = threading.Timer(limit, lambda: (late.set(), os.killpg(process.pid, signal.SIGKILL)))
        watch = TreeWatch(process.pid)
        stop.start()
        if program.is_tree:
            watch.start()
        text = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        stop.cancel()
        watch.ended.set()
        process.returncode = os.waitstatus_to_exitcode(status)
        if late.is_set():
            return f"not done in {limit:.0f} s"
        if status:
            complaints.seek(0)
            lines = complaints.read().decode(errors="replace").strip().splitlines()
            return f"failed: {lines[-1] if lines else f'status {status}'}"[:200]
    pairs = dict(item.split("=", 1) for item in text.split() if "=" in item)
    return pairs | {"wall": wall, "megabytes": max(usage.ru_maxrss / 1024, watch.peak)}


@functools.cache
def floor():
    """The megabytes that a program without any would be said to have: a process starts as a copy of this one."""
    return run(Program("", ["true"]), 60)["megabytes"]


def measure(programs, rounds, memory=0, limit=1800):
    """Times programs side by side.

    `memory` are the bytes to have ready before the first run; then it is what the largest program took. A program
    that fails or takes longer than `limit` seconds is not started again.
    """
    results = [Runs(program) for program in programs]
    for _ in range(rounds):
        for runs in results:
            if runs.fault:
                continue
            os.sync()
            touch_first(memory)
            found = run(runs.program, limit)
            if isinstance(found, str):
                runs.fault = found
                continue
            runs.pairs = runs.pairs or found
            runs.walls.append(found["wall"])
            runs.seconds.append(float(found["seconds"]) if runs.program.tells else found["wall"])
            runs.megabytes = max(runs.megabytes, found["megabytes"])
            memory = max(memory, found["megabytes"] * 1e6)
    return results


def agree(results, keys, tolerance=1e-9):
    """Marks the programs whose pairs differ from those of the first that tells them."""
    for key in keys:
        first = None
        for runs in results:
            if runs.fault or key not in runs.pairs:
                continue
            value = float(runs.pairs[key])
            first = value if first is None else first
            if abs(value - first) > tolerance * abs(first):
                runs.fault = f"does not agree: {key} is {value}, not {first}"
