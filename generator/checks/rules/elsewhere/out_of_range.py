"""Every value lies in its range."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="out-of-range",
    title="Every value is in its range",
    severity=ERROR,
    family=Family.SHAPE,
    why="A share above 1 or a floor below 3 cannot be right.",
    hint="write 1 or less",
)
