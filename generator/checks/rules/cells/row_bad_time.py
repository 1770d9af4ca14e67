"""A time is written as 2026-09-30T14:05."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.badly_written import END_UNKNOWN, not_written_as
from generator.checks.cell_context import CellContext
from generator.checks.rule import WARNING, Family, Mask, Rule
from generator.model.meant_time import meant_time, of_a_spreadsheet
from generator.model.table import Type

_USUAL = "write it as 2026-09-30 or 2026-09-30T14:05"


def find(context: CellContext) -> Iterator[Mask]:
    """Texts that are not a day or a time."""
    latest = max(context.known.as_of, context.known.latest)

    def usual(text: str) -> str:
        time, days = meant_time(text), of_a_spreadsheet(text, latest)
        if len(days) > 1:
            return f"write {' or '.join(days)}, whichever it is"
        if time or days:
            return f"write {(time, *days)[-1]}"
        return f"{_USUAL}; {END_UNKNOWN}" if context.column.may_be_unknown else _USUAL

    return not_written_as(context, Type.TIME, "a day or a time", usual)


RULE = Rule(
    code="row-bad-time",
    title="A time is written as 2026-09-30T14:05",
    severity=WARNING,
    family=Family.DATA,
    why="A time that cannot be read does not belong to any period.",
    hint=_USUAL,
    find=find,
)
