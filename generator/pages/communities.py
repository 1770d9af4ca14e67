"""All communities: what each uses, and about how much of it anybody hears it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.drawing.cards import community_href
from generator.language import N_, Locale
from generator.pages.community import kind_words, said, size_words
from generator.pages.page import Material, Page, PageKind
from generator.scorecards.scorecard import Scorecards
from generator.wording.parts import Link
from generator.wording.wording import day_words, integer

TITLE = N_("Groups")


class CommunityLineView(Struct, frozen=True):
    """A community in the list of all."""

    link: Link
    said: str
    about: str


class CommunitiesListView(Struct, frozen=True):
    """All communities, and about how many of them anything can be shown."""

    said: str
    communities: tuple[CommunityLineView, ...]


def communities_view(locale: Locale, cards: Scorecards) -> CommunitiesListView:
    """Return the view of the list."""
    _ = locale.text
    lines = []
    for each in cards.served.values():
        last = _("no day spent with them")
        if each.days:
            last = _("last day spent with them: {day}").format(
                day=day_words(locale, each.days[0].day)
            )
        about = (size_words(locale, each), kind_words(locale, each), last)
        lines.append(
            CommunityLineView(
                Link(each.community.name, community_href(each.defined.id)),
                said(locale, len(each.uses), len(each.heard), len(each.unheard)),
                " · ".join(words for words in about if words),
            )
        )
    heard = sum(bool(each.heard) for each in cards.served.values())
    return CommunitiesListView(_said(locale, len(lines), heard), tuple(lines))


def _said(locale: Locale, number: int, heard: int) -> str:
    """Say of how many groups there are answers that can be shown."""
    if not number:
        return locale.text("Nobody has written down yet who the services are for.")
    said = locale.plural(
        "For {heard} of {n} group we can show what it thought in the last year.",
        "For {heard} of {n} groups we can show what they thought in the last year.",
        number,
    )
    return said.format(n=integer(locale, number), heard=integer(locale, heard))


def _pages(material: Material) -> Iterator[Page]:
    locale = material.locale
    about = locale.text(
        "Each group of people: what it uses, what it thinks, and where we do not hear it."
    )
    yield Page(
        "communities/index.md",
        locale.text(TITLE),
        about,
        lambda: communities_view(locale, material.cards),
    )


KIND = PageKind("communities.html", CommunitiesListView, _pages)
