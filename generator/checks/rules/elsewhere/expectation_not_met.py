"""The expectation suite lets pass what the rules let pass."""

from __future__ import annotations

from generator.checks.rule import WARNING, Family, Lifecycle, Rule

RULE = Rule(
    code="expectation-not-met",
    title="The expectation suite and the rules accept the same rows",
    severity=WARNING,
    family=Family.DATA,
    why=(
        "“check --second-opinion” tests the rows twice, with rules and with Great Expectations. "
        "If the two disagree, there is a fault in the program; the figures follow the rules."
    ),
    hint="report this to the makers of the program, with this message: your data need no change",
    lifecycle=Lifecycle.NEW,
    ignorable=False,
)
