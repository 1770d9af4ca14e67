"""Numbers about the same days fit each other."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="audit-contradiction",
    title="Numbers about the same days agree",
    severity=ERROR,
    family=Family.SITE,
    why="Anyone who adds up what is published gets a different number from the one on the page.",
    hint="this is a mistake of the program and not of your files: please report it",
)
