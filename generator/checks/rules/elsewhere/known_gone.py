"""Every known finding is a warning that is still there."""

from __future__ import annotations

from generator.checks.rule import WARNING, Family, Rule

RULE = Rule(
    code="known-gone",
    title="Every known finding is a warning that is still there",
    severity=WARNING,
    family=Family.SHAPE,
    why="A list of what is known that names what was fixed long ago would hide it when it comes "
    "back.",
    hint="remove this line",
    ignorable=False,
)
