"""Nothing of a value is taken for a comment."""

from __future__ import annotations

from generator.checks.rule import WARNING, Family, Rule

RULE = Rule(
    code="cut-off",
    title="No part of a value is read as a comment",
    severity=WARNING,
    family=Family.SHAPE,
    why="After a space, “#” starts a comment: the rest of the value would be lost.",
    hint="put the whole text after the first colon between double quotes",
)
