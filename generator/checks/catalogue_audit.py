"""The rules that a published site is held to: what the audit finds there."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

AUDIT_RULES: tuple[Rule, ...] = (
    Rule(
        "audit-told",
        "Nothing that is withheld can be worked out",
        ERROR,
        Family.SITE,
        "A total less its parts tells the part that is missing, and so perhaps who it was.",
        "withhold another number beside it, until at least 10 numbers are possible",
    ),
    Rule(
        "audit-small-correction",
        "A number is not corrected by fewer people than are shown",
        ERROR,
        Family.SITE,
        "Who kept the site of before sees what the few answered who came late.",
        "keep the answers that came late back until they are 10 or more",
    ),
    Rule(
        "audit-contradiction",
        "Numbers about the same days fit each other",
        ERROR,
        Family.SITE,
        "Who adds up what is published finds another number than the one that stands there.",
        "publish the site anew",
    ),
    Rule(
        "audit-unknown-number",
        "Each number of answers on a page stands in its downloads",
        ERROR,
        Family.SITE,
        "A number that stands only in words or in the search cannot be checked, nor protected.",
        "take it from the page, or publish it as a figure",
    ),
)
