"""Nothing was answered or done before it was raised."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="dates-reversed",
    title="Nothing was answered or done before it was raised",
    severity=ERROR,
    family=Family.SHAPE,
    why="One of the two days is wrong.",
    hint="write a day from 2026-01-01 on",
)
