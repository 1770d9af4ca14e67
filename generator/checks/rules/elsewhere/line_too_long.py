"""No line is too long to be looked at."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="line-too-long",
    title="No line is too long to be looked at",
    severity=ERROR,
    family=Family.SHAPE,
    why="People and tools that look at one give up.",
    hint="break the line, or remove what does not belong here",
)
