"""The calendar has the day that is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from generator.checks.badly_written import END_UNKNOWN
from generator.checks.cell_context import CellContext
from generator.checks.clock_change import at_a_change
from generator.checks.rule import WARNING, Family, Mask, Rule, Words
from generator.model.fields import beyond_the_month
from generator.model.meant_time import meant_time
from generator.model.table import Type

_WHEN = (Type.DAY, Type.TIME, Type.PERIOD)
_LOOK_UP = (
    "look it up: the month has fewer days, the year has fewer weeks, or the day has fewer hours"
)


def find(context: CellContext) -> Iterator[Mask]:
    """Days, times and periods that are written well, and that no calendar or clock has."""
    if context.type not in _WHEN:
        return
    has = "calendar and clock have" if context.type is Type.TIME else "the calendar has"
    unread = context.unread() & ~context.badly_written()
    changed = np.array([bool(at_a_change(context, text)) for text in context.cells.texts])

    def words(text: str) -> Words:
        day = re.fullmatch(r"\d{4}-\d{2}-\d{2}", text)
        if meant_time(text):  # 24:00
            return f"{has} no {text}", f"write {meant_time(text)}"
        hint = (beyond_the_month(text) if day else None) or _LOOK_UP
        if context.column.may_be_unknown:
            hint = f"{hint}; write {END_UNKNOWN}"
        return f"{has} no {text}", hint

    yield context.mask(unread & ~changed, words)


RULE = Rule(
    code="row-not-in-calendar",
    title="Every date exists in the calendar",
    severity=WARNING,
    family=Family.DATA,
    why="31 September does not exist: we cannot know which day was meant.",
    hint=(
        "look it up: the month has fewer days, the year has fewer weeks, or the day has fewer hours"
    ),
    find=find,
)
