"""The entries of ``rows:`` that are suggested, and the lines that they become."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.importing.asked_columns import AskedColumn
from generator.importing.asked_in_rows import KNOWN, column_of_questions, known_in_rows
from generator.importing.asked_services import asked_services, left_out
from generator.importing.found_questions import MOST_VALUES
from generator.importing.open_places import (
    OF_A_PART,
    OF_NONE,
    TIMES,
    UNKNOWN,
    WHAT,
    WHAT_TEN,
    WHICH,
    comment,
    from_column,
)
from generator.importing.series import together
from generator.importing.service_column import labels_of, service_column
from generator.importing.shown_export import MOST_SERVICES, ShownExport
from generator.model.mapping import OPEN
from generator.sources.yaml_text import inline

_MOST_UNKNOWN = 12
"""Columns of which nobody knows what they ask, each of which is a question."""


class SuggestedEntry(Struct):
    """An entry of ``rows:``, with what is said above it.

    ``question`` is that of counts, where only some rows are about it.
    """

    service: str
    only: Mapping[str, str] = {}
    columns: list[AskedColumn] = []
    question: str = ""


def only_service(export: ShownExport) -> str:
    """Return the one service that there is; open where there are others."""
    return next(iter(export.services.names)) if len(export.services.names) == 1 else OPEN


def suggested_entries(
    export: ShownExport, questions: list[AskedColumn], rows: bool
) -> tuple[list[SuggestedEntry], list[str]]:
    """Return the entries of ``rows``: one for each service that a column or question names.

    Then lines about what is left out. ``rows``: there is something in each row, whatever is asked.
    Where a column names the service, entries ask nothing themselves: ``asked_of_all`` does.
    """
    column = service_column(export)
    if column:
        names = labels_of(export, column)
        things = (each for each in together(export.table, names) if each[0])
        asked_of = asked_services({each: export.services.called(each[0]) for each in things})
        entries = [
            SuggestedEntry(service, dict(zip(names, each, strict=True)))
            for each, service in asked_of.taken.items()
        ]
        return [*_by_question(export, questions, entries)], [*left_out(names, asked_of.rest)]
    if any(each.where for each in questions) or export.tool.kind == "tallies":
        return [*_by_question(export, questions, [SuggestedEntry(only_service(export))])], []
    found: list[SuggestedEntry] = [SuggestedEntry(only_service(export))] if rows else []
    for each in questions:
        service = export.services.named_in(
            export.asks(each.among[0] if each.among else each.column)
        ) or only_service(export)
        entry = next((e for e in found if e.service == service and each.ours not in _ours(e)), None)
        if entry is None:
            found.append(entry := SuggestedEntry(service))
        entry.columns.append(each)
    return found, []


def without_unknown(
    export: ShownExport, questions: Sequence[AskedColumn]
) -> tuple[list[AskedColumn], list[str]]:
    """Return the questions without columns of numbers that are too many to ask about each.

    Then lines in which each of these is an entry that somebody may take: those of the same points
    stand together.
    """
    unknown = [each for each in questions if each.ours == OPEN and not each.table and each.column]
    if len(unknown) <= _MOST_UNKNOWN or service_column(export):
        return [*questions], []
    unknown = [each for each in unknown if not each.translate and not each.among]
    scales: dict[tuple[str, ...], list[str]] = {}
    for each in unknown:
        scales.setdefault(each.values, []).append(each.column)
    lines = [*comment(UNKNOWN.format(number=len(unknown)), "  ")]
    for values, names in sorted(scales.items(), key=lambda one: -len(one[1])):
        lines += comment(f"With {', '.join(values)}:", "  ")
        some = (inline({"fixed": {"service": OPEN}, "columns": {OPEN: name}}) for name in names)
        lines += (f"  # - {each}" for each in some)
    return [each for each in questions if each not in unknown], lines


def _by_question(
    export: ShownExport, questions: Sequence[AskedColumn], entries: Sequence[SuggestedEntry]
) -> Iterator[SuggestedEntry]:
    """Yield entries, each once for each question that rows of their own are about."""
    column = column_of_questions(export)
    for entry in entries:
        some = [each for each in questions if each.where]
        for each in some:
            said = export.services.named_in(each.where[column])
            service = said if entry.service == OPEN and said else entry.service
            yield SuggestedEntry(service, {**entry.only, **each.where}, [each])
        known = known_in_rows(export) if export.tool.kind == "tallies" else {}
        for text, ours in known.items():
            said = export.services.named_in(text)
            service = said if entry.service == OPEN and said else entry.service
            yield SuggestedEntry(service, {**entry.only, column: text}, question=KNOWN[ours])
        if not some and not known:
            yield entry


def asked_of_all(export: ShownExport, questions: Sequence[AskedColumn]) -> list[AskedColumn]:
    """Return what each entry asks, where a column of the export names the service; else nothing.

    Of several that are one of ours it is open which counts: people would count twice.
    """
    if not service_column(export) or any(each.where for each in questions):
        return []
    found: list[AskedColumn] = []
    for each in questions:
        same = [one for one in questions if one.ours == each.ours != OPEN]
        if len(same) > 1 and each is same[0]:
            values = dict.fromkeys(value for one in same for value in one.values)
            names = tuple(one.column for one in same)
            found.append(replace(each, column=OPEN, values=(*values,), among=names))
        elif len(same) < 2:
            found.append(each)
    return found


def _ours(entry: SuggestedEntry) -> set[str]:
    return {each.ours for each in entry.columns} - {OPEN}


def _asks_again(entry: SuggestedEntry, entries: Sequence[SuggestedEntry]) -> bool:
    """Return whether an entry asks about all rows what another one asks as well."""
    others = (each for each in entries if each is not entry and not each.only)
    return not entry.only and any(_ours(entry) & _ours(each) for each in others)


def rows_said(export: ShownExport, entries: Sequence[SuggestedEntry]) -> Iterator[str]:
    """Yield the lines of entries, with a comment above what is asked."""
    names = ", ".join([*export.services.names][:MOST_SERVICES]) or "none is defined yet"
    for at, entry in enumerate(entries):
        if entry.service == OPEN and not (at and entries[at - 1].service == OPEN):
            asked = [WHICH.format(names=names)]
            asked += [OF_NONE] if entry.only else []
            asked += [OF_A_PART] if _asks_again(entry, entries) else []
            yield from comment(" ".join(asked), "  ")
        first = "  - "
        if entry.only:
            yield f"{first}only: {inline(entry.only)}"
            first = "    "
        question = f", question: {entry.question}" if entry.question else ""
        yield f"{first}fixed: {{service: {inline(entry.service)}{question}}}"
        if entry.columns:
            yield "    columns:"
            yield from columns_said(export, entry.columns, "      ")


def columns_said(export: ShownExport, columns: Sequence[AskedColumn], indent: str) -> Iterator[str]:
    """Yield the lines of columns with answers, each below its question."""
    number = 0
    for each in columns:
        shown = ", ".join(each.values[:MOST_VALUES])
        key = each.ours
        if each.ours == OPEN:
            number += 1
            yield from comment(WHAT, indent)
            yield from comment(WHAT_TEN, indent) if each.take[-1:] == ("10",) else ()
            key = f'"{OPEN}{number if number > 1 else ""}"'
        if each.column == OPEN:
            yield from comment(from_column(export.texts, each.among), indent)
        if each.column in export.said:
            yield from comment(f"It asks: {export.said[each.column]}", indent)
        if shown:
            yield from comment(f"Values: {shown}", indent)
        if each.times == OPEN:
            yield from comment(TIMES, indent)
        more = {"codes": each.table, "times": each.times}
        some = {name: text for name, text in more.items() if text}
        said = {"column": each.column, **some} if some else each.column
        yield f"{indent}{key}: {inline(said)}"
