"""The vital signs: one figure for each question, and how many answered."""

from __future__ import annotations

from copy import copy
from functools import cached_property

from generator.figures.answers import (
    BETTER,
    LIKE,
    RECOMMEND,
    SAME,
    WORSE,
    YES,
    Estimator,
    open_figure,
    response_figure,
    window_figure,
)
from generator.figures.by_period import ByPeriod
from generator.figures.figure import Figure
from generator.figures.subject_context import SubjectContext

_BY_PERIOD: dict[str, Estimator] = {"ease": LIKE, "recommend": RECOMMEND, "shirt": YES}


class Signs:
    """The vital signs of a subject, each made when it is first asked for.

    An overview of a thousand services asks each for its liking; only its own page for the rest.
    """

    def __init__(self, subject_context: SubjectContext) -> None:
        self._subject_context = subject_context

    def about(self, subject_context: SubjectContext) -> Signs:
        """Return the same signs in a later state, in which nothing of the subject is new."""
        found = copy(self)
        found._subject_context = subject_context
        return found

    @cached_property
    def like(self) -> Figure:
        """How many like it."""
        return window_figure(self._subject_context, "like", LIKE)

    @cached_property
    def ease(self) -> Figure:
        """How many find it easy."""
        return window_figure(self._subject_context, "ease", LIKE)

    @cached_property
    def recommend(self) -> Figure:
        """Whether people would recommend it."""
        return window_figure(self._subject_context, "recommend", RECOMMEND)

    @cached_property
    def at_home(self) -> tuple[Figure, Figure, Figure]:
        """How many find it worse than what they use at home, the same, better."""
        answers = {"worse": WORSE, "same": SAME, "better": BETTER}
        worse, same, better = (
            window_figure(self._subject_context, "home", estimator, f"answer={answer}")
            for answer, estimator in answers.items()
        )
        return worse, same, better

    @cached_property
    def shirt(self) -> Figure:
        """How many would wear the shirt."""
        return window_figure(self._subject_context, "shirt", YES)

    @cached_property
    def response(self) -> Figure:
        """How many of those asked answered."""
        return response_figure(self._subject_context)

    @cached_property
    def opened(self) -> Figure | None:
        """How many like it, from an open link, where people are asked by list as well."""
        return open_figure(self._subject_context)

    @cached_property
    def before(self) -> tuple[Figure, ...]:
        """Ease, recommendation and shirt by period; liking by period is the trend."""
        return tuple(
            figure
            for question, estimator in _BY_PERIOD.items()
            for figure in ByPeriod(self._subject_context, question, estimator).figures
        )

    def all(self) -> tuple[Figure, ...]:
        """Return the figures of the window, in the order in which a page shows them."""
        return (
            self.like,
            *([self.opened] if self.opened else []),
            self.ease,
            self.recommend,
            *self.at_home,
            self.shirt,
            self.response,
        )
