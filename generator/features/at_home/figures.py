"""The panel “At home”: it, and what people use there, by their own answer and others' figures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Self

from msgspec import Struct

from generator.figures.figure import Figure
from generator.figures.panel_context import PanelContext
from generator.model.service import Comparator


class HomeComparison(Struct, frozen=True):
    """A figure from elsewhere and ours from the same question on the same scale."""

    comparator: Comparator
    ours: Figure


class AtHome(Struct, frozen=True):
    """How many find it worse than at home, the same, better; and what others published.

    ``expired`` are too old to stand next to our numbers; ``question`` is how people were asked.
    """

    question: str

    worse: Figure
    same: Figure
    better: Figure
    comparisons: tuple[HomeComparison, ...]
    expired: tuple[Comparator, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """None of its own: it shows vital signs, and others' figures are none of ours."""
        return ()

    @classmethod
    def of(cls, context: PanelContext) -> Self:
        """Return the three shares, and the comparators that were published by the as-of date."""
        signs, as_of = context.signs, context.subject_context.as_of
        part = context.service
        known = [each for each in (part.comparators if part else ()) if each.date <= as_of]
        # The model refuses a comparator with another scale than that of our question.
        ours: dict[str, Callable[[], Figure]] = {
            "like": lambda: signs.like,
            "ease": lambda: signs.ease,
            "recommend": lambda: signs.recommend,
            "home": lambda: signs.at_home[2],
            "shirt": lambda: signs.shirt,
        }
        return cls(
            context.subject_context.organisation.questions.home,
            *signs.at_home,
            tuple(
                HomeComparison(each, ours[each.question]())
                for each in known
                if each.expires > as_of
            ),
            tuple(each for each in known if each.expires <= as_of),
        )
