"""Which time zone is meant by what is none: a name that is misspelt, a city, or an abbreviation."""

from __future__ import annotations

from datetime import UTC, datetime
from difflib import get_close_matches
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

_SEASONS = (datetime(2026, 1, 15, tzinfo=UTC), datetime(2026, 7, 15, tzinfo=UTC))
_SURELY = 0.85
"""How alike two names must be, of 1, for one to be the other misspelt."""
_SHOWN = 4
_ASK = "write the name of your own zone, such as Europe/Berlin or America/New_York"


def zone_hint(written: str) -> str:
    """Return what to write for a text that is no time zone; it asks where several may be meant."""
    places = place_zones()
    by_lower = {name.lower(): name for name in places}
    text = written.strip().lower().replace(" ", "_")
    cities = [name for name in places if name.lower().rpartition("/")[2] == text]
    meant = cities or [by_lower[near] for near in get_close_matches(text, by_lower, 2, _SURELY)]
    if meant:
        return f"write {meant[0]}" if len(meant) == 1 else f"write one of: {', '.join(meant)}"
    using = [name for name in places if written.strip().upper() in _abbreviations(name)]
    if using:
        number = len(using)
        some = ", ".join(using[:: -(-number // _SHOWN)])
        return f"{_ASK}; {written} is the time of {number} of them: {some}" + (
            " …" if number > _SHOWN else ""
        )
    return (
        f"{_ASK}; an abbreviation or a difference from UTC does not say when the clock is changed"
    )


@cache
def zones() -> frozenset[str]:
    """Return the names of all zones that this machine knows; to look for them takes a while."""
    return frozenset(available_timezones())


def place_zones() -> list[str]:
    """Return the names of all zones that are named after a place."""
    return sorted(name for name in zones() if _is_place(name))


def _is_place(name: str) -> bool:
    """Whether a zone is named after a place, not after a difference from UTC or a law."""
    return "/" in name and not name.startswith(("Etc/", "SystemV/", "US/", "posix/", "right/"))


def _abbreviations(name: str) -> set[str | None]:
    zone = ZoneInfo(name)
    return {day.astimezone(zone).tzname() for day in _SEASONS}
