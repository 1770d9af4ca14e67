"""Measures all contenders in turn, for each number of services."""

from __future__ import annotations

import os
import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from generator.bench.contenders import (
    HUGO,
    IN_NAV,
    LARGEST_NAV,
    Contender,
    others,
    our_builds,
)
from generator.bench.machine import find_hugo
from generator.bench.processes import run, timed

Progress = Callable[[str], None]


class BuildRun(NamedTuple):
    """What one run took: seconds on the clock and of processor time, MB of memory, MB of the site.

    ``peak`` is that of ``Spent``. ``site`` is none where nothing is written.
    """

    wall: float
    processor: float
    peak: float
    site: float | None


class Timing(Struct, frozen=True):
    """All runs of one contender."""

    name: str
    runs: tuple[BuildRun, ...]

    def each(self, summary: Callable[[Sequence[float]], float]) -> BuildRun:
        """Return a summary of each figure: the median, the least or the most of all runs."""
        wall, processor, peak = (
            summary(column) for column in zip(*(run[:3] for run in self.runs), strict=True)
        )
        sites = [run.site for run in self.runs if run.site is not None]
        return BuildRun(wall, processor, peak, summary(sites) if sites else None)

    @property
    def median(self) -> BuildRun:
        """The median of each figure."""
        return self.each(statistics.median)


class BuildTimings(Struct, frozen=True):
    """All contenders for one number of services; ``left_out`` says who is missing, and why."""

    services: int
    timings: tuple[Timing, ...]
    left_out: tuple[str, ...] = ()


def compare(services: int, months: int, runs: int, alone: bool, progress: Progress) -> BuildTimings:
    """Make an organisation and measure all in turn, ``runs`` times; ``alone`` measures only ours.

    Raises CalledProcessError where a program fails.
    """
    hugo = find_hugo()
    with tempfile.TemporaryDirectory(prefix="iheartit-bench-") as folder:
        place = Path(folder)
        root = place / "ours"
        progress(f"{services:,} services: making the organisation")
        run("demo", root, "--services", services, "--months", months)
        contenders = [*our_builds(root, place / "cache")]
        progress(f"{services:,} services: building once, so that Python has compiled all")
        _measured(contenders[0])
        if not alone:
            progress(f"{services:,} services: writing the same facts for other programs")
            contenders += others(root, place, services, hugo)
        found = measured(contenders, services, runs, progress)
    return replace(found, left_out=() if alone else tuple(left_out(services, hugo)))


def measured(
    contenders: Sequence[Contender], size: int, runs: int, progress: Progress
) -> BuildTimings:
    """Measure contenders in turn, ``runs`` times; ``size`` is how much each has to do."""
    found: dict[str, list[BuildRun]] = {each.name: [] for each in contenders}
    for number in range(runs):
        for each in contenders:
            progress(f"{size:,}, run {number + 1} of {runs}: {each.name}")
            found[each.name].append(_measured(each))
    return BuildTimings(size, tuple(Timing(name, tuple(some)) for name, some in found.items()))


def _measured(each: Contender) -> BuildRun:
    """Measure one run, when all that was written before is on the disk."""
    each.prepare()
    os.sync()
    spent = timed(each.command, each.folder, environment=each.environment)
    return BuildRun(*spent, None if each.site is None else _size(each.site) / 1e6)


def _size(site: Path) -> int:
    return sum(file.stat().st_size for file in site.rglob("*") if file.is_file())


def left_out(services: int, hugo: str | None) -> Iterator[str]:
    """Yield the programs that are not measured, and why."""
    if services > LARGEST_NAV:
        yield f"{IN_NAV}: it would take hours"
    if hugo is None:
        yield f"{HUGO}: it is not installed (Debian and Ubuntu: apt install hugo)"
