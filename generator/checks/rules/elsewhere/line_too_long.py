"""No line is too long to be looked at."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="line-too-long",
    title="No line is too long to read",
    severity=ERROR,
    family=Family.SHAPE,
    why="People and tools cannot read it.",
    hint="split the line, or remove what does not belong here",
)
