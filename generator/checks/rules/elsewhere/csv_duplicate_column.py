"""No column stands in a header twice."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="csv-duplicate-column",
    title="No column is in a header twice",
    severity=ERROR,
    family=Family.SHAPE,
    why="Only one of the two could count.",
    hint="remove or rename one of the two columns “rating”",
)
