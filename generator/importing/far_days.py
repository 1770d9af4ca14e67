"""Days of an export that are far away: years before any other data, or still to come.

A unit that is another than it seems makes such days, a year of two digits, a slip of the pen, and a
zero in place of a day that nobody wrote down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from msgspec import Struct

from generator.importing.moments import DAYS, read_moment, ways_of
from generator.model.period import Period, parse_period
from generator.model.slipped_digit import EARLIEST, what_to_write
from generator.model.table import UNKNOWN
from generator.sources.yaml_text import inline

_SLACK = timedelta(days=1)
"""Where the sun rises first, the next day has begun."""
_LENGTH = len("2026-09-30")
_MOST_NAMED = 3
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_BEGINNING = timedelta(days=60)
"""After the beginning of 1970: seconds of our time that are taken for milliseconds lie there."""
Line = Callable[[str], str]


class FarDays(NamedTuple):
    """Texts of a column by their numbers that are far away: when, the first, and what to do."""

    texts: tuple[int, ...]
    where: str
    shown: str
    hint: str


class DaysOfColumn(Struct, frozen=True):
    """A column of days or times: what it says, and what that became.

    ``ours`` is our column, ``name`` the export's, ``texts`` its different texts; ``read`` what some
    of them became, by number, in some ``ways``. Data that ``plans`` may speak of days to come.
    """

    ours: str
    name: str
    texts: Sequence[str]
    read: Mapping[int, str]
    ways: Sequence[str]
    year_begins: int
    today: date
    plans: bool

    def far(self, line: Line) -> Iterator[FarDays]:
        """Yield the days that are too early, and those that are still to come.

        ``line`` returns the line of the mapping that reads the column in another way.
        """
        bound = self.today + _SLACK
        said = {at: value for at, value in self.read.items() if value and value != UNKNOWN}
        early = tuple(at for at, value in said.items() if value[:4] < EARLIEST)
        ahead = () if self.plans else tuple(at for at in said if said[at] > bound.isoformat())
        late = tuple(at for at in ahead if self._begins(said[at]) > bound)
        for some, where in ((early, f"before {EARLIEST}"), (late, f"after today, {self.today}")):
            if some:
                text, value = self.texts[some[0]], said[some[0]]
                shown = f"“{text}”" + (f" is read as {value}" if value != text else "")
                what = [*self._other_ways(line)] or [*self._meant(some)]
                hint = "; ".join([*what, "if it is right, leave it as it is"])
                yield FarDays(some, where, shown, hint)

    def _other_ways(self, line: Line) -> Iterator[str]:
        """Yield the ways in which all days would be of our time."""
        some = [self.texts[at] for at in self.read]
        found: dict[tuple[date | None, ...], str] = {}
        for way in (*ways_of(some), DAYS):
            days = tuple(_day(read_moment(text, way)) for text in some)
            if way not in self.ways and all(day and self._is_of_our_time(day) for day in days):
                found.setdefault(days, way)
        if found:
            offered = " or ".join(f"“{line(way)}”" for way in found.values())
            yield f"write {offered} into the mapping: so all its days are of our time"

    def _meant(self, some: Sequence[int]) -> Iterator[str]:
        """Yield what may have been meant by days of which no other way makes sense."""
        value = self.read[some[0]]
        slip = what_to_write(value, self.today, self.year_begins)
        if slip:
            yield f"in the export {slip}"
        if any("%y" in way for way in self.ways):
            yield "export years of four digits: nobody knows the century of two"
        meant = _in_seconds(self.texts[some[0]])
        if meant and self._is_of_our_time(meant.date()):
            yield f"if it is {meant:%Y-%m-%d}, with seconds taken for milliseconds, export it again"
        if len(some) <= _MOST_NAMED:
            none = {"no_answer": {"not recorded": [self.texts[at] for at in some]}}
            said = f"“{self.ours}: {inline(none)}” into the mapping, below “codes:”"
            yield f"if it stands for no day, write {said}"

    def _is_of_our_time(self, day: date) -> bool:
        return day.isoformat() >= EARLIEST and day <= self.today + _SLACK

    def _begins(self, value: str) -> date:
        try:
            return parse_period(value[:_LENGTH] if "T" in value else value, self.year_begins).start
        except ValueError:
            return date.min


def _day(moment: datetime | Period | None) -> date | None:
    if isinstance(moment, datetime):
        return moment.date()
    return moment.start if moment else None


def _in_seconds(value: str) -> datetime | None:
    """Return the time that one near the beginning of 1970 is if it was counted a thousandth."""
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return None
    found = found if found.tzinfo else found.replace(tzinfo=UTC)
    passed = found - _EPOCH
    return _EPOCH + passed * 1000 if timedelta() < passed < _BEGINNING else None
