"""Every id can stand in an address."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="bad-id",
    title="Every id works in a web address",
    severity=ERROR,
    family=Family.SHAPE,
    why="Ids become the addresses of pages.",
    hint="write “remote-access”",
)
