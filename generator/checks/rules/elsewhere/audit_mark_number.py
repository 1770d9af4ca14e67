"""The numbers on pages are those of the downloads."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="audit-mark-number",
    title="The numbers on pages are those of the downloads",
    severity=ERROR,
    family=Family.SITE,
    why=(
        "Two different numbers for one thing reveal more than one does, and nobody can check "
        "either of them."
    ),
    hint="this is a mistake of the program and not of your files: please report it",
)
