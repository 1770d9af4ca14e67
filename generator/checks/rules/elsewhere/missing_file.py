"""The file that says who publishes is there."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="missing-file",
    title="There is a file that says who publishes",
    severity=ERROR,
    family=Family.SHAPE,
    why="It holds the site's name, periods and thresholds.",
    hint="create it with the line “name: …”",
)
