"""Every value is of its kind."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="wrong-type",
    title="Every value is of its kind",
    severity=ERROR,
    family=Family.SHAPE,
    why="A word is no number, and a list is no single value.",
    hint="write digits only, such as 30",
)
