"""No two definitions have the same id."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="duplicate-id",
    title="No two definitions have the same id",
    severity=ERROR,
    family=Family.SHAPE,
    why="Data that name it could mean either.",
    hint="rename one of the two, for example “laptop-2”",
)
