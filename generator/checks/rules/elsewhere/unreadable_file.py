"""Every file can be read."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="unreadable-file",
    title="Every file can be read",
    severity=ERROR,
    family=Family.SHAPE,
    why="What cannot be read would be missing without a word.",
    hint="allow reading it (chmod a+r)",
)
