"""The file that says who publishes is there."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="missing-file",
    title="The file that says who publishes is there",
    severity=ERROR,
    family=Family.SHAPE,
    why="The site's name, periods and thresholds stand in it.",
    hint="create it with the line “name: …”",
)
