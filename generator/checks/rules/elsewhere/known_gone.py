"""Every known finding is a warning that is still there."""

from __future__ import annotations

from generator.checks.rule import WARNING, Family, Rule

RULE = Rule(
    code="known-gone",
    title="Every known finding is a warning that is still there",
    severity=WARNING,
    family=Family.SHAPE,
    why=(
        "If the list still named a warning that was fixed long ago, it would hide the warning "
        "when it comes back."
    ),
    hint="remove this line",
    ignorable=False,
)
