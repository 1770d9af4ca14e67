"""The catalogue: every rule there is, whichever room finds its breach."""

from __future__ import annotations

from functools import cache

from generator.checks.catalogue_audit import AUDIT_RULES
from generator.checks.catalogue_shape import SHAPE_RULES
from generator.checks.definition_checks import DEFINITION_CHECKS
from generator.checks.headers import RULES as HEADER_RULES
from generator.checks.known import KNOWN_GONE
from generator.checks.news import NO_NEWS
from generator.checks.public.rows import PUBLIC_CHECKS
from generator.checks.public.rules import PUBLIC_RULES
from generator.checks.row_checks import ROW_CHECKS
from generator.checks.rule import Rule
from generator.checks.value_checks import VALUE_CHECKS


@cache
def catalogue() -> dict[str, Rule]:
    """Return all rules by code, by family and then in the order of their tables."""
    rules = [
        *SHAPE_RULES,
        *(check.rule for check in DEFINITION_CHECKS),
        *HEADER_RULES,
        KNOWN_GONE,
        NO_NEWS,
        *(check.rule for check in VALUE_CHECKS),
        *(check.rule for check in (*ROW_CHECKS, *PUBLIC_CHECKS)),
        *PUBLIC_RULES,
        *AUDIT_RULES,
    ]
    by_code = {rule.code: rule for rule in rules}
    if len(by_code) < len(rules):
        codes = [rule.code for rule in rules]
        raise ValueError(f"codes stand twice: {sorted({c for c in codes if codes.count(c) > 1})}")
    return by_code
