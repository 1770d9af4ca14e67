"""A comparator was asked on our scale."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="other-scale",
    title="A comparator was asked on our scale",
    severity=ERROR,
    family=Family.SHAPE,
    why="Numbers on two different scales cannot be compared.",
    hint="write “scale: 1-5” if that is so, or remove the comparator",
)
