"""The page for those who use the data: tables, files for programs, what is in them, a start."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from msgspec import Struct

from generator.api.documents import DOCUMENTS
from generator.api.linked import FILES, LinkedFacts, LinkedFile, dataset_linked
from generator.api.package import PACKAGE, package_text
from generator.api.places import INDEX, SERVICES, file_of, schema_file
from generator.api.schemas import schema_files, schema_of
from generator.api.tables import (
    BY_PERIOD_FILE,
    COMPARED,
    COMPARED_FILE,
    LIKE_FILE,
    SERVICES_FILE,
    TableColumn,
    by_period_table,
    like_table,
)
from generator.api.tables import SERVICES as SERVICES_TABLE
from generator.api.texts import index_text
from generator.drawing.cards import provider_href, service_href
from generator.language import N_, Locale
from generator.news.happenings import has_days
from generator.news.places import calendar_of, feed_of
from generator.pages import drivers, quality
from generator.pages.page import Download, Material, Page, PageKind, SearchEntry, Sought
from generator.scorecards.scorecard import Scorecards
from generator.wording.parts import Link
from generator.wording.wording import day_words

TITLE = N_("Use our data")
_SAID = N_("All that this site publishes, as tables and as files for programs.")
EXAMPLE = Path(__file__).with_name("api_example.html")
"""A page that shows a service's verdict and trend, with the API alone; a test opens it."""
_PLACES = {
    "index": INDEX,
    "services": SERVICES,
    "service": file_of("services/…"),
    "provider": file_of("providers/…"),
    "supplier": file_of("suppliers/…"),
    "community": file_of("communities/…"),
    "figures": f"{file_of('drivers')}, {file_of('data-quality')}",
}
_OTHERS = {"drivers/": drivers.TITLE, "data-quality/": quality.TITLE}
"""Pages about all services that have figures of their own."""


class ApiFactView(Struct, frozen=True):
    """A fact of a file. ``about`` is the id of the table that says what is inside it, if any."""

    name: str
    meaning: str
    value: str
    always: bool
    about: str = ""


class ApiShapeView(Struct, frozen=True):
    """A kind of file, or what stands inside one (it has no ``place`` and no schema then)."""

    id: str
    about: str
    facts: tuple[ApiFactView, ...]
    place: str = ""
    schema_href: str = ""


class TableView(Struct, frozen=True):
    """A table: what a row is, one of its files or the only one, its columns."""

    id: str
    about: str
    place: str
    columns: tuple[TableColumn, ...]


class ApiView(Struct, frozen=True):
    """All that the page shows. ``cite`` is how to name the source; ``licence`` none if not said.

    ``question`` is what the address of the example asks for.

    ``shown`` is a service whose badge is an example; none where there is no service.
    ``linked`` is what search engines read of it, apart from the addresses of ``linked_files``.
    ``calendar_href`` is empty where no day is known. ``own_feed`` stands for that of any service.
    """

    tables: tuple[TableView, ...]
    services_href: str
    package_href: str
    licence: Link | None
    cite: str
    feed_href: str
    calendar_href: str
    own_feed: str
    own_calendar: str
    index_href: str
    files: tuple[ApiShapeView, ...]
    parts: tuple[ApiShapeView, ...]
    example: str
    question: str
    shown: Link | None
    linked: LinkedFacts
    linked_files: tuple[LinkedFile, ...]


def api_view(locale: Locale, cards: Scorecards) -> ApiView:
    """Return the view of the page."""
    parts: dict[str, Any] = {}
    files = []
    for name, place in _PLACES.items():
        schema = schema_of(name)
        inside = schema.get("$defs", {})
        parts |= {each: found for each, found in inside.items() if "properties" in found}
        shape = _shape(name, schema, inside)
        files.append(ApiShapeView(name, shape.about, shape.facts, place, schema_file(name)))
    found = (_shape(name, schema, parts) for name, schema in sorted(parts.items()))
    organisation = cards.definitions.organisation.part
    licence, said = organisation.licence, locale.text("{organisation}: how its services are liked.")
    source = said.format(organisation=organisation.name)
    return ApiView(
        tables=tuple(_tables()),
        services_href=SERVICES_FILE,
        package_href=PACKAGE,
        licence=Link(licence.name, licence.link) if licence else None,
        cite=" ".join(
            (
                source,
                locale.text("Data up to {day}.").format(day=day_words(locale, cards.as_of)),
            )
        ),
        feed_href=feed_of(""),
        calendar_href=calendar_of("") if any(map(has_days, cards.services)) else "",
        own_feed=feed_of(service_href("…")),
        own_calendar=calendar_of(service_href("…")),
        index_href=INDEX,
        files=tuple(files),
        parts=tuple(found),
        example=EXAMPLE.read_text(encoding="utf-8"),
        question="?index=…",
        shown=_shown(cards),
        linked=dataset_linked(locale, cards, source.removesuffix("."), locale.text(_SAID)),
        linked_files=FILES,
    )


