"""No key stands in a mapping twice."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="duplicate-key",
    title="No key is in a mapping twice",
    severity=ERROR,
    family=Family.SHAPE,
    why="Only one of the two values could count.",
    hint="remove one of the two “purpose:”",
)
