"""The expectation suite lets pass what the rules let pass."""

from __future__ import annotations

from generator.checks.rule import WARNING, Family, Lifecycle, Rule

RULE = Rule(
    code="expectation-not-met",
    title="The expectation suite lets pass what the rules let pass",
    severity=WARNING,
    family=Family.DATA,
    why="A full check judges the rows twice, by rules and by Great Expectations. Where the two "
    "disagree, the program has a fault; the figures are made as the rules say.",
    hint="report this to the makers of the program, with this message: your data need no change",
    lifecycle=Lifecycle.NEW,
    ignorable=False,
)
