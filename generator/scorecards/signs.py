"""The vital signs: one figure for each question, and how many answered."""

from __future__ import annotations

from dataclasses import dataclass

from generator.scorecards.answers import (
    BETTER,
    LIKE,
    SAME,
    WORSE,
    YES,
    recommendation,
    response_figure,
    window_figure,
)
from generator.scorecards.basis import Basis
from generator.scorecards.figure import Figure
from generator.scorecards.trend import by_period

_BY_PERIOD = {"ease": LIKE, "recommend": recommendation, "shirt": YES}


@dataclass(frozen=True, slots=True)
class Signs:
    """The vital signs of a subject."""

    like: Figure
    ease: Figure
    recommend: Figure
    worse: Figure
    same: Figure
    better: Figure
    shirt: Figure
    response: Figure
    before: tuple[Figure, ...]
    """Ease, recommendation and shirt by period; liking by period is the trend."""

    def all(self) -> tuple[Figure, ...]:
        """Return the figures of the window, in the order in which a page shows them."""
        return (
            self.like,
            self.ease,
            self.recommend,
            self.worse,
            self.same,
            self.better,
            self.shirt,
            self.response,
        )


def signs(basis: Basis) -> Signs:
    """Return the vital signs of the basis' subject."""
    return Signs(
        like=window_figure(basis, "like", LIKE),
        ease=window_figure(basis, "ease", LIKE),
        recommend=window_figure(basis, "recommend", recommendation),
        worse=window_figure(basis, "home", WORSE, answer="worse"),
        same=window_figure(basis, "home", SAME, answer="same"),
        better=window_figure(basis, "home", BETTER, answer="better"),
        shirt=window_figure(basis, "shirt", YES),
        response=response_figure(basis),
        before=tuple(
            figure
            for question, estimator in _BY_PERIOD.items()
            for figure in by_period(basis, question, estimator)[1]
        ),
    )
