"""What reading, checking and counting answers takes, compared with ``pandas.read_csv``.

    python -m tests.benchmarks.against_read_csv [--answers N]… [--services S] [--months M]

The answers are made up, as a large organisation has them: each provider has a file a month of those
whom it wrote to, and one of those who came by an open link; each answer has a respondent, and who
was asked stands in ``data/invitations``. ``read_csv`` gets the same files with nothing said, so it
takes its own engine (C) and guesses the types of columns itself; its tables are all kept. Its
seconds and those of the three stages are processor time without imports, each in a process of its
own; ``check`` and ``build`` are whole commands, with all that they import and nothing kept from
before. The peak is the most memory that the process held.
"""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import numpy as np

from generator.bench.processes import ROOT, run, timed

READ_CSV = "read_csv"
STAGES = ("reading", "checking", "counting")
TOGETHER = " + ".join(STAGES)
WRITING = "writing"
PROVIDERS = 10
SOMETIMES = 10
"""How often a person answers, on average."""
COMMUNITIES = ("office", "field", "home", "plant")
LAST = date(2026, 10, 31)
_COLUMNS = "date,service,respondent,community,rating,ease,recommend"


class Spent(NamedTuple):
    """Seconds of processor time, and the peak of memory in MB, none where it is not its own."""

    seconds: float
    peak: float | None


