"""Every period is written as this organisation writes it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import ERROR, Family, Problem, Rule
from generator.model.period import parse_period


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Years that are written as where a year begins in another month."""
    begins = context.organisation.year_begins
    for defined in context.withdrawing:
        for i, each in enumerate(defined.part.withdrawn):
            try:
                parse_period(each.period, begins)
            except ValueError:
                year = parse_period("2026-07-01", begins).start.year
                written = "2026" if begins == 1 else f"{year}/{(year + 1) % 100:02}"
                message = f"“{each.period}” is no year of this organisation"
                place = defined.place("withdrawn", i, "period")
                yield Problem(place, message, f"write it as {written}, or write a month or quarter")


RULE = Rule(
    code="bad-period",
    title="Every period is written as 2026, 2026-Q3, 2026-09, 2026-W36 or 2026-09-30",
    severity=ERROR,
    family=Family.SHAPE,
    why="If the period cannot be read, a number that was withdrawn would be shown.",
    hint="write 2026, 2026-Q3, 2026-09, 2026-W36 or 2026-09-30",
    find=find,
)
