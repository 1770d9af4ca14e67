"""How closely a withheld number is known."""

from __future__ import annotations

from msgspec import Struct

from generator.audit.statements import Statement


class Range(Struct, frozen=True):
    """Between which numbers the answers of something withheld must lie.

    ``label`` says that it is so for a reader who believes that “withheld” is 1 to one less than the
    floor.
    """

    about: Statement
    low: float
    high: float
    label: bool = False

    @property
    def width(self) -> float:
        """How much is left open."""
        return self.high - self.low


class Contradiction(Exception):
    """Equations cannot all be true."""
