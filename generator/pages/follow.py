"""What a reader can follow: a feed of what happened, and a calendar of days to come."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from generator.drawing.cards import provider_href, service_href
from generator.figures.card import Scorecard
from generator.language import Locale
from generator.news.atom import Feed, feed_text
from generator.news.calendars import calendar_text
from generator.news.digests import DigestPart, digests
from generator.news.entries import NewsEntry, digest_entry, entries, id_of, lasting_id
from generator.news.happenings import Happening, days, happenings, has_days, news
from generator.news.places import calendar_of, digest_of, feed_of
from generator.pages.page import Download
from generator.scorecards.scorecard import ProviderScorecard, Scorecards
from generator.wording.parts import Link

MOST_NEWS = 100
"""How many entries a feed has: readers keep what they have seen."""
MOST_DAYS = 500


def service_follow(locale: Locale, card: Scorecard, as_of: date) -> tuple[Download, ...]:
    """Return the feed of a service, and its calendar if there is any day in it."""
    found = happenings(card)
    page = service_href(card.id)
    by = card.panels.context.subject_context.organisation
    name = card.service.name
    feed = Feed(lasting_id(card, "feed"), name, by.name, page, feed_of(page), by.timezone)
    return (
        _feed(locale, feed, found, as_of),
        *_calendar(locale, name, calendar_of(page), found, as_of),
    )


def provider_follow(
    locale: Locale, cards: Scorecards, card: ProviderScorecard
) -> tuple[Download, ...]:
    """Return the feed of a provider and its services, and their calendar if it has a day."""
    found = [each for one in card.services for each in happenings(one)]
    page, name = provider_href(card.id), card.provider.name
    feed = _of_many(cards, ("provider", card.id), name, page)
    months = _months(locale, cards, card.services, card.id)
    return (
        _feed(locale, feed, found, cards.as_of, months),
        *_calendar(locale, name, calendar_of(page), found, cards.as_of),
    )


def site_feed(locale: Locale, cards: Scorecards, page: str) -> Download:
    """Return the feed of all services; ``page`` is the one that says the same to readers."""
    found = (each for card in cards.services for each in happenings(card))
    name = cards.definitions.organisation.part.name
    title = locale.text("{organisation}: what changed in its services").format(organisation=name)
    feed = _of_many(cards, ("all",), title, page, feed_of(""))
    months = _months(locale, cards, cards.services)
    return _feed(locale, feed, found, cards.as_of, months)


def site_calendar(locale: Locale, cards: Scorecards) -> tuple[Download, ...]:
    """Return the calendar of all services, if there is any day in it."""
    found = (each for card in cards.services for each in happenings(card))
    name = cards.definitions.organisation.part.name
    title = locale.text("{organisation}: what starts, ends and is promised").format(
        organisation=name
    )
    return _calendar(locale, title, calendar_of(""), found, cards.as_of)


def service_links(locale: Locale, card: Scorecard) -> tuple[Link, ...]:
    """Return links to what can be followed of a service."""
    page = service_href(card.id)
    feed = Link(locale.text("Follow it in a feed reader"), feed_of(page))
    return (feed, calendar_link(locale, page)) if has_days(card) else (feed,)


def provider_links(locale: Locale, card: ProviderScorecard) -> tuple[Link, ...]:
    """Return links to what can be followed of a provider."""
    page = provider_href(card.id)
    feed = Link(locale.text("Follow its services in a feed reader"), feed_of(page))
    has = any(has_days(each) for each in card.services)
    months = Link(locale.text("The month in short"), digest_of(card.id))
    return (
        *((months,) if card.services else ()),
        feed,
        *((calendar_link(locale, page),) if has else ()),
    )


def calendar_link(locale: Locale, page: str) -> Link:
    """Return the link to the calendar of a page."""
    return Link(locale.text("Put its days into your calendar"), calendar_of(page))


def _of_many(
    cards: Scorecards, names: Iterable[str], title: str, page: str, path: str = ""
) -> Feed:
    organisation = cards.definitions.organisation.part
    identity = id_of(organisation.name, "feed", *names)
    where = path or feed_of(page)
    return Feed(identity, title, organisation.name, page, where, organisation.timezone)


def _months(
    locale: Locale, cards: Scorecards, some: Collection[Scorecard], provider: str = ""
) -> Iterator[NewsEntry]:
    """Yield an entry for each month in which something happened."""
    name = cards.definitions.organisation.part.name
    for each in digests(some, cards.as_of):
        if any(found for part, found in each.parts.items() if part is not DigestPart.NEXT):
            yield digest_entry(locale, name, provider, each)


def _feed(
    locale: Locale,
    feed: Feed,
    found: Iterable[Happening],
    as_of: date,
    months: Iterable[NewsEntry] = (),
) -> Download:
    some = entries(locale, news(found, as_of, MOST_NEWS), as_of)
    said = sorted((*months, *some), key=_newest_first)[:MOST_NEWS]
    return Download(feed.path, feed_text(locale, feed, said, as_of))


def _newest_first(entry: NewsEntry) -> int:
    return -entry.day.toordinal()


def _calendar(
    locale: Locale, name: str, path: str, found: Iterable[Happening], as_of: date
) -> tuple[Download, ...]:
    some = days(found, MOST_DAYS)
    if not some:
        return ()
    return (Download(path, calendar_text(locale, name, entries(locale, some, as_of), as_of)),)
