"""Every CSV file is CSV."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="csv-syntax",
    title="Every CSV file is CSV",
    severity=ERROR,
    family=Family.SHAPE,
    why="A quote that is never closed swallows all rows after it.",
    hint="close the double quote that this row opens (or remove it)",
)
