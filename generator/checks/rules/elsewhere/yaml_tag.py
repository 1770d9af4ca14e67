"""No value has a tag."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="yaml-tag",
    title="No value has a tag",
    severity=ERROR,
    family=Family.SHAPE,
    why="Tags can make other programs run what is in the file.",
    hint="remove the word that starts with “!”",
)
