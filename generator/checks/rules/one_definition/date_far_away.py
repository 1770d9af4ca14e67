"""Dates in definitions are of our time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Lifecycle, Problem, Rule
from generator.model.fields import Part
from generator.model.slipped_digit import what_to_write

_YEAR = timedelta(days=366)
_AHEAD = 5
"""Years. What is wanted or planned later is more often a slip than a plan."""
_EARLIEST = date(1950, 1, 1)
"""A service may be older than most computers, and no older than all of them."""
_OF_ANOTHER_RULE = "events"
"""Events have a rule of their own: nobody announces them so long before."""
_NO_DAYS = (str, float, int, type(None))
"""Looked for first: most values are none, and whether one is a part takes longest to say."""
_Path = tuple[str | int, ...]


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Dates before 1950, and those more than five years ahead."""
    for defined in (*context.services, *context.shared):
        for path, day in _days(vars(defined.part).items(), ()):
            words = _words(day, context.as_of)
            if words:
                yield Problem(defined.place(*path), *words)


def _days(values: Iterable[tuple[str | int, object]], path: _Path) -> list[tuple[_Path, date]]:
    """Return all days in some values, each with its path; a value comes with its own name."""
    found: list[tuple[_Path, date]] = []
    for name, value in values:
        if not value or isinstance(value, _NO_DAYS) or name == _OF_ANOTHER_RULE:
            continue
        if isinstance(value, date):
            found.append(((*path, name), value))
        elif isinstance(value, tuple):
            found += _days(enumerate(value), (*path, name))
        elif isinstance(value, Part):
            found += _days(vars(value).items(), (*path, name))
    return found


def _words(day: date, as_of: date) -> tuple[str, str] | None:
    if _EARLIEST <= day <= as_of + _AHEAD * _YEAR:
        return None
    written = day.isoformat()
    correct = what_to_write(written, as_of) or what_to_write(written, as_of + _YEAR)
    correct = correct or "correct the date"
    if day < _EARLIEST:
        return f"{day} is before {_EARLIEST.year}", correct
    right = "if that is right, say here why this warning is ignored"
    return f"{day} is {(day - as_of) // _YEAR} years in the future", f"{correct}; {right}"


RULE = Rule(
    code="date-far-away",
    title="Dates in definitions are not far away",
    severity=WARNING,
    family=Family.SENSE,
    why="A target from 2062 is never used, and an owner from 2062 is not there yet.",
    hint="write 2026-01-01, if a digit is wrong",
    find=find,
    lifecycle=Lifecycle.NEW,
)
