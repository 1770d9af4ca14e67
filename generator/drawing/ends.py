"""Labels at the right end of a drawing's lines, in place of a legend: none lies on another."""

from __future__ import annotations

from collections.abc import Sequence

from generator.drawing.trend import SIZE
from generator.wording.parts import EndView

_APART = 9.0
"""Hundredths of the height of the lowest drawing, which is the printed one, that a label takes."""


def ends(labels: Sequence[EndView]) -> tuple[EndView, ...]:
    """Return labels from top to bottom, each as close to its line as the others allow."""
    ordered = sorted(labels, key=lambda each: each.at)
    places: list[float] = []
    for each in ordered:
        places.append(max(each.at, places[-1] + _APART if places else 0.0))
    lowest = float(SIZE)
    for index in reversed(range(len(places))):
        places[index] = min(places[index], lowest)
        lowest = places[index] - _APART
    return tuple(
        EndView(round(place, 1), each.text, each.kind)
        for place, each in zip(places, ordered, strict=True)
    )
