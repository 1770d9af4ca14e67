"""Columns and keys have their new names."""

from __future__ import annotations

from generator.checks.rule import WARNING, Family, Lifecycle, Rule

RULE = Rule(
    code="old-name",
    title="Columns and keys have their current names",
    severity=WARNING,
    family=Family.SHAPE,
    why="We only read an old name for a while. After that its values would be missing.",
    hint="rename the column to “action”",
    lifecycle=Lifecycle.NEW,
)
