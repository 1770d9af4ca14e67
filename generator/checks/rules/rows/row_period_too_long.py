"""Answers and tallies fit into one of their service's periods."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import WARNING, Family, Mask, Rule, Words
from generator.checks.sheet import Sheet, Spot
from generator.checks.too_long import too_long


def find(sheet: Sheet) -> Iterator[Mask]:
    """Rows longer than their service's period."""
    wrong = too_long(sheet.rows, sheet.known) & ~sheet.bad
    yield sheet.mask(wrong, _words, sheet.kind.when, once=True)


def _words(spot: Spot) -> Words:
    known, written = spot.sheet.known, spot.text(spot.sheet.kind.when)
    of_service = bool(spot.text("service"))
    grain = known.services[spot.subject].grain if of_service else known.grain
    where = "the service's file" if of_service else "services/organisation.yml"
    rows = spot.rows("does", "do")
    return (
        f"{rows} not fit into one {grain} of “{spot.subject}”: the first is {written}",
        f"write the {grain} or the day, or a longer “period:” in {where}",
    )


RULE = Rule(
    code="row-period-too-long",
    title="Answers and tallies fit into one of their service's periods",
    severity=WARNING,
    family=Family.DATA,
    why="A quarter's count cannot be split into its months.",
    hint="write the month or the day, or a longer “period:” in the service's file",
    find=find,
)
