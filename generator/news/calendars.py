"""Calendars, in iCalendar (RFC 5545): days on which something was promised, opens or ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from generator.language import Locale
from generator.news.address import ADDRESS, folded
from generator.news.entries import NewsEntry, kind_name
from generator.wording.plain import plain

_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,"})


def calendar_text(locale: Locale, name: str, found: Iterable[NewsEntry], as_of: date) -> str:
    """Return a calendar of whole days; ``as_of`` is the day up to which data count.

    Lines with the site's address are folded once that is known.
    """
    return "".join(f"{_folded(line)}\r\n" for line in _lines(locale, name, found, as_of))


def _lines(locale: Locale, name: str, found: Iterable[NewsEntry], as_of: date) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:-//iheartit//days//{locale.code.upper()}"
    yield f"NAME:{_text(name)}"
    yield f"X-WR-CALNAME:{_text(name)}"
    for each in found:
        yield "BEGIN:VEVENT"
        yield f"UID:{each.id}"
        yield f"DTSTAMP:{_day(as_of)}T000000Z"
        yield f"DTSTART;VALUE=DATE:{_day(each.day)}"
        yield f"SUMMARY:{_text(each.title)}"
        yield f"DESCRIPTION:{_text(each.text)}"
        yield f"CATEGORIES:{_text(kind_name(locale, each.kind))}"
        yield f"URL:{ADDRESS}{each.at}"
        yield "TRANSP:TRANSPARENT"
        yield "END:VEVENT"
    yield "END:VCALENDAR"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _folded(line: str) -> str:
    return line if ADDRESS in line else folded(line.encode()).decode()


def _text(words: str) -> str:
    return plain(words).translate(_ESCAPED)
