"""Every key is a plain word."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="yaml-key",
    title="Every key is a plain word",
    severity=ERROR,
    family=Family.SHAPE,
    why="A list or a mapping cannot name anything.",
    hint="write a word before the colon",
)
