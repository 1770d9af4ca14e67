"""What the ledger has of a line: the versions of each cell, and all of them as text."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Any, NamedTuple

_SPANS = 16_384
"""So many different days are kept as texts: lines share most of theirs."""

Span = tuple[date, date]
"""A first and a last day."""
Days = tuple[Span, ...]
"""The first and the last day of each period that a cell adds up: of one, unless it is a block."""


class CellVersion(NamedTuple):
    """A number that was published: the number of its release, and what it was.

    ``counts`` has a number of answers for each rating. ``again`` are the answers by people who
    had given one to the same cell before. ``minutes`` are those of a cell of lost minutes. Where
    only a coarse ``opinion`` is published (“9 in 10 or more”), ``counts`` are all answers.
    """

    release: int
    counts: tuple[int, ...]
    again: int = 0
    minutes: tuple[int, ...] = ()
    opinion: str = ""

    @property
    def answers(self) -> int:
        """How many answers there are."""
        return sum(self.counts)

    @property
    def people(self) -> int:
        """How many people gave them."""
        return self.answers - self.again


CellVersions = tuple[CellVersion, ...]
Cells = Mapping[Days, CellVersions]
"""What was published of a line."""


def cells_text(cells: Cells) -> str:
    """Return cells as members of an object in JSON, a row each, in order of their days."""
    said = {span_text(days): versions for days, versions in cells.items()}
    return ",\n".join([f'"{span}": {_versions(said[span])}' for span in sorted(said)])


@lru_cache(maxsize=_SPANS)
def span_text(days: Days) -> str:
    """Return days as text."""
    return " ".join(f"{first}/{last}" for first, last in days)


def _versions(versions: CellVersions) -> str:
    """Return a number's only version, as most have, or a list of all versions."""
    release, counts, *more = versions[0]
    if len(versions) == 1 and not any(more):
        return _row(len(counts) + 1) % (release, *counts)
    said = ", ".join(map(_version, versions))
    return f"[{said}]" if len(versions) > 1 else said


def _version(version: CellVersion) -> str:
    """Return a version as text: its release, then its counts.

    What only some have comes after the counts, which are a list of their own then.
    """
    release, counts, *more = version
    return json.dumps([release, counts, *more] if any(more) else [release, *counts])


@cache
def _row(numbers: int) -> str:
    return f"[{', '.join(['%d'] * numbers)}]"


def read_cells(said: Mapping[str, Any]) -> dict[Days, CellVersions]:
    """Return the cells that an object in JSON has.

    Raises ValueError, TypeError, KeyError or IndexError where it was not made of cells.
    """
    return {
        read_days(span): (
            (CellVersion(some[0], tuple(some[1:])),)
            if type(some[1]) is int  # most numbers never change, and most have counts alone
            else _read(some)
        )
        for span, some in said.items()
    }


@lru_cache(maxsize=_SPANS)
def read_days(span: str) -> Days:
    """Return the days of a text; ValueError where it has none."""
    pairs = (part.split("/") for part in span.split(" "))
    return tuple((date.fromisoformat(first), date.fromisoformat(last)) for first, last in pairs)


def _read(said: Sequence[Any]) -> CellVersions:
    versions = said if isinstance(said[0], list) else (said,)
    return tuple(
        version_with_more(*each)
        if isinstance(each[1], list)
        else CellVersion(each[0], tuple(each[1:]))
        for each in versions
    )


def version_with_more(
    release: int,
    counts: Sequence[int],
    again: int = 0,
    minutes: Sequence[int] = (),
    opinion: str = "",
) -> CellVersion:
    """Return a version of what JSON says of it."""
    return CellVersion(release, tuple(counts), again, tuple(minutes), opinion)
