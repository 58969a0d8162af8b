"""What the figures were measured on, and what the machine gives at most."""

import os
import platform
import re
import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path

from .place import HERE
from .report import counted


def said(*command):
    """The first line that a command prints; nothing when it is not there."""
    try:
        found = subprocess.run(command, capture_output=True, text=True, cwd=HERE)
    except OSError:
        return ""
    return (found.stdout + found.stderr).strip().split("\n")[0]


def description(place):
    """Machine, load and versions, as a list in Markdown."""
    processor = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    names = [line.split("==")[0] for line in (HERE / "requirements.txt").read_text().splitlines() if "==" in line]
    rivals = ", ".join(f"{name} {version(name)}" for name in names) if place.with_rivals else "not run"
    java = re.search(r'"(.*)"', said("java", "-version")) if shutil.which("java") else None
    lines = {
        "machine": f"{processor[1] if processor else platform.machine()}, {os.cpu_count()} processors, {memory:.0f} GiB, "
                   f"{platform.system()} {platform.release()}",
        "load": " ".join(f"{load:.1f}" for load in os.getloadavg()) + " before the first run (1, 5, 15 minutes)",
        "revision": said("git", "describe", "--always", "--dirty", "--exclude", "*"),
        "lotrinh": f"{said(place.tool, '--version')}, {said('swift', '--version')}, "
                   f"OpenBLAS {said('pkg-config', '--modversion', 'openblas')}",
        "others": f"Python {platform.python_version()}, {rivals}" + (f", Java {java[1]}" if java else ""),
    }
    return "\n".join(f"- {name}: {text}" for name, text in lines.items() if text) + "\n"


def roofline(place):
    """Bandwidth, products of matrices and page cache by threads, as a section; what is missing where there is no compiler."""
    program, file = place.folder / "roofline", place.table(11_000, 20)
    command = ["cc", "-O3", "-march=native", "-fopenmp", HERE / "roofline.c", "-lopenblas", "-o", program]
    if not shutil.which("cc") or subprocess.run(command, capture_output=True).returncode:
        return "### Roofline\n\nNot measured: it needs a C compiler with OpenMP, and OpenBLAS.\n"
    found = subprocess.run([program, str(place.workers), file], check=True, capture_output=True, text=True).stdout
    rates = {}
    for line in found.splitlines():
        name, threads, rate, unit = line.split()
        rates.setdefault((name, unit), {})[int(threads)] = float(rate)
    names = {
        "memory-read": "memory, read and summed", "memory-copy": "memory, copied (bytes read and written)",
        "dgemm-2048": "`dgemm`, 2048 × 2048 × 2048", "dgemm-lines": "`dgemm`, 1,048,576 × 20 × 3, as lines through series of 20 years",
        "page-cache": "page cache, read in pieces of 64 KB",
    }
    counts = sorted({count for by in rates.values() for count in by})
    head = ["| limit |" + "".join(f" {counted(count, 'thread')} |" for count in counts), "|---|" + "---:|" * len(counts)]
    rows = [f"| {names[name]} |" + "".join(f" {by[count]:,.1f} {unit} |" for count in counts) for (name, unit), by in rates.items()]
    return "\n".join(["### Roofline: what the machine gives", "", *head, *rows]) + "\n"
