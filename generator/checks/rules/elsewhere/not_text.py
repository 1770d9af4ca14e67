"""Every file is text."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="not-text",
    title="Every file is text",
    severity=ERROR,
    family=Family.SHAPE,
    why="A spreadsheet renamed to .csv is not a CSV file.",
    hint="save it as “UTF-8”",
)
