"""A choice is one of those that are known."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="unknown-value",
    title="Every choice is a known one",
    severity=ERROR,
    family=Family.SHAPE,
    why="An unknown value is not shown anywhere.",
    hint="write “live”",
)
