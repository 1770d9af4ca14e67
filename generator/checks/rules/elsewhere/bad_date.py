"""Every day is written as 2026-09-30, and the calendar has it."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="bad-date",
    title="Every day is written as 2026-09-30, and exists",
    severity=ERROR,
    family=Family.SHAPE,
    why="03/04 is in March to some readers and in April to others.",
    hint="write it as 2026-09-30",
)
