"""Runs several programs in turn, round after round, and prints the ratio of each to the first.

Used by the scripts beside it. Each program is a process of its own and prints `name=value` pairs, among
them `seconds`, its own time for the work without starting up; its peak memory is asked of the system.

Before each run another process writes to as much memory as the largest program needs and ends. A virtual
machine gives the memory of ended programs back to its host and gets it anew four times slower; without
this step a program is timed by what ran before it.
"""

import mmap
import multiprocessing
import os
import statistics
import subprocess
import sys


def touch(size):
    """Writes to each page of `size` bytes of memory."""
    with mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS) as memory:
        memory.madvise(mmap.MADV_HUGEPAGE)
        memory[:: mmap.PAGESIZE] = bytes(len(memory[:: mmap.PAGESIZE]))


def touch_first(size):
    """Touches `size` bytes in a process of its own: the peak memory of this one would count as its children's."""
    if size:
        process = multiprocessing.Process(target=touch, args=[size])
        process.start()
        process.join()


def run(command):
    """The pairs a command prints, with its peak memory in MB."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    text = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"failed: {' '.join(command)}")
    pairs = dict(item.split("=", 1) for item in text.split() if "=" in item)
    pairs["megabytes"] = usage.ru_maxrss / 1024
    return pairs


def compare(programs, rounds, size, check, memory=0):
    """Times programs side by side. `check` are the pairs that have to agree between them, `memory` the
    bytes of memory to have ready before each run. Returns the pairs of each run of each program."""
    results = {name: [] for name in programs}
    for _ in range(rounds):
        for name, command in programs.items():
            touch_first(memory)
            results[name].append(run(command))
    for key in check:
        known = {name: float(found[0][key]) for name, found in results.items() if key in found[0]}
        first = next(iter(known.values()))
        if any(abs(value - first) > 1e-9 * abs(first) for value in known.values()):
            sys.exit(f"the programs do not agree on {key}: {known}")
    base = statistics.median(float(found["seconds"]) for found in results[next(iter(programs))])
    print(f"{'':28}{'median':>9}{'least':>9}{'most':>9}{'ratio':>8}{'peak MB':>9}{'per second':>14}")
    for name, found in results.items():
        seconds = sorted(float(pairs["seconds"]) for pairs in found)
        median = statistics.median(seconds)
        memory = statistics.median(pairs["megabytes"] for pairs in found)
        amount, unit = size
        print(
            f"{name:28}{median:9.4f}{seconds[0]:9.4f}{seconds[-1]:9.4f}{median / base:8.2f}{memory:9.0f}"
            f"{amount / median:10.2f} {unit}"
        )
    return results