def _shown(cards: Scorecards) -> Link | None:
    """Return the first service with a number, or the first one."""
    known = sorted(cards.services, key=lambda each: not each.signs.like.full)[:1]
    return next((Link(each.service.name, service_href(each.id)) for each in known), None)


def _tables() -> Iterator[TableView]:
    for table, file in ((SERVICES_TABLE, SERVICES_FILE), (COMPARED, COMPARED_FILE)):
        yield TableView(f"table-{table.id}", table.about, file, table.columns)
    for whose, folder in (("service", service_href("…")), ("provider", provider_href("…"))):
        for table, file in (
            (like_table(whose), LIKE_FILE),
            (by_period_table(whose), BY_PERIOD_FILE),
        ):
            yield TableView(f"table-{table.id}", table.about, f"{folder}{file}", table.columns)


def _shape(name: str, schema: Mapping[str, Any], inside: Mapping[str, Any]) -> ApiShapeView:
    needed = schema.get("required", ())
    facts = []
    for key, given in schema["properties"].items():
        value, about = _value(given, inside)
        facts.append(ApiFactView(key, _meaning(given, inside), value, key in needed, about))
    return ApiShapeView(name, schema["description"], tuple(facts))


def _meaning(given: Mapping[str, Any], inside: Mapping[str, Any]) -> str:
    """Return what a fact means; what has no words of its own means what its kind does."""
    of_kind = inside.get(str(given.get("$ref", "")).rpartition("/")[2], {})
    return str(given.get("description") or of_kind.get("description", ""))


def _value(given: Mapping[str, Any], inside: Mapping[str, Any]) -> tuple[str, str]:
    """Return in words what a fact holds, and the shape of what is inside it."""
    if "$ref" in given:
        name = given["$ref"].rpartition("/")[2]
        of_kind = inside.get(name, {})
        return ("facts of its own", name) if "properties" in of_kind else _value(of_kind, inside)
    if "anyOf" in given:
        (value, about), *_ = (_value(each, inside) for each in given["anyOf"])
        return f"{value}, or none", about
    if "enum" in given:
        return f"one of: {', '.join(given['enum'])}", ""
    if "const" in given:
        return f"always {given['const']}", ""
    if given.get("type") == "array":
        value, about = _value(given["items"], inside)
        return f"a list of {_MANY.get(value, value)}", about
    if given.get("type") == "object":
        value, about = _value(given["additionalProperties"], inside)
        return f"{_MANY.get(value, value)} by name", about
    return _KINDS.get(str(given.get("format", given.get("type", ""))), "text"), ""


_KINDS = {
    "date": "a day, as 2026-09-30",
    "uri-reference": "an address",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
}
_MANY = {
    "text": "texts",
    "a number": "numbers",
    "an address": "addresses",
    "facts of its own": "entries with facts of their own",
}


def _pages(material: Material) -> Iterator[Page]:
    locale, cards = material.locale, material.cards
    title = locale.text(TITLE)
    said = locale.text(_SAID)
    view = cache(partial(api_view, locale, cards))

    def offer() -> tuple[Download, ...]:
        others = {page: locale.text(name) for page, name in _OTHERS.items()}
        index = Download(INDEX, index_text(cards, others, locale.code))
        package = Download(PACKAGE, package_text(cards))
        return index, package, *(Download(*each) for each in schema_files())

    def sought() -> tuple[SearchEntry, ...]:
        return (SearchEntry(Sought.PAGE, title, said, names=("API", "JSON", "CSV")),)

    yield Page(
        "api/index.md",
        title,
        said,
        view,
        sought=sought,
        offer=offer,
        elsewhere=(INDEX, PACKAGE, *map(schema_file, DOCUMENTS)),
    )


KIND = PageKind("api.html", ApiView, _pages)
