"""A number is not corrected by fewer people than are shown."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="audit-small-correction",
    title="A number is not corrected by fewer people than are shown",
    severity=ERROR,
    family=Family.SITE,
    why="Who kept the site of before sees what the few answered who came late.",
    hint="keep the answers that came late back until they are 10 or more",
)
