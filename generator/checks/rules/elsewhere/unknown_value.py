"""A choice is one of those that are known."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="unknown-value",
    title="A choice is one of those that are known",
    severity=ERROR,
    family=Family.SHAPE,
    why="A value of its own is drawn nowhere.",
    hint="write “live”",
)
