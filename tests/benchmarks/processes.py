"""Whole processes, timed, for the benchmarks."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]


class Times(NamedTuple):
    """What a whole process and its children took.

    ``wall`` and ``processor`` are seconds, on the clock and of processor time; ``peak`` is the most
    memory, in MB, that the process or one of its children held at once.
    """

    wall: float
    processor: float
    peak: float


def run(*arguments: object) -> Times:
    """Run one of our commands."""
    return timed([sys.executable, "-m", "generator", *map(str, arguments)], ROOT)


def timed(command: list[str], folder: Path, output: int = subprocess.DEVNULL) -> Times:
    """Run a command in a folder, with its children; raise CalledProcessError where it fails."""
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=output)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    wall = time.perf_counter() - began
    return Times(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def median(times: Sequence[Times]) -> Times:
    """Return the median of each figure."""
    return Times(*map(statistics.median, zip(*times, strict=True)))


def say(text: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