def main(arguments: Sequence[str] | None = None) -> dict[int, dict[str, Spent]]:
    """Print a table for each number of answers; return what it holds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--answers", type=int, nargs="+", default=[1_000_000, 5_000_000, 10**7])
    parser.add_argument("--services", type=int, default=200)
    parser.add_argument("--months", type=int, default=36)
    parser.add_argument("--no-commands", action="store_true", help="Leave check and build out.")
    chosen = parser.parse_args(arguments)
    found = {}
    for answers in chosen.answers:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            # A process begins with the peak of the one that starts it: this one must stay small.
            _child(WRITING, root, answers, chosen.services, chosen.months)
            size = sum(file.stat().st_size for file in (root / "data").rglob("*.csv")) / 1e6
            say(f"{answers:,} answers, {size:,.0f} MB, seconds of processor time:")
            found[answers] = dict(_measured(root, not chosen.no_commands))
        _print(found[answers])
    return found


def _measured(root: Path, commands: bool) -> Iterator[tuple[str, Spent]]:
    (seconds,), peak = _child(READ_CSV, root)
    yield READ_CSV, Spent(seconds, peak)
    parts, peak = _child(TOGETHER, root)
    for stage, seconds in zip(STAGES, parts, strict=True):
        yield stage, Spent(seconds, None)
    yield TOGETHER, Spent(sum(parts), peak)
    for command in ("check", "build") if commands else ():
        spent = run(command, "--root", root, "--no-cache")
        yield command, Spent(spent.processor, spent.peak)


def _print(found: dict[str, Spent]) -> None:
    width, basis = max(map(len, found)), found[READ_CSV].seconds
    say(f"{'':{width}} {'seconds':>9} {'× read_csv':>11} {'peak MB':>9}")
    for name, (seconds, peak) in found.items():
        most = "" if peak is None else f"{peak:,.0f}"
        say(f"{name:{width}} {seconds:9.2f} {seconds / basis:11.2f} {most:>9}")


def _child(what: str, root: Path, *numbers: int) -> tuple[list[float], float]:
    """Do something in a process of its own; return the seconds that it says, and its peak."""
    again = [sys.executable, "-m", __name__ if __spec__ is None else __spec__.name]
    again += [what, str(root), *map(str, numbers)]
    with tempfile.TemporaryFile() as out:
        peak = timed(again, ROOT, out.fileno()).peak
        out.seek(0)
        return [float(each) for each in out.read().split()], peak


def _read_csv(root: Path) -> list[float]:
    from generator.bench.read_csv import read_all

    began = time.process_time()
    kept = read_all(root)
    spent = time.process_time() - began
    assert kept
    return [spent]


def _stages(root: Path) -> list[float]:
    from generator.checks import catalogue, validation
    from generator.checks.run import check
    from generator.counts.cells import count
    from generator.counts.counting_context import counting_context
    from generator.sources.history import read_history
    from generator.sources.repository import read_sources

    catalogue.catalogue()  # imports all rules
    assert validation
    history = read_history(root)
    gc.disable()  # as a build does
    times = [time.process_time()]
    sources = read_sources(root)
    times.append(time.process_time())
    checked = check(sources, history)
    del sources
    times.append(time.process_time())
    cube = count(checked.records, counting_context(checked.definitions, checked.as_of))
    times.append(time.process_time())
    assert not checked.errors
    assert cube.keys
    return np.diff(times).tolist()


def say(text: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


# The organisation ------------------------------------------------------------------------------


def write_organisation(root: Path, answers: int, services: int, months: int) -> list[float]:
    """Write definitions, answers and who was asked."""
    names = [f"service-{number:03}" for number in range(services)]
    of_provider = [names[number::PROVIDERS] for number in range(min(PROVIDERS, services))]
    _write_definitions(root, of_provider)
    rng = np.random.default_rng(20261031)
    periods = list(_months(months))
    files = [
        (first, own, channel)
        for first in periods
        for own in of_provider
        for channel in ("list", "open")
    ]
    (root / "data" / "answers").mkdir(parents=True)
    (root / "data" / "invitations").mkdir()
    for number, (first, own, channel) in enumerate(files):
        rows = (number + 1) * answers // len(files) - number * answers // len(files)
        name = f"{first:%Y-%m}-{own[0]}-{channel}.csv"
        text = "\n".join([_COLUMNS, *_rows(rng, rows, first, own, answers // SOMETIMES + 1), ""])
        (root / "data" / "answers" / name).write_text(text, encoding="utf-8")
    asked = [f"{first:%Y-%m},{name},{answers},list" for first in periods for name in names[::2]]
    text = "\n".join(["period,service,invited,mode", *asked, ""])
    (root / "data" / "invitations" / "all.csv").write_text(text, encoding="utf-8")
    return []


def _rows(
    rng: np.random.Generator, rows: int, first: date, services: list[str], people: int
) -> list[str]:
    """Return rows in the order of their days; a quarter of the people state no community."""
    days = [(first + timedelta(days=day)).isoformat() for day in range(28)]
    groups = np.array([*COMMUNITIES, *[""] * (len(COMMUNITIES) // 3)])
    columns = (
        np.array(days)[np.sort(rng.integers(0, len(days), rows))],
        np.array(services)[rng.integers(0, len(services), rows)],
        rng.integers(0, people, rows),
        groups[rng.integers(0, len(groups), rows)],
        rng.choice([1, 2, 3, 4, 5], rows, p=[0.08, 0.12, 0.2, 0.35, 0.25]),
        np.array(["", "1", "2", "3", "4", "5"])[rng.integers(0, 6, rows)],
        rng.integers(0, 11, rows),
    )
    texts = (map(str, column.tolist()) for column in columns)
    return [*map(",".join, zip(*texts, strict=True))]


def _months(number: int) -> Iterator[date]:
    last = LAST.year * 12 + LAST.month - 1
    for month in range(last - number + 1, last + 1):
        yield date(month // 12, month % 12 + 1, 1)


def _write_definitions(root: Path, of_provider: list[list[str]]) -> None:
    top = root / "services"
    for number, own in enumerate(of_provider):
        folder = top / f"provider-{number}"
        folder.mkdir(parents=True)
        (folder / "provider.yml").write_text(
            f"name: Provider {number}\nshirt: P{number}\n", encoding="utf-8"
        )
        for name in own:
            text = f"name: {name}\nstage: live\nlaunched: 2010-01-01\n"
            (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    groups = "".join(
        f"  - id: {name}\n    name: {name}\n    kind: internal\n" for name in COMMUNITIES
    )
    (top / "communities.yml").write_text(f"communities:\n{groups}", encoding="utf-8")
    text = f"name: Benchmark\nfictional: yes\nas_of: {LAST}\npublic: no\n"
    (top / "organisation.yml").write_text(text, encoding="utf-8")


_IN_A_PROCESS: dict[str, Callable[..., list[float]]] = {
    READ_CSV: _read_csv,
    TOGETHER: _stages,
    WRITING: write_organisation,
}

if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in _IN_A_PROCESS:
        what, place, *numbers = sys.argv[1:]
        seconds = _IN_A_PROCESS[what](Path(place), *map(int, numbers))
        sys.stdout.write(" ".join(f"{each:.4f}" for each in seconds))
    else:
        main()
