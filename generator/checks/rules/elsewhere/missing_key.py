"""Every key that is needed is there."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="missing-key",
    title="Every required key is there",
    severity=ERROR,
    family=Family.SHAPE,
    why="Without it the definition is incomplete.",
    hint="add “name: …”: What customers call it.",
)
