"""Whether an export seems to be of another survey than the table that it would be added to.

Counts of another survey may all be larger: then none falls, and only their pattern shows it.
"""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.importing.tally import ANSWERS, TALLIES

_ASKED = ("rating", "ease", "recommend", "home", "shirt", "lost_minutes")
_POINTS = ("rating", "ease", "recommend")
_IN_TALLIES = {"like": "rating"}
_ENOUGH = 20
"""Answers that show which points of a scale are used, and how many answer in a period."""
_FEW, _MANY = 2, 4
"""Points of a scale of two, and those that show that there are more."""
_LATE = 1.5
"""So many times as many as there are: people who answer late are fewer."""


class _Survey(NamedTuple):
    """How often each point was answered to a question, in all and by period."""

    points: Mapping[str, Counter[str]]
    periods: Mapping[tuple[str, str], int]


def signs_of_other(there: bytes, said: bytes, folder: str) -> tuple[str, ...]:
    """Return what shows that a table of ``folder`` and what is said now are of two surveys.

    Both are contents of files. Each sign is a part of a sentence.
    """
    if folder not in (ANSWERS, TALLIES):
        return ()
    rows = [*_rows(there)], [*_rows(said)]
    # What has a name of its own is known to be another survey.
    waves = {row.get("wave", "") for row in rows[0]} & {row.get("wave", "") for row in rows[1]}
    same = ([row for row in some if row.get("wave", "") in waves] for some in rows)
    before, now = (_read(some, folder) for some in same)
    return (*_questions(before, now), *_scales(before, now), *_people(before, now))


def _questions(before: _Survey, now: _Survey) -> Iterator[str]:
    more = [name for name in now.points if name not in before.points]
    less = [name for name in before.points if name not in now.points]
    if before.points and now.points and more:
        instead = f" in place of {_named(less)}" if less else ", which nobody was asked so far"
        yield f"it asks {_named(more)}{instead}"


def _named(names: list[str]) -> str:
    return " and ".join(f"“{name}”" for name in names)


def _scales(before: _Survey, now: _Survey) -> Iterator[str]:
    """Yield the questions whose new answers use two points where others use many, or many more."""
    for name, counts in now.points.items():
        known = before.points.get(name, Counter())
        added = counts - known
        if name not in _POINTS or min(known.total(), added.total()) < _ENOUGH:
            continue
        there, new = len(+known), len(+added)
        if (there <= _FEW and new >= _MANY) or (there >= _MANY and new <= _FEW):
            yield f"“{name}” has {new} different answers and had {there}"


def _people(before: _Survey, now: _Survey) -> Iterator[str]:
    """Yield the period that is over and has many more answers than it had."""
    last: dict[str, str] = {}
    for name, period in before.periods:
        last[name] = max(period, last.get(name, ""))
    for (name, period), number in before.periods.items():
        counted = now.periods.get((name, period), 0)
        if period != last[name] and counted - number >= _ENOUGH and counted >= _LATE * number:
            yield f"{period}, which is over, has {counted:,} answers and had {number:,}"
            return


def _rows(raw: bytes) -> Iterator[Mapping[str, str]]:
    text = io.StringIO(raw.decode("utf-8-sig", "replace"), newline="")
    return csv.DictReader(text, restval="")


def _read(rows: Iterable[Mapping[str, str]], folder: str) -> _Survey:
    points: defaultdict[str, Counter[str]] = defaultdict(Counter)
    periods: Counter[tuple[str, str]] = Counter()
    for row in rows:
        if folder == ANSWERS:
            for name in _ASKED:
                if row.get(name):
                    points[name][row[name]] += 1
            continue
        name = row.get("question", "")
        name = _IN_TALLIES.get(name, name)
        for at in range(1, 6):
            count = row.get(f"rating_{at}", "")
            if count.isdecimal() and len(count) < _ENOUGH:
                points[name][str(at)] += int(count)
                periods[name, row.get("period", "")] += int(count)
    return _Survey(points, periods)
