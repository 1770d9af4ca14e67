"""Every row has as many values as the header."""

from __future__ import annotations

from generator.checks.rule import WARNING, Family, Rule

RULE = Rule(
    code="csv-ragged-row",
    title="Every row has as many values as the header",
    severity=WARNING,
    family=Family.SHAPE,
    why="Values would move into the wrong columns. The row is left out.",
    hint="put a value that holds a comma between double quotes, and write 4.5 for 4,5",
)
