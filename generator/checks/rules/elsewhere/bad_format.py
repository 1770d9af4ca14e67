"""Every value is written as its field asks."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="bad-format",
    title="Every value is written the way its field needs",
    severity=ERROR,
    family=Family.SHAPE,
    why="Service hours in another format cannot be counted.",
    hint="write it like this: When customers need the service: “Mon-Fri 07:00-19:00”.",
)
