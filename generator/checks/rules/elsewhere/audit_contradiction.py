"""Numbers about the same days fit each other."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="audit-contradiction",
    title="Numbers about the same days fit each other",
    severity=ERROR,
    family=Family.SITE,
    why="Who adds up what is published finds another number than the one that stands there.",
    hint="publish the site anew",
)
