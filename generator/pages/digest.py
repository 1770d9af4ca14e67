"""The page “The month in short”, of all services and of each provider; also as text for a mail."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache, partial
from textwrap import wrap

from msgspec import Struct

from generator.drawing.cards import provider_href
from generator.language import N_, Locale
from generator.news.address import ADDRESS
from generator.news.digests import Digest, DigestPart, digests
from generator.news.entries import digest_said, entries
from generator.news.happenings import LOOKS_AT, Happening
from generator.news.places import DIGEST, digest_of, feed_of
from generator.pages.page import Download, Material, Page, PageKind
from generator.scorecards.scorecard import ProviderScorecard, Scorecards
from generator.wording.marks import figures_in
from generator.wording.parts import Link
from generator.wording.plain import plain
from generator.wording.wording import THIN, day_words, integer

TITLE = N_("The month in short")
_SAID = N_("What changed, what was done, what is overdue and what comes next, month by month.")
_MOST = 20
"""How many things a part names."""
_WIDTH = 72
"""Characters of a line of a mail."""
_RANGES = N_(
    "A share is followed by its range: chance alone can move it within that. It can also change a "
    "verdict that is close to the line between two."
)
_PARTS = {
    DigestPart.MOVED: (N_("Verdicts that changed"), Link(N_("What changed"), "changed/")),
    DigestPart.WARNED: (N_("Early warnings"), Link(N_("Needs attention"), "attention/#warnings")),
    DigestPart.DONE: (N_("What was done"), Link(N_("You said, we did"), "conversation/")),
    DigestPart.LIFE: (
        N_("What started or ended"),
        Link(N_("What starts and ends"), "roadmap/"),
    ),
    DigestPart.OVERDUE: (
        N_("What is overdue"),
        Link(N_("What starts and ends"), "roadmap/#overdue"),
    ),
    DigestPart.NEXT: (
        N_("What is due the following month"),
        Link(N_("What starts and ends"), "roadmap/"),
    ),
}
"""What each part is called, and the page with the rest of it."""


class DigestItemView(Struct, frozen=True):
    """One thing in a month: what happened, as a link to where it is said, when, and in words.

    Both may be empty: ``day`` where the text says how long it has been, ``text`` where it would
    say no more than link and day.
    """

    link: Link
    day: str
    text: str


class DigestPartView(Struct, frozen=True):
    """What answers one question about a month; ``more`` leads to what is not named."""

    title: str
    items: tuple[DigestItemView, ...]
    more: Link | None


class DigestMonthView(Struct, frozen=True):
    """A month: its id on the page, its name, a sentence with counts, and each part with news."""

    id: str
    title: str
    said: str
    parts: tuple[DigestPartView, ...]


class DigestView(Struct, frozen=True):
    """The page: whose months they are, the newest month, those before it, and where to get it.

    ``provider`` leads to the provider's page; none for all services. ``links`` are the other
    digests: of all services, or of each provider. ``note`` says what chance can do.
    """

    title: str
    provider: Link | None
    newest: DigestMonthView
    before: tuple[DigestMonthView, ...]
    mail_href: str
    feed_href: str
    links: tuple[Link, ...]
    note: str


def digest_view(locale: Locale, cards: Scorecards, of: ProviderScorecard | None) -> DigestView:
    """Return the months of a provider, or of all services."""
    page = provider_href(of.id) if of else ""
    months = [
        _month(locale, each) for each in digests(of.services if of else cards.services, cards.as_of)
    ]
    others: tuple[Link, ...] = (Link(locale.text("All services"), digest_of()),)
    if of is None:
        others = tuple(_link(each) for each in cards.providers if each.services)
    return DigestView(
        title=_title(locale, of),
        provider=Link(of.provider.name, page) if of else None,
        newest=months[0],
        before=tuple(months[1:]),
        mail_href=f"{digest_of(of.id if of else '')}{DIGEST}",
        feed_href=feed_of(page),
        links=others,
        note=locale.text(_RANGES),
    )


def _link(card: ProviderScorecard) -> Link:
    return Link(card.provider.name, digest_of(card.id))


def _title(locale: Locale, of: ProviderScorecard | None) -> str:
    if of is None:
        return locale.text(TITLE)
    return locale.text("{provider}: the month in short").format(provider=of.provider.name)


def _month(locale: Locale, digest: Digest) -> DigestMonthView:
    parts = (
        _part(locale, part, found, digest.month.end)
        for part, found in digest.parts.items()
        if found
    )
    return DigestMonthView(
        id=digest.month.id,
        title=locale.period(digest.month),
        said=digest_said(locale, digest),
        parts=tuple(parts),
    )


def _part(
    locale: Locale, part: DigestPart, found: Sequence[Happening], day: date
) -> DigestPartView:
    items = tuple(
        DigestItemView(
            Link(each.title, each.at),
            "" if part is DigestPart.OVERDUE else day_words(locale, each.day),
            each.rest,
        )
        for each in entries(locale, found[:_MOST], day)
    )
    title, more = _PARTS[part]
    left = len(found) - len(items)
    text = locale.text("and {n} more: {page}").format(
        n=integer(locale, left), page=locale.text(more.text)
    )
    return DigestPartView(locale.text(title), items, Link(text, more.href) if left else None)


def mail_text(organisation: str, view: DigestView) -> str:
    """Return the newest month as the text of a mail: its first line is the subject.

    Lines with an address end up in the file where the site has one.
    """
    month = view.newest
    whose = view.provider.text if view.provider else organisation
    return "\n".join((f"{plain(whose)}: {month.title}", *_mail(view, month), ""))


def _mail(view: DigestView, month: DigestMonthView) -> Iterator[str]:
    yield from ("", *_wrapped(month.said))
    for part in month.parts:
        yield from ("", part.title.upper())
        for item in part.items:
            said = f"{item.day}: {item.link.text}" if item.day else item.link.text
            yield from ("", *_wrapped(said, "- "))
            yield from _wrapped(item.text, "  ")
            yield f"  {ADDRESS}{item.link.href}"
        if part.more:
            yield from ("", *_wrapped(part.more.text, "- "), f"  {ADDRESS}{part.more.href}")
    if any(any(figures_in(item.text)) for part in month.parts for item in part.items):
        yield from ("", *_wrapped(view.note))
    yield ""
    yield f"{ADDRESS}{view.mail_href.removesuffix(DIGEST)}#{month.id}"


def _wrapped(text: str, lead: str = "") -> list[str]:
    """Return lines of a mail; what follows the first stands below its words."""
    return wrap(
        THIN.join(map(plain, text.split(THIN))),
        _WIDTH,
        initial_indent=lead,
        subsequent_indent=" " * len(lead),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _pages(material: Material) -> Iterator[Page]:
    locale, cards = material.locale, material.cards
    for of in (None, *(each for each in cards.providers if each.services)):
        title = _title(locale, of)
        folder = digest_of(of.id if of else "")
        view = cache(partial(digest_view, locale, cards, of))
        offer = partial(_offered, cards, view)
        yield Page(f"{folder}index.md", title, locale.text(_SAID), view, offer=offer)


def _offered(cards: Scorecards, view: Callable[[], DigestView]) -> tuple[Download, ...]:
    organisation, made = cards.definitions.organisation.part.name, view()
    return (Download(made.mail_href, mail_text(organisation, made)),)


KIND = PageKind("digest.html", DigestView, _pages, looks_at=LOOKS_AT)
