"""Every file is UTF-8."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="not-utf-8",
    title="Every file is UTF-8",
    severity=ERROR,
    family=Family.SHAPE,
    why="Umlauts and accents would turn into other letters.",
    hint="save the file as “UTF-8” (in Excel: “CSV UTF-8”)",
)
