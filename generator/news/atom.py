"""Feeds, in Atom (RFC 4287): what happened, the newest first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from html import escape
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct

from generator.language import Locale
from generator.news.address import ADDRESS
from generator.news.entries import NewsEntry, kind_name
from generator.news.places import FIGURE
from generator.wording.marks import figures_in
from generator.wording.plain import plain

_KIND = "urn:iheartit:news"


class Feed(Struct, frozen=True):
    """Whose feed it is: a title and who publishes; ``page`` and ``path`` are within the site."""

    id: UUID
    title: str
    author: str
    page: str
    path: str
    zone: str


def feed_text(locale: Locale, feed: Feed, found: Iterable[NewsEntry], as_of: date) -> str:
    """Return the feed; of one in which nothing happened yet the data are as of a day."""
    some = list(found)
    updated = some[0].day if some else as_of
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{locale.code}">\n'
        f"<id>{feed.id.urn}</id>\n"
        f"<title>{_text(feed.title)}</title>\n"
        f"<updated>{midnight(updated, feed.zone)}</updated>\n"
        f"<author><name>{_text(feed.author)}</name></author>\n"
        f'<link rel="self" type="application/atom+xml" href="{ADDRESS}{escape(feed.path)}"/>\n'
        f'<link rel="alternate" type="text/html" href="{ADDRESS}{escape(feed.page)}"/>\n'
    )
    return head + "".join(_entry(locale, each, feed.zone) for each in some) + "</feed>\n"


def _entry(locale: Locale, each: NewsEntry, zone: str) -> str:
    day = midnight(each.day, zone)
    kind = _text(kind_name(locale, each.kind))
    figures = "".join(
        f'<category scheme="{FIGURE}" term="{escape(figure)}"/>\n'
        for figure in dict.fromkeys(figures_in(each.text))
    )
    return (
        "<entry>\n"
        f"<id>{each.id.urn}</id>\n"
        f"<title>{_text(each.title)}</title>\n"
        f"<published>{day}</published>\n"
        f"<updated>{day}</updated>\n"
        f'<link rel="alternate" type="text/html" href="{ADDRESS}{escape(each.at)}"/>\n'
        f'<category scheme="{_KIND}" term="{each.kind}" label="{kind}"/>\n'
        f"{figures}"
        f"<summary>{_text(each.text)}</summary>\n"
        "</entry>\n"
    )


@lru_cache(maxsize=4096)
def midnight(day: date, zone: str) -> str:
    """Return when a day begins in a zone, as RFC 3339 writes it; in UTC where that cannot be said.

    Before there were zones, a place was off by seconds too.
    """
    begins = datetime.combine(day, time(), UTC if zone == "UTC" else ZoneInfo(zone))
    offset = begins.utcoffset() or timedelta()
    return (begins if not offset.seconds % 60 else begins.replace(tzinfo=UTC)).isoformat()


def _text(words: str) -> str:
    return escape(plain(words))
