"""Each line of a definition is where its key belongs."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="misplaced-line",
    title="Each line of a definition is where its key belongs",
    severity=ERROR,
    family=Family.SHAPE,
    why=(
        "A line too far to the right, or below one that is a comment still, is read as something "
        "else, or makes the whole file unreadable."
    ),
    hint="remove the space before “period:”",
)
