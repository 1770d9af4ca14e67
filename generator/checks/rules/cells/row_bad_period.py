"""A period is written as 2026, 2026-Q3, 2026-09, 2026-W36 or a date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.badly_written import not_written_as
from generator.checks.cell_context import CellContext
from generator.checks.rule import WARNING, Family, Mask, Rule
from generator.model.table import Type

_USUAL = "write it as 2026, 2026-Q3, 2026-09, 2026-W36 or 2026-09-30"
_FISCAL = re.compile(
    r"(?:FY ?)?([0-9]{4}|[0-9]{2}) ?(?:[-/–] ?([0-9]{4}|[0-9]{2}))?", re.IGNORECASE
)


def find(context: CellContext) -> Iterator[Mask]:
    """Texts that are not a period."""
    return not_written_as(context, Type.PERIOD, "a period", _hint)


def _hint(text: str) -> str:
    """Return how a period is written; of a year that need not begin in January, never the year."""
    found = _FISCAL.fullmatch(text)
    if found is None or not (found[2] or text[:2].upper() == "FY"):
        return _USUAL
    year = int(found[1][-2:])
    if found[2] and int(found[2][-2:]) != (year + 1) % 100:
        return _USUAL
    return (
        "write a row for each of its months or quarters, such as 2026-Q2: a year here is from "
        "January to December, and this one may begin in another month"
    )


RULE = Rule(
    code="row-bad-period",
    title="A period is written as 2026, 2026-Q3, 2026-09, 2026-W36 or a date",
    severity=WARNING,
    family=Family.DATA,
    why="A row without a period belongs to no figure.",
    hint=_USUAL,
    find=find,
)
