"""Nothing of a value is taken for a comment."""

from __future__ import annotations

from generator.checks.rule import WARNING, Family, Rule

RULE = Rule(
    code="cut-off",
    title="Nothing of a value is taken for a comment",
    severity=WARNING,
    family=Family.SHAPE,
    why="After a space, “#” begins a comment: what follows is lost without a word.",
    hint="put the whole text after the first colon between double quotes",
)
