"""How numbers that others published are shown."""

from __future__ import annotations

from generator.figures.method import Method, Unit

SUMMARY = Method(
    id="summary",
    title="Published by others",
    formula=(
        "A number that others worked out and published without the answers behind it. We show it "
        "as it is. It gets a trend but no range and no verdict, because we cannot check it."
    ),
    unit=Unit.OWN,
    limits="It cannot be compared with our own shares: the question or the scale may be different.",
    source="Named next to the number",
    data=("summaries",),
)

METHODS = (SUMMARY,)
