"""The page for works councils and privacy officers: what is collected, who sees it, what stays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from generator.disclosure.published import CellTally
from generator.language import N_, Locale
from generator.model.kinds import KINDS
from generator.model.organisation import Organisation
from generator.pages.page import Material, Page, PageKind, Sees
from generator.scorecards.scorecard import Scorecards
from generator.wording.wording import integer

TITLE = N_("What we collect, and who sees it")
_TWICE = 2
_REASON = N_("two people asked us to")


class CollectedView(Struct, frozen=True):
    """A kind of data that is kept here: its folder, what a row is, the columns that are used.

    ``hidden`` are columns that no page, file or alert shows.
    """

    folder: str
    row: str
    shown: str
    hidden: str


class ContactView(Struct, frozen=True):
    """A provider, the role that answers for it, and how to reach it (empty: nobody says)."""

    name: str
    role: str
    href: str


class PrivacyView(Struct, frozen=True):
    """All that the page shows. ``small`` is the size below which no size of a group is shown.

    ``example`` is what an owner writes to withdraw a number, line by line.
    """

    collected: tuple[CollectedView, ...]
    never: str
    privacy: int
    reliability: int
    small: int
    closes_after: int
    sensitive: str
    numbers: str
    public: bool
    repository: str
    example: tuple[str, ...]
    contacts: tuple[ContactView, ...]


def privacy_view(
    locale: Locale, cards: Scorecards, headers: Mapping[str, tuple[str, ...]]
) -> PrivacyView:
    """Return the view of the page; ``headers`` are the columns of each file of data."""
    organisation = cards.definitions.organisation.part
    collected = tuple(_collected(locale, headers))
    known = {each.folder.split("/")[1] for each in collected}
    return PrivacyView(
        collected=collected,
        never="; ".join(locale.text(kind.row) for kind in KINDS if kind.folder not in known),
        privacy=organisation.floors.privacy,
        reliability=organisation.floors.reliability,
        small=_TWICE * organisation.floors.privacy,
        closes_after=organisation.closes_after,
        sensitive=_sensitive(locale, cards),
        numbers=_numbers(locale, cards.tally),
        public=organisation.public,
        repository=organisation.repository or "",
        example=("withdrawn:", f'  - {{period: 2026-09, reason: "{locale.text(_REASON)}"}}'),
        contacts=tuple(_contacts(cards, organisation)),
    )


def _collected(locale: Locale, headers: Mapping[str, tuple[str, ...]]) -> Iterator[CollectedView]:
    """Yield the kinds of data of which there are files, in the order of their documentation."""
    for kind in KINDS:
        files = [names for file, names in headers.items() if f"/{kind.folder}/" in f"/{file}"]
        used = {name for names in files for name in names}
        if files:
            columns = [column for column in kind.columns if column.name in used]
            yield CollectedView(
                folder=f"data/{kind.folder}/",
                row=locale.text(kind.row),
                shown=", ".join(column.name for column in columns if column.shown),
                hidden=", ".join(column.name for column in columns if not column.shown),
            )


def _sensitive(locale: Locale, cards: Scorecards) -> str:
    """Say how many services are marked as sensitive; nothing where none is."""
    number = sum(1 for card in cards.services if card.service.sensitive)
    if not number:
        return ""
    said = locale.plural(
        "{n} service is marked as sensitive: no groups of people and no comments are shown of it.",
        "{n} services are marked as sensitive: no groups of people and no comments are shown of "
        "them.",
        number,
    )
    return said.format(n=integer(locale, number))


def _numbers(locale: Locale, tally: CellTally) -> str:
    """Say how many numbers of a period are shown, withheld, withdrawn, or older ones.

    Of all services together: of one service, the number of older ones would say where few answers
    wait.
    """
    _ = locale.text
    everything = _("Periods whose number of answers is shown: {n}.")
    said = [everything.format(n=integer(locale, tally.shown))]
    rest = (
        (tally.withheld, _("Withheld to protect people: {n}.")),
        (tally.withdrawn, _("Withdrawn by their owners: {n}.")),
        (tally.earlier, _("Still as published earlier: {n}.")),
    )
    said += [text.format(n=integer(locale, number)) for number, text in rest if number]
    return " ".join(said)


def _contacts(cards: Scorecards, organisation: Organisation) -> Iterator[ContactView]:
    """Yield whom to ask at each provider; the organisation's own address where it says none."""
    for card in cards.providers:
        part = card.defined.part
        own = part.owner.contact if part.owner else None
        href = own or part.feedback or organisation.feedback
        yield ContactView(part.name, part.owner.role if part.owner else "", href or "")


def _pages(material: Material) -> Iterator[Page]:
    locale, cards = material.locale, material.cards
    said = locale.text(
        "For works councils and privacy officers: which data we keep, which numbers are withheld, "
        "and how to have one withdrawn."
    )
    yield Page(
        "privacy.md",
        locale.text(TITLE),
        said,
        lambda: privacy_view(locale, cards, material.headers),
    )


KIND = PageKind("privacy.html", PrivacyView, _pages, sees=frozenset({Sees.FILES}))
