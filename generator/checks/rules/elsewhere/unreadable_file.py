"""Every file can be read."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="unreadable-file",
    title="Every file can be read",
    severity=ERROR,
    family=Family.SHAPE,
    why="A file that cannot be read would be missing, and nobody would notice.",
    hint="allow reading it (chmod a+r)",
)
