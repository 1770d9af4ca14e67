"""Services compared with each other, without a league table: who differs by more than chance."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from generator.disclosure.published import Mode
from generator.figures.card import Scorecard
from generator.figures.figure import Figure
from generator.measures.funnel import funnel_band
from generator.measures.interval import Interval

WIDE = 0.998
"""The band outside which a service differs: of many, hardly one lies there by chance."""
LEAST = 3
"""Fewer services have no others to be compared with."""


class Position(StrEnum):
    """Where a service lies, compared with all services together."""

    MORE = "liked more"
    AS_OTHERS = "as the others"
    LESS = "liked less"
    NOT_COMPARED = "not compared"


class Placed(Struct, frozen=True):
    """A service: on how many answers its share stands, and where that lies.

    ``band`` is where chance alone would put it. An open link is not compared: nobody knows who was
    reached.
    """

    card: Scorecard
    like: Figure
    n: float
    band: Interval | None
    position: Position


class Comparison(Struct, frozen=True):
    """All services with enough answers, by name; ``centre`` is the share over all of them.

    ``silent`` is how many services have too few answers to be shown.
    """

    centre: float | None
    placed: tuple[Placed, ...]
    silent: int


def compare(cards: Sequence[Scorecard]) -> Comparison:
    """Place each service whose liking a verdict may rest on among all that were asked by list."""
    full = [card for card in cards if card.signs.like.full and card.signs.like.value is not None]
    asked = [card.signs.like for card in full if card.signs.like.mode is Mode.LIST]
    total = sum(map(_number, asked))
    few = len(asked) < LEAST or not total
    centre = None if few else sum((f.value or 0.0) * _number(f) for f in asked) / total
    placed = tuple(_placed(card, centre) for card in full)
    return Comparison(centre, placed, len(cards) - len(full))


def _number(like: Figure) -> float:
    return float(like.n or 0)


def _placed(card: Scorecard, centre: float | None) -> Placed:
    like = card.signs.like
    n, value = _number(like), like.value or 0.0
    if centre is None or like.mode is not Mode.LIST:
        return Placed(card, like, n, None, Position.NOT_COMPARED)
    band = funnel_band(centre, n, WIDE)
    position = Position.AS_OTHERS
    if not band.low <= value <= band.high:
        position = Position.MORE if value > centre else Position.LESS
    return Placed(card, like, n, band, position)
