"""No file holds an unfinished merge."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="merge-conflict",
    title="No file contains an unfinished merge",
    severity=ERROR,
    family=Family.SHAPE,
    why="Two edits conflict, and nobody has decided yet which of them counts.",
    hint="keep one of the two sides, and remove the lines that start with <<<<<<<, =======, "
    ">>>>>>>",
)
