"""Any number that is published, with all that is needed to check it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from generator.disclosure.opinions import Opinion
from generator.disclosure.published import Mode
from generator.figures.method import Method
from generator.model.period import Period


class State(StrEnum):
    """What can be said of a figure. None of these is a number."""

    SHOWN = "shown"
    FEW = "few answers"
    WITHHELD = "withheld"
    NOT_ASKED = "not asked"
    LONG_AGO = "not asked recently"
    NOT_YET = "not counted yet"
    SET_ASIDE = "set aside"
    NO_COUNTS = "no counts"
    NOT_APPLICABLE = "not applicable"
    NO_DATA = "no data"


class Span(Struct, frozen=True):
    """The days that a figure is about; ``lengthened`` by rule where answers are too few.

    ``name`` is what they are called after; without one, after the first day and the last.
    """

    start: date
    end: date
    name: Periods | Each | Against | YearBefore | Usual | None = None
    lengthened: bool = False


class Periods(Struct, frozen=True):
    """Whole periods without a gap, named by the first and the last: “August to October 2026”."""

    first: Period
    last: Period


class Each(Struct, frozen=True):
    """Periods with gaps between them, each named: “July 2026, September 2026”."""

    periods: tuple[Period, ...]


class Against(Struct, frozen=True):
    """One time compared with another."""

    one: Span
    other: Span


class YearBefore(Struct, frozen=True):
    """A time compared with a year before; ``same`` where that may be more than one period."""

    now: Span
    same: bool = False


class Usual(StrEnum):
    """A time that a name says without days."""

    LAST_YEAR = "last year"
    SO_FAR = "so far"


class Figure(NamedTuple):
    """A published number, or the state that stands in its place.

    ``value``, ``low`` and ``high`` are in the method's unit (shares and scores from −1 to 1, a
    distance from 0 to 100) and None unless the state is shown or few answers; ``n`` is the number
    of answers. ``unit`` is the value's own where the method leaves it open:
    “EUR”, “days”; ``scale`` is that of an average answer: “1-5”; ``at_least`` says that the true
    number may be greater. ``excluded_span`` are the first and the last day of what lies inside the
    span and is left out: between before and after. ``excluded_days`` are days inside the span that
    are left out because too few answered in them, as ISO 8601 has it (“2026-03-01/2026-03-31”), in
    a figure about several services after the service's id. ``sources`` are files, never lines.
    ``opinion`` says how closely the share of a community is shown: in tenths it has a value and no
    range, high or low neither.
    ``partial`` says that rows of these days were left out, for they have a mistake. ``release`` is
    the day of the release whose number it still has, in whole or in part: too few people have
    changed it since. ``withdrawn`` is why the owner withdrew it, or some of its periods.
    ``counts_from`` is the day from which answers after its span count, where nobody was asked
    in it; none where no day has passed since.
    ``other_days`` says that it is withheld because its days were published as part of others.
    """

    id: str
    method: Method
    state: State
    span: Span | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    n: int | None = None
    of: int | None = None
    mode: Mode | None = None
    sources: tuple[str, ...] = ()
    unit: str = ""
    scale: str = ""
    at_least: bool = False
    excluded_span: tuple[date, date] | None = None
    excluded_days: tuple[str, ...] = ()
    partial: bool = False
    release: date | None = None
    opinion: Opinion = Opinion.EXACT
    withdrawn: str = ""
    counts_from: date | None = None
    other_days: bool = False

    @property
    def has_value(self) -> bool:
        """Whether there is a number to show."""
        return self.value is not None

    @property
    def full(self) -> bool:
        """Whether a verdict may rest on it."""
        return self.state is State.SHOWN
