"""One value of an export becomes one of ours, or a reason why not.

Every value passes the gate of its column's type. A text passes only where the mapping lists it, so
neither names nor formulas come over.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import UTC, datetime
from decimal import Decimal as Exact
from enum import StrEnum
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from generator.importing.grouped import without_groups
from generator.importing.moments import read_moment, ways_of
from generator.model.fields import ID_PATTERN
from generator.model.mapping import Codes, Decimal, Source
from generator.model.period import JANUARY, PATTERNS, Grain, Period, parse_period, period_of
from generator.model.table import UNKNOWN, Column, Type
from generator.model.written_year import own_years

BLANK = "blank"
_WHOLE = re.compile(r"([+-]?\d{1,15})(?:\.(?:0{0,2}|0{4,}))?")  # 12.000 may be twelve thousand
_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,18})?")
_TIME = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
)
_FRACTION = re.compile(r"\.\d+")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_YES_NO = {"yes": "yes", "no": "no", "true": "yes", "false": "no", "1": "yes", "0": "no"}


class Fate(StrEnum):
    """What becomes of a value."""

    TAKEN = "taken"
    NO_ANSWER = "no answer"
    UNDOCUMENTED = "undocumented"
    UNKNOWN = "unknown"
    UNREADABLE = "unreadable"

    @property
    def bad(self) -> bool:
        """Whether the value is reported as a finding."""
        return self in (Fate.UNDOCUMENTED, Fate.UNKNOWN, Fate.UNREADABLE)


class Judged(Struct, frozen=True):
    """A value's fate: what is written (empty where it is not taken), or the reason why not.

    Where empty would say something of its own, “unknown” is written in its place.
    """

    fate: Fate
    value: str = ""
    reason: str = ""

    @property
    def explained(self) -> bool:
        """Whether the mapping says why the value is no answer."""
        return self.fate is Fate.NO_ANSWER and self.reason != BLANK


class Judge(Struct, frozen=True):
    """Judges the values of one column of ours.

    ``ways`` are those in which moments are written, the first that fits counts; without one they
    are written as ISO 8601 does. A moment with a zone counts on the day that it was in
    ``timezone``, the organisation's; ``year_begins`` is the month in which its year begins.
    """

    column: Column
    source: Source
    codes: Codes | None = None
    decimal: Decimal = Decimal.POINT
    ways: tuple[str, ...] = ()
    timezone: str = "UTC"
    year_begins: int = JANUARY

    def __call__(self, raw: str) -> Judged:
        """Return the fate of a value as it stands in the export."""
        text = self._code(raw.strip())
        if self.codes and text in self.codes.empty:
            return Judged(Fate.NO_ANSWER, reason=BLANK)
        reason = self.codes.reason(text) if self.codes else None
        if reason is not None and self.column.may_be_unknown:
            return Judged(Fate.TAKEN, UNKNOWN)
        if reason is not None:
            return Judged(Fate.NO_ANSWER, reason=reason)
        if text == "":
            return Judged(Fate.NO_ANSWER, reason=BLANK)
        if self.codes:
            if text in self.codes.undocumented:
                return Judged(Fate.UNDOCUMENTED, reason="undocumented")
            if text in self.codes.translate:
                return Judged(Fate.TAKEN, self.codes.translate[text])
            if self.codes.closed and text not in self.codes.take:
                return Judged(Fate.UNKNOWN, reason="unknown")
        listed = self.codes is not None and self.codes.closed
        value = self._typed(text) if listed or self.column.type is not Type.TEXT else None
        if value is None:
            # Empty would say something else there, which nobody has said.
            unknown = UNKNOWN if self.column.may_be_unknown else ""
            return Judged(Fate.UNREADABLE, unknown, reason="unreadable")
        return Judged(Fate.TAKEN, value)

    @property
    def fiscal(self) -> int | None:
        """The month in which a fiscal year of the export begins, if anybody says it."""
        own = None if self.year_begins == JANUARY else self.year_begins
        return self.source.year_begins or own

    def _code(self, text: str) -> str:
        """Undo what spreadsheets do to whole numbers: 4.0 is the code 4."""
        whole = _WHOLE.fullmatch(text) if self.column.type is Type.WHOLE else None
        return whole[1] if whole else text

    def _typed(self, text: str) -> str | None:
        if self.column.type is Type.NUMBER:
            text = text.removesuffix("%").rstrip()
        if self.column.type in (Type.WHOLE, Type.NUMBER):
            text = _times(without_groups(text, self.decimal), self.source.times)
        if self.ways or self.source.grain:
            return self._moment(text)
        if self.column.type in (Type.DAY, Type.PERIOD) and _TIME.fullmatch(text):
            text = self._moment(text) or text
        if self.column.type is Type.TIME and _TIME.fullmatch(text):
            return fit(self.column, _as_we_write(text), self.year_begins)
        if self.column.type is Type.PERIOD and self.year_begins != JANUARY:
            text = _as_one_year(text, self.year_begins)
        return fit(self.column, text, self.year_begins)

    def _moment(self, text: str) -> str | None:
        """Read a day or time as it is written; make it coarser if the mapping says so."""
        try:
            when = self._read(text) if self.ways else datetime.fromisoformat(text)
            if when is None:
                return None
            if isinstance(when, Period):
                return self._period(when)
            grain = self.source.grain or Grain.DAY
            if self.column.type is Type.TIME and not self.source.grain:
                return when.isoformat(timespec="seconds")
            there = when.astimezone(ZoneInfo(self.timezone)) if when.tzinfo else when
            return period_of(there.date(), grain, self.year_begins).id
        except (ValueError, OverflowError):
            return None

    def _period(self, period: Period) -> str | None:
        """Return a period that is written as one, or the longer one that it is in."""
        grain = self.source.grain or period.grain
        if self.column.type is not Type.PERIOD:
            return None
        longer = period_of(period.start, grain, self.year_begins)
        return longer.id if longer.start <= period.start and period.end <= longer.end else None

    def _read(self, text: str) -> datetime | Period | None:
        read = (read_moment(text, way, self.fiscal) for way in self.ways)
        return next((each for each in read if each is not None), None)


def _times(text: str, factor: float | None) -> str:
    """Return a number multiplied by a factor, as it would be written by hand; else the text."""
    if factor is None or not _NUMBER.fullmatch(text):
        return text
    product = Exact(text) * Exact(str(factor))
    return f"{product.normalize():f}"


def _as_we_write(text: str) -> str:
    """Return a time without the fractions of its seconds, which our columns do not have."""
    return _FRACTION.sub("", text)


def _as_one_year(text: str, year_begins: int) -> str:
    """Return a year by both of its years as we write it: 2026/27 of 2026-27 or FY 2026/2027.

    What may mean two years, a month (2011-12), or no year at all stays as it is.
    """
    years = own_years(text, year_begins)
    may_be_month = re.fullmatch(PATTERNS[Grain.MONTH], text)
    return years[0].id if len(years) == 1 and not may_be_month else text


def different_ways(judge: Judge, texts: Collection[str]) -> tuple[str, ...]:
    """Return the ways in which moments can be read that are not written as ISO 8601 does.

    Of ways that read the same of each text only the first; no way where a judge needs none.
    """
    if not any(judge(text).fate is Fate.UNREADABLE for text in texts):
        return ()
    found: dict[tuple[str, ...], str] = {}
    for way in ways_of(texts, judge.fiscal):
        read = replace(judge, ways=(way,))
        found.setdefault(tuple(read(text).value for text in texts), way)
    return tuple(found.values())


def fit(column: Column, text: str, year_begins: int = JANUARY) -> str | None:
    """Return a value as our column writes it; none where the column cannot hold it.

    ``year_begins`` is the month in which the organisation's year begins.
    """
    if column.may_be_unknown and text == UNKNOWN:
        return text
    match column.type:
        case Type.WHOLE:
            whole = _WHOLE.fullmatch(text)
            return str(int(whole[1])) if whole and _within(column, float(whole[1])) else None
        case Type.NUMBER:
            good = _NUMBER.fullmatch(text) and _within(column, float(text))
            return text.removeprefix("+") if good else None
        case Type.PERIOD | Type.DAY:
            return _period(column, text, year_begins)
        case Type.TIME:
            return _time(text)
        case Type.YES_NO:
            return _YES_NO.get(text.lower())
        case Type.CHOICE:
            return text if text in column.choices else None
        case Type.REFERENCE:
            return text if re.fullmatch(ID_PATTERN, text) else None
        case Type.TEXT:
            return None if text.startswith(_FORMULA) or not text.isprintable() else text


def _within(column: Column, number: float) -> bool:
    low = column.minimum is None or number >= column.minimum
    return low and (column.maximum is None or number <= column.maximum)


def _period(column: Column, text: str, year_begins: int) -> str | None:
    try:
        period = parse_period(text, year_begins)
    except ValueError:
        return None
    return text if column.type is Type.PERIOD or period.grain is Grain.DAY else None


def _time(text: str) -> str | None:
    if not _TIME.fullmatch(text):
        return None
    try:
        datetime.fromisoformat(text).replace(tzinfo=UTC)
    except ValueError:
        return None
    return text.replace(" ", "T")
