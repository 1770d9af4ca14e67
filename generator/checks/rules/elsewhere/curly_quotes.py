"""Quotation marks around a value are straight."""

from __future__ import annotations

from generator.checks.rule import WARNING, Family, Rule

RULE = Rule(
    code="curly-quotes",
    title="Quotation marks around a value are straight",
    severity=WARNING,
    family=Family.SHAPE,
    why="Curly quotes, which word processors make, mean nothing in YAML: the site would show them.",
    hint='write "Mail"',
)
