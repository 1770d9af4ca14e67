"""No file is too large to be read."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="file-too-large",
    title="No file is too large to read",
    severity=ERROR,
    family=Family.SHAPE,
    why="A definition of a megabyte is really data in the wrong place.",
    hint="describe one service per file, and keep data in CSV files",
)
