"""Commas separate the columns."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="csv-separator",
    title="Commas separate the columns",
    severity=ERROR,
    family=Family.SHAPE,
    why="With semicolons the whole row is one value.",
    hint="save it with commas between the columns (“iheartit fmt” does that)",
)
