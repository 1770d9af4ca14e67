"""No page shows a number of a figure that has none."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="audit-mark-withheld",
    title="No page shows a number of a figure that has none",
    severity=ERROR,
    family=Family.SITE,
    why="Most figures without a number are withheld to protect people, on every page alike.",
    hint="this is a mistake of the program and not of your files: please report it",
)
