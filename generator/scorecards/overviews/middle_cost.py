"""The middle of what a provider's services cost for each person: beside it, one is dear or not."""

from __future__ import annotations

from collections.abc import Sequence

from generator.measures.cost import middle
from generator.model.period import say_day
from generator.scorecards.figure import Figure, Span, State


def middle_cost(provider: str, costs: Sequence[Figure]) -> Figure:
    """Return the median of costs per person and month; none of fewer than two that are known."""
    method = "cost-middle"
    identity = f"{provider}/{method}"
    known = [(figure.value, figure.span) for figure in costs if figure.value is not None]
    spans = [span for _, span in known if span is not None]
    if len(known) < 2 or not spans:
        return Figure(identity, method, State.NO_DATA)
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    labels = {span.label for span in spans}
    label = labels.pop() if len(labels) == 1 else f"{say_day(start)} to {say_day(end)}"
    sources = {file for figure in costs if figure.has_value for file in figure.sources}
    return Figure(
        identity,
        method,
        State.SHOWN,
        Span(start, end, label),
        value=middle([value for value, _ in known]),
        sources=tuple(sorted(sources)),
        unit=next(figure.unit for figure in costs if figure.has_value),
    )
