"""What a site says about numbers of answers, as equations need it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from generator.releases.ledger import LedgerLine

_NAMES = {"lost_minutes": "lost-median"}
"""Questions that figures call by another name than the ledger."""
_OWN_STAFF = frozenset({"pride"})
"""Questions to those who provide a service: figures say no way of asking."""


class Line(NamedTuple):
    """What statements are about that can be added up: one question to the same people."""

    subject: str
    question: str
    mode: str


Span = tuple[int, int]
"""A first and a last day (ordinals)."""
Part = tuple[Line, int, int]
"""Days of a line that a number adds up."""


class Statement(Struct, frozen=True):
    """How many answered: a number that is published, or that it is withheld (None).

    ``days`` are one span, of a block one for each of its periods. Of one community only, where
    ``community`` names it. ``parts`` is what it adds up. ``file`` and ``name`` say where it stands.
    ``age`` is 0 for what is true now; what older releases said is older. A ``total`` is made of
    periods. ``labelled`` is false where “withheld” says nothing of how many answered. A ``kept``
    number is still that of an earlier release; one that is ``gone`` is not shown any more.
    """

    line: Line
    days: tuple[Span, ...]
    community: str
    answers: int | None
    file: str
    name: str
    parts: tuple[Part, ...] = ()
    age: int = 0
    total: bool = False
    labelled: bool = True
    kept: bool = False
    gone: bool = False

    @property
    def old(self) -> bool:
        """Whether it is a number that today's need not fit."""
        return self.kept and self.answers is not None

    @property
    def key(self) -> tuple[Line, tuple[Span, ...], str]:
        """What the number is about."""
        return self.line, self.days, self.community


class SummedStatement(Struct, frozen=True):
    """A number over some days that is made of periods, all but those that it is ``without``.

    Which they are depends on all that the site says. ``without`` are days by service.
    """

    said: Statement
    without: frozenset[tuple[str, int, int]]


@lru_cache(maxsize=16_384)
def line_of(head: LedgerLine) -> Line:
    """Return what figures call a line of the ledger."""
    question = _NAMES.get(head.question, head.question)
    mode = "" if question in _OWN_STAFF else head.mode
    return Line(head.subject.removeprefix("step:"), question, mode)
