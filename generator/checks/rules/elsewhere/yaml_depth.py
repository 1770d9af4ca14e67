"""Nothing is nested too deep."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="yaml-depth",
    title="Nothing is nested too deep",
    severity=ERROR,
    family=Family.SHAPE,
    why="No definition needs it, and readers of the file are lost.",
    hint="remove this value",
)
