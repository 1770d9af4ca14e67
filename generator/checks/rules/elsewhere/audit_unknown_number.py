"""Each number of answers on a page stands in its downloads."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="audit-unknown-number",
    title="Each number of answers on a page stands in its downloads",
    severity=ERROR,
    family=Family.SITE,
    why="A number that stands only in words or in the search cannot be checked, nor protected.",
    hint="take it from the page, or publish it as a figure",
)
