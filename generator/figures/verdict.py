"""Which shirt: the verdict on a like figure."""

from __future__ import annotations

from enum import StrEnum

from generator.figures.figure import Figure
from generator.measures.interval import Interval
from generator.measures.verdict import VerdictThresholds as Lines
from generator.measures.verdict import verdict as judge
from generator.model.organisation import Thresholds


class Shirt(StrEnum):
    """The shirt that customers would wear; the last one says that there is no verdict."""

    LOVED = "loved"
    LIKED = "liked"
    UNDECIDED = "undecided"
    PINATA = "piñata"
    TOO_FEW = "too few answers"


def shirt(like: Figure, thresholds: Thresholds) -> Shirt:
    """Return the shirt of a like figure, from its interval and never from its value."""
    if not like.full or like.low is None or like.high is None:
        return Shirt.TOO_FEW
    return judged(like.low, like.high, thresholds)


def judged(low: float, high: float, thresholds: Thresholds) -> Shirt:
    """Return the shirt of an interval on which a verdict may rest."""
    lines = Lines(loved=thresholds.loved, pinata=thresholds.pinata)
    return Shirt(judge(Interval(low, high), lines).value)
