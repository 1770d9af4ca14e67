"""Every link leads somewhere."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="bad-link",
    title="Every link leads somewhere",
    severity=ERROR,
    family=Family.SHAPE,
    why="Readers click on it.",
    hint="write it as https://example.org/page or mailto:desk@example.org",
)
