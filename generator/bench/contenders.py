"""What is measured: our build in four states, and other programs with the same facts."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from generator.bench.edits import Edits
from generator.bench.processes import ROOT, ours, timed

COLD, WARM = "ours, cold", "ours, warm"
EDITED, APPENDED = "ours, a purpose edited", "ours, an answer added"
IN_NAV, OUT_OF_NAV, HUGO = "stock in nav", "stock out of nav", "hugo"
OTHERS = (IN_NAV, OUT_OF_NAV, HUGO)
READ_CSV = "read_csv"
LARGEST_NAV = 2_000
"""Services up to which stock is measured with all of them in its nav: it takes 100 times as long
for ten times as many."""


class Contender(Struct, frozen=True):
    """A program that is measured.

    ``prepare`` brings its folder into the state in which it begins; ``site`` is what it writes,
    none where it writes nothing; ``environment`` is added to that of this process.
    """

    name: str
    command: Sequence[str]
    folder: Path
    site: Path | None
    prepare: Callable[[], object]
    environment: Mapping[str, str] = field(default_factory=dict)


def our_builds(root: Path, cache: Path) -> Iterator[Contender]:
    """Yield our build in four states. Each begins with what the one before has left.

    The first has no site and an empty ``cache``, and undoes the edits of the last two.
    """
    site, edits = root / "site", Edits(root)
    apart = {"XDG_CACHE_HOME": str(cache)}  # not the user's own

    def begin_anew() -> None:
        edits.undo()
        shutil.rmtree(site, ignore_errors=True)
        shutil.rmtree(cache, ignore_errors=True)

    states: dict[str, Callable[[], object]] = {
        COLD: begin_anew,
        WARM: _as_it_is,
        EDITED: edits.edit_purpose,
        APPENDED: edits.append_answer,
    }
    for name, prepare in states.items():
        yield Contender(name, ours("build", "--root", root), ROOT, site, prepare, apart)


def others(root: Path, place: Path, services: int, hugo: str | None) -> Iterator[Contender]:
    """Yield the other programs, with the facts of the organisation in ``root`` below ``place``.

    ``root`` has been built. Without ``hugo``, its program, it is left out, as stock's nav is where
    it would be too long.
    """
    stock = [sys.executable, "-m", "mkdocs", "build", "-q"]
    commands = {IN_NAV: stock} if services <= LARGEST_NAV else {}
    commands |= {OUT_OF_NAV: stock} | ({HUGO: [hugo, "--quiet"]} if hugo else {})
    timed(
        [sys.executable, "-m", "generator.bench.equal_facts", str(root), str(place), *commands],
        ROOT,
    )
    for name, command in commands.items():
        site = place / name / ("public" if name == HUGO else "site")
        yield Contender(name, command, place / name, site, _remover(site))
    read_all = [sys.executable, "-m", "generator.bench.read_csv", str(root)]
    yield Contender(READ_CSV, read_all, ROOT, None, _as_it_is)


def _as_it_is() -> None:
    """Change nothing."""


def _remover(site: Path) -> Callable[[], object]:
    return lambda: shutil.rmtree(site, ignore_errors=True)
