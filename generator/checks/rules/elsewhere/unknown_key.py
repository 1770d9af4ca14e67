"""Every key is one that the file knows."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="unknown-key",
    title="Every key is one that the file can have",
    severity=ERROR,
    family=Family.SHAPE,
    why="The value of a misspelt key is not read.",
    hint="write “purpose:”",
)
