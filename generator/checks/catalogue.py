"""The catalogue: every rule there is, whichever room finds its breach."""

from __future__ import annotations

from functools import cache

from generator.checks.engine import FOLDERS, rules_of
from generator.checks.rule import Family, Rule


@cache
def catalogue() -> dict[str, Rule]:
    """Return all rules by code: family by family, and by code in each."""
    rules = [rule for folder in FOLDERS for rule in rules_of(folder)]
    families = list(Family)
    rules.sort(key=lambda rule: (families.index(rule.family), rule.code))
    by_code = {rule.code: rule for rule in rules}
    if len(by_code) < len(rules):
        codes = [rule.code for rule in rules]
        twice = sorted({code for code in codes if codes.count(code) > 1})
        raise ValueError(f"codes are used twice: {twice}")
    return by_code


def rule_of(code: str) -> Rule:
    """Return the rule with a code. Raises KeyError where there is none."""
    return catalogue()[code]
