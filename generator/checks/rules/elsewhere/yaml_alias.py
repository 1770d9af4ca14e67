"""No alias stands for a value."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="yaml-alias",
    title="No value is an alias",
    severity=ERROR,
    family=Family.SHAPE,
    why="A few aliases of aliases fill a computer's memory.",
    hint="write out the value in place of the alias",
)
