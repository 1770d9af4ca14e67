"""The middle of what a provider's services cost for each person, with which each is compared."""

from __future__ import annotations

from collections.abc import Sequence

from generator.figures.figure import Figure, Span, State
from generator.measures.cost import middle
from generator.scorecards.overviews import methods


def middle_cost(provider: str, costs: Sequence[Figure]) -> Figure:
    """Return the median of costs per person and month; none of fewer than two that are known."""
    method = methods.COST_MIDDLE
    identity = f"{provider}/{method.id}"
    known = [(figure.value, figure.span) for figure in costs if figure.value is not None]
    spans = [span for _, span in known if span is not None]
    if len(known) < 2 or not spans:
        return Figure(identity, method, State.NO_DATA)
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    names = {span.name for span in spans}
    name = names.pop() if len(names) == 1 else None
    sources = {file for figure in costs if figure.has_value for file in figure.sources}
    return Figure(
        identity,
        method,
        State.SHOWN,
        Span(start, end, name),
        value=middle([value for value, _ in known]),
        sources=tuple(sorted(sources)),
        unit=next(figure.unit for figure in costs if figure.has_value),
    )
