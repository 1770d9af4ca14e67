"""Nothing is nested too deep."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="yaml-depth",
    title="Nothing is nested too deeply",
    severity=ERROR,
    family=Family.SHAPE,
    why="No definition needs it, and it makes the file hard to read.",
    hint="remove this value",
)
