"""What stands in a published cell."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from msgspec import Struct

from generator.counts.keys import Key
from generator.disclosure.opinions import CoarseShare


class Cell(NamedTuple):
    """A published cell.

    ``counts`` holds a number for each rating of the question, from the lowest on. Where
    ``withheld`` it is empty: there is nothing to compute from. (A tuple, not an array: five numbers
    are added faster without an array around them.)
    ``minutes`` are those that were lost, from few to many, of a cell of lost minutes.
    A cell of several periods may be ``without`` some that are withheld. ``release`` is the day of
    the release whose number it still has, or some of its parts; None where it has today's.
    ``again`` are answers by people who had given one to the same cell before. Where only a
    ``coarse`` share is published, ``counts`` are empty, too. ``withdrawn`` is why its owner wants
    it withheld; of several periods, one that it is without. ``other_days`` says that it is withheld
    because its days were published as part of others before: it may be of many people.
    """

    key: Key
    withheld: bool
    counts: tuple[float, ...]
    without: tuple[Key, ...] = ()
    minutes: tuple[int, ...] = ()
    release: date | None = None
    again: int = 0
    coarse: CoarseShare | None = None
    withdrawn: str = ""
    other_days: bool = False

    @property
    def n(self) -> int:
        """Answers. Raises ValueError where the cell is withheld."""
        if self.withheld:
            raise ValueError("a withheld cell has no number of answers")
        return self.coarse.answers if self.coarse else round(sum(self.counts))


class Block(Struct, frozen=True):
    """Withheld periods (their keys, in order of time), and what they have together."""

    keys: tuple[Key, ...]
    cell: Cell

    @property
    def start(self) -> date:
        """The first day of the first period."""
        return self.keys[0].start

    @property
    def end(self) -> date:
        """The last day of the last period."""
        return self.keys[-1].end


class CellTally(NamedTuple):
    """How many cells are shown, withheld to protect people, withdrawn, or as published earlier.

    Those of ``earlier`` releases are among the shown ones.
    """

    shown: int = 0
    withheld: int = 0
    withdrawn: int = 0
    earlier: int = 0
