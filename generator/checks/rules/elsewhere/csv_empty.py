"""No CSV file is empty."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="csv-empty",
    title="No CSV file is empty",
    severity=ERROR,
    family=Family.SHAPE,
    why="Without a header nobody knows what the rows mean.",
    hint="write the columns' names into the first line, or remove the file",
)
