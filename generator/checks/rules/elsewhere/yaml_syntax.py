"""Every definition is YAML."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="yaml-syntax",
    title="Every definition is YAML",
    severity=ERROR,
    family=Family.SHAPE,
    why="A line that cannot be understood makes the whole file unreadable.",
    hint="replace the tab by two spaces",
)
