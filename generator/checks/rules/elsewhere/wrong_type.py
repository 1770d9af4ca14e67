"""Every value is of its kind."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="wrong-type",
    title="Every value has the right type",
    severity=ERROR,
    family=Family.SHAPE,
    why="A word is not a number, and a list is not a single value.",
    hint="write digits only, such as 30",
)
