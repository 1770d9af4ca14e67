"""The page that lists every key of the definitions and every column of the data.

It offers the JSON Schemas next to it, so that an editor can complete and check what is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from msgspec import Struct

from generator.language import ENGLISH, N_, Locale
from generator.model.kinds import KINDS
from generator.model.reference import PLACES, FileKey, about, all_entries, flat, values
from generator.model.schema import MODELINE, schema_text
from generator.model.table import Kind
from generator.pages.page import (
    Download,
    Material,
    Page,
    PageKind,
    SearchEntry,
    Sought,
)
from generator.wording.wording import either

TITLE = N_("What can be written in the files")


class FieldView(Struct, frozen=True):
    """A key or a column. ``within`` names the keys that it stands below, the outermost first."""

    id: str
    within: tuple[str, ...]
    key: str
    meaning: str
    value: str
    usual: str
    needed: bool


class FileView(Struct, frozen=True):
    """A kind of file: where it lies, what it is, what it may hold.

    ``rules`` are what holds for a row of data; ``schema_href`` leads to the JSON Schema of a
    definition, which a file names after the ``modeline``; both are empty for data.
    """

    id: str
    place: str
    about: str
    fields: tuple[FieldView, ...]
    rules: tuple[str, ...] = ()
    schema_href: str = ""
    modeline: str = ""


class FieldsView(Struct, frozen=True):
    """All that the page shows."""

    definitions: tuple[FileView, ...]
    data: tuple[FileView, ...]


def fields_view(locale: Locale) -> FieldsView:
    """Return the view of the page, the same for everybody who speaks the same language."""
    return FieldsView(
        definitions=tuple(_definition(kind, own) for kind, own in all_entries().items()),
        data=tuple(_data(locale, kind) for kind in KINDS),
    )


def _definition(kind: str, own: tuple[FileKey, ...]) -> FileView:
    fields = (
        FieldView(
            id=".".join((kind, *entry.path)),
            within=entry.path[:-1],
            key=entry.name,
            meaning=entry.meaning,
            value=entry.kind,
            usual=entry.default or "",
            needed=entry.required,
        )
        for entry in flat(own)
    )
    return FileView(
        id=kind,
        place=PLACES[kind],
        about=about(kind),
        fields=tuple(fields),
        schema_href=_schema_path(kind),
        modeline=MODELINE,
    )


def _data(locale: Locale, kind: Kind) -> FileView:
    fields = (
        FieldView(
            id=f"{kind.folder}.{column.name}",
            within=(),
            key=column.name,
            meaning=column.meaning,
            value=values(column),
            usual="",
            needed=column.required or column.present,
        )
        for column in kind.columns
    )
    return FileView(
        kind.folder, f"data/{kind.folder}/", locale.text(kind.row), tuple(fields), _rules(kind)
    )


def _rules(kind: Kind) -> tuple[str, ...]:
    """Say what holds for each row of a kind of data."""
    said = []
    if kind.one_of:
        said.append(f"Each row fills either {' or '.join(kind.one_of)}, never both.")
    if kind.any_of:
        said.append(f"Each row fills {either(ENGLISH, kind.any_of)}; more than one is fine.")
    said += [f"{low} is never more than {high}." for low, high in kind.ordered]
    if kind.key:
        said.append(f"No two rows have the same {ENGLISH.listed(kind.key)}.")
    return tuple(said)


def _schema_path(kind: str) -> str:
    return f"schemas/{kind}.schema.json"


def _schemas() -> tuple[Download, ...]:
    return tuple(Download(_schema_path(kind), schema_text(kind)) for kind in PLACES)


def _pages(material: Material) -> Iterator[Page]:
    locale = material.locale
    said = locale.text(
        "Every key of a definition and every column of the data: what it means and what it holds."
    )
    view, title = cache(partial(fields_view, locale)), locale.text(TITLE)

    def sought() -> tuple[SearchEntry, ...]:
        files = (*view().definitions, *view().data)
        words = tuple(sorted({field.key for file in files for field in file.fields}))
        return (SearchEntry(Sought.PAGE, title, said, texts=words),)

    yield Page(
        "fields/index.md",
        title,
        said,
        view,
        sought=sought,
        offer=_schemas,
        elsewhere=tuple(map(_schema_path, PLACES)),
    )


KIND = PageKind("fields.html", FieldsView, _pages)
