"""Which column of an export says what a row is about."""

from __future__ import annotations

from generator.importing.day_columns import words_of
from generator.importing.scales import scale_of
from generator.importing.series import that_differ
from generator.importing.shown_export import MOST_SERVICES, ShownExport

_SERVICES = frozenset(("service", "services", "dienst", "dienste", "product", "application"))
_SHORT = 2
"""Words of a header: a longer one is a question, and may ask how somebody likes a service."""
_MOST_SERIES = 1_000
"""Different values of a column that a tool has for what a row is about."""


def service_column(export: ShownExport) -> str:
    """Return the column that says which service a row is about; empty where none does.

    A column with one value shows no services, unless it is the name of one: the next export
    may have others, and nobody would see that they are left out. One series of measured values
    is known by its name all the same, as those of others are no part of it.
    """
    named = (export.names.get(name.casefold(), name) for name in export.tool.services)
    some = [n for n in named if 0 < len(export.texts.get(n, ())) <= _MOST_SERIES]
    if some:
        # One that names a service of ours goes before one that says “?” all over.
        ours = (n for n in some if any(map(export.services.called, export.texts[n])))
        several = [n for n in some if len(export.texts[n]) > 1]
        one = some[:1] if export.tool.kind == "telemetry" else []
        return next(iter((*ours, *several, *one, "")))
    if export.tool.name and export.tool.kind == "answers":
        return ""
    named_so = (name for name in export.texts if _is_called_service(export, name))
    return next((name for name in export.texts if _names_services(export, name)), "") or next(
        named_so, ""
    )


def labels_of(export: ShownExport, column: str) -> tuple[str, ...]:
    """Return the columns that say what rows are about, the one that may name the service first.

    Two series that differ in any label are not of the same thing.
    """
    start = export.tool.labels
    labels = [name for name in export.texts if start and name.casefold().startswith(start)]
    return that_differ(export.table, column, labels, _MOST_SERIES)


def _names_services(export: ShownExport, name: str) -> bool:
    values = export.texts[name].keys()
    if not 0 < len(values) <= MOST_SERVICES:
        return False
    return 2 * sum(1 for value in values if export.services.called(value)) > len(values)


def _is_called_service(export: ShownExport, name: str) -> bool:
    """Return whether a column says of which of several services a row is, by its short header.

    Its services may have other names than ours: which is which is asked, rather than all being
    taken for one.
    """
    words, values = words_of(name), export.texts[name].keys()
    return (
        bool(words & _SERVICES)
        and len(words) <= _SHORT
        and 1 < len(values) <= MOST_SERVICES
        and not any(value[:1].isdigit() for value in values)
        and not scale_of(export.texts[name])
    )
