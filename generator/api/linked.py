"""What search engines and catalogues read on a page: facts in the words of schema.org, as JSON-LD.

They say what something is and never how it is liked: a share of people is no rating on a scale.
The text stands in a page's HTML as data: nothing in it can end its element.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from generator.api.package import PACKAGE
from generator.api.places import INDEX
from generator.api.tables import COMPARED_FILE, SERVICES, SERVICES_FILE
from generator.figures.card import Scorecard
from generator.language import Locale
from generator.model.definitions import Definitions
from generator.scorecards.scorecard import Scorecards

_ESCAPED = str.maketrans(
    {
        each: f"\\u{ord(each):04x}"
        for each in ("<", ">", "&", "'", "\u2028", "\u2029", "\x7f", "\x85")
    }
)


_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Letters that are written from the right: in pages they get invisible signs around them."""


class LinkedFacts(str):
    """Facts of a JSON object, without the braces around them.

    They are written as they are into an element of HTML that holds data.
    """

    __slots__ = ()

    def __html__(self) -> str:
        """Return the facts, in which nothing has a meaning in HTML."""
        return str(self)


class LinkedFile(Struct, frozen=True):
    """A file with the data: its path in the site, its media type."""

    path: str
    kind: str


FILES = (
    LinkedFile(SERVICES_FILE, "text/csv"),
    LinkedFile(COMPARED_FILE, "text/csv"),
    LinkedFile(INDEX, "application/json"),
    LinkedFile(PACKAGE, "application/json"),
)
"""What the open data consist of, or what names the rest of them."""


def linked(facts: Mapping[str, object]) -> LinkedFacts:
    """Return facts as they can stand in HTML."""
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    return LinkedFacts(_FROM_RIGHT.sub(_code, text[1:-1].translate(_ESCAPED)))


def _code(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def service_linked(locale: Locale, card: Scorecard, definitions: Definitions) -> LinkedFacts:
    """Return what a service is: who provides it, and for whom."""
    service, organisation = card.service, definitions.organisation.part
    known = definitions.communities
    provider = card.provider.part.name if card.provider else card.defined.provider
    facts: dict[str, object] = {"@type": "Service", "name": service.name}
    if service.purpose:
        facts["description"] = service.purpose
    facts["provider"] = {
        "@type": "Organization",
        "name": provider,
        "parentOrganization": {"@type": "Organization", "name": organisation.name},
    }
    groups = [known[each].part.name for each in service.communities if each in known]
    if groups:
        facts["audience"] = {"@type": "Audience", "audienceType": groups}
    if service.fictional or organisation.fictional:
        facts["disambiguatingDescription"] = locale.text("All of this is made up.")
    return linked(facts)


def dataset_linked(locale: Locale, cards: Scorecards, name: str, about: str) -> LinkedFacts:
    """Return what the open data are: whose, about which time, what they measure."""
    organisation = cards.definitions.organisation.part
    facts: dict[str, object] = {
        "@type": "Dataset",
        "name": name,
        "description": about,
        "creator": {"@type": "Organization", "name": organisation.name},
        "version": cards.as_of.isoformat(),
        "inLanguage": locale.code,
        "isAccessibleForFree": True,
        "variableMeasured": [*_measured()],
    }
    if organisation.licence:
        facts["license"] = organisation.licence.link
    if covered := _covered(cards):
        facts["temporalCoverage"] = "/".join(day.isoformat() for day in covered)
    if organisation.fictional:
        facts["disambiguatingDescription"] = locale.text("All of this is made up.")
    return linked(facts)


def _measured() -> Iterator[dict[str, object]]:
    for column in SERVICES.columns:
        if column.kind in ("number", "integer"):
            found = {
                "@type": "PropertyValue",
                "name": column.name,
                "description": column.meaning,
                "minValue": 0,
            }
            yield found | ({"maxValue": 1} if column.kind == "number" else {})


def _covered(cards: Scorecards) -> tuple[date, date] | None:
    """Return the first and the last day that any trend is about."""
    slots = [card.trend.slots for card in cards.services if card.trend.slots]
    if not slots:
        return None
    return min(each[0].start for each in slots), max(each[-1].end for each in slots)
