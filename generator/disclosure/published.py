"""What passed the door: cells that are shown, and the names of those that are withheld."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType

from generator.counts.cube import SCALES, Invitation, Key, Level, Mode, Provenance
from generator.model.subject import Subject

__all__ = ["SCALES", "Cell", "Invitation", "Level", "Mode", "Provenance", "Published"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A published cell.

    ``counts`` and ``weights`` hold a number for each rating of the question, from the lowest on.
    Where ``withheld``, both are empty and ``weights_squared`` is not a number: there is nothing to
    compute from. (Tuples, not arrays: five numbers are added faster without an array around them.)
    """

    key: Key
    withheld: bool
    counts: tuple[float, ...] = field(repr=False)
    weights: tuple[float, ...] = field(repr=False)
    weights_squared: float

    @property
    def n(self) -> int:
        """Answers. Raises ValueError where the cell is withheld."""
        if self.withheld:
            raise ValueError("a withheld cell has no number of answers")
        return round(sum(self.counts))

    @property
    def strength(self) -> float:
        """How many answers of equal weight tell as much: no more than ``n``."""
        if not self.weighted:
            return float(self.n)
        return min(sum(self.weights) ** 2 / self.weights_squared, float(self.n))

    @property
    def weighted(self) -> bool:
        """Whether some answers stand for more people than others."""
        return self.counts != self.weights


Series = tuple[Level, Subject, str, Mode]


class Published:
    """The published cells, found by level, subject and question."""

    def __init__(
        self,
        cells: Iterable[Cell],
        invitations: tuple[Invitation, ...],
        files: Mapping[Subject, tuple[Provenance, ...]],
    ) -> None:
        self.cells = tuple(cells)
        self.files = MappingProxyType(dict(files))
        self._invitations: dict[Subject, list[Invitation]] = {}
        for invitation in invitations:
            self._invitations.setdefault(invitation.subject, []).append(invitation)

    @cached_property
    def _by_series(self) -> dict[Series, tuple[Cell, ...]]:
        found: dict[Series, list[Cell]] = {}
        for cell in self.cells:
            key = cell.key
            found.setdefault((key.level, key.subject, key.question, key.mode), []).append(cell)
        order = {name: sorted(each, key=lambda cell: cell.key[4:]) for name, each in found.items()}
        return {name: tuple(each) for name, each in order.items()}

    def points(self, subject: Subject, question: str, mode: Mode) -> tuple[Cell, ...]:
        """Return the cells of a trend, in order of time; of one mode."""
        return self._by_series.get((Level.POINT, subject, question, mode), ())

    def window(
        self, subject: Subject, question: str, mode: Mode, start: date, end: date
    ) -> Cell | None:
        """Return the cell of a window, None where nobody answered in it."""
        for cell in self._by_series.get((Level.WINDOW, subject, question, mode), ()):
            if (cell.key.start, cell.key.end) == (start, end):
                return cell
        return None

    def mix(self, subject: Subject, question: str, mode: Mode) -> Cell | None:
        """Return the cell of a provider's services taken together."""
        return next(iter(self._by_series.get((Level.MIX, subject, question, mode), ())), None)

    def communities(self, subject: Subject, question: str, mode: Mode) -> tuple[Cell, ...]:
        """Return the cells of communities by quarter, in order of time."""
        return self._by_series.get((Level.COMMUNITY, subject, question, mode), ())

    def invitations(self, subject: Subject) -> tuple[Invitation, ...]:
        """Return who was asked about a subject."""
        return tuple(self._invitations.get(subject, ()))
