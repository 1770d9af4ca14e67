"""What a service's data are like, as parameters: levels over time, numbers a month, habits.

All levels are shares from 0 to 1 unless a measure's unit says otherwise.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import numpy as np
from msgspec import Struct

from generator.demo.span import Days, Floats


class Path(Struct, frozen=True):
    """A level over time: each point's value holds from its day on, the first one also before."""

    points: tuple[tuple[str, float], ...]

    def at(self, days: Days) -> Floats:
        """Return the level on each day (ordinals)."""
        begins = np.array([date.fromisoformat(day).toordinal() for day, _ in self.points[1:]])
        values = np.array([value for _, value in self.points])
        return np.asarray(values[np.searchsorted(begins, days, side="right")], dtype=np.float64)


def steady(value: float, *later: tuple[str, float]) -> Path:
    """Return a level that holds from the beginning, and what it changes to on later days."""
    return Path((("2000-01-01", value), *later))


ALWAYS = steady(1.0)


def slope(first: str, low: float, last: str, high: float) -> tuple[tuple[str, float], ...]:
    """Return points that lead from one level to another, month by month."""
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    months = (end.year - begin.year) * 12 + end.month - begin.month
    points = []
    for step in range(months + 1):
        count = begin.year * 12 + begin.month - 1 + step
        day = date(count // 12, count % 12 + 1, begin.day)
        points.append((day.isoformat(), low + (high - low) * step / months))
    return tuple(points)


class CommunityProfile(Struct, frozen=True):
    """A community's part of the answers, and how far it lies above or below the others."""

    community: str
    part: float
    offset: float = 0.0


OFFICES = (CommunityProfile("office", 0.62, 0.01), CommunityProfile("contact-centre", 0.38, -0.02))
CREWS = (CommunityProfile("office", 0.6, 0.02), CommunityProfile("field", 0.4, -0.03))
STAFF = (
    CommunityProfile("office", 0.5, 0.02),
    CommunityProfile("field", 0.3, -0.03),
    CommunityProfile("contact-centre", 0.2),
)


class Survey(Struct, frozen=True):
    """How people are asked, and what they say.

    ``monthly`` answers come in a usual month, ``volume`` times as many from a day on. ``sway`` is
    the standard deviation of a month's mood that measures follow, too. ``invited`` people are
    asked a month; 0: as many as the response rate implies. ``panel`` > 0: answers carry the
    respondent, one of so many. ``about`` is a step, its share of answers and its level. ``salt``
    picks, among draws that are all equally likely, one in which a story can be seen. From
    the day ``compared_until`` on nobody compares it with what they use at home any more.
    """

    like: Path
    monthly: float
    groups: tuple[CommunityProfile, ...]
    ease: Path | None = None
    volume: Path = ALWAYS
    mode: Literal["list", "open"] = "list"
    rate: float = 0.25
    raw: bool = False
    asks: tuple[Literal["recommend", "home", "shirt", "lost_minutes"], ...] = ()
    say_lost: float = 0.6  # share of those asked for lost minutes that does not leave it blank
    home: tuple[float, float] = (0.3, 0.2)
    panel: int = 0
    ids: str = ""
    about: tuple[str, float, float] | None = None
    sway: float = 0.0
    invited: float = 0.0
    first: str = "2000-01-01"
    salt: int = 0
    compared_until: str = ""


class MeasureProfile(Struct, frozen=True):
    """A measure's values: level, spread (a part of the level), how often, and up to what."""

    measure: str
    level: Path
    spread: float = 0.1
    every: Literal["day", "week", "noon", "month"] = "week"
    samples: int = 0
    ceiling: float = float("inf")
    follows: float = 0.0
    """By how much of itself it moves with one standard deviation of a month's mood."""
    turned_away: tuple[str, ...] = ()
    """Days on which the supplier did not let the monitor in: no value, and no breakdown."""
    first: str = "2000"
    """The day from which it is measured."""
    shut_out: str = "9999"
    """The day from which the monitor is never let in any more."""
    ends: str = "9999"
    """The day from which nothing is measured any more."""


class ValueProfile(Struct, frozen=True):
    """A promise's or a result's values by period: level and spread in its own unit."""

    id: str
    level: Path
    spread: float
    ceiling: float = 100.0
    quarterly: bool = False


class UseProfile(Struct, frozen=True):
    """People a month, how often each uses it, and which share of a step's starts is completed."""

    people: Path
    times: float = 4.0
    steps: tuple[tuple[str, Path], ...] = ()
    digital: Path | None = None


class RequestsProfile(Struct, frozen=True):
    """Requests a month, and the median wait in days."""

    made: float
    wait: Path
    fulfilled: float = 0.97


class Profile(Struct, frozen=True):
    """All data of one service. What is empty has no rows.

    ``renamed`` is a former id and the day from which data use the present one. ``team`` is how many
    of those who provide it answer when they are asked about their pride.
    """

    survey: Survey | None = None
    signals: tuple[MeasureProfile, ...] = ()
    promises: tuple[ValueProfile, ...] = ()
    results: tuple[ValueProfile, ...] = ()
    use: UseProfile | None = None
    requests: RequestsProfile | None = None
    costs: tuple[tuple[str, float], ...] = ()
    breakdowns: float = 0.0
    pride: float = 0.0
    team: int = 12
    means: Path | None = None
    renamed: tuple[str, str] | None = None
