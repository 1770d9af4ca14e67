"""The columns of an export that hold answers on a scale that we know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from generator.importing.asked_columns import AskedColumn, by_number, in_numbers
from generator.importing.breakdowns import GRAVITY
from generator.importing.day_columns import identifies
from generator.importing.durations import unit_in
from generator.importing.meanings import asked
from generator.importing.scales import scale_of
from generator.importing.shown_export import ShownExport
from generator.importing.tools import THUMBS
from generator.model.mapping import JOINED, OPEN
from generator.sources.yaml_text import Value

MOST_VALUES = 12
"""Values of a question that are shown, and different ones that it may have."""
NUMBERING = frozenset({"id", "nr", "nr.", "no", "no.", "number", "#", "row", "zeile"})
"""Names of columns, in small letters, that number the rows."""
_MINUTES = re.compile(r"\d{1,4}(?:[.,]\d+)?")
_IN_MINUTES = {"minutes": "", "hours": "60"}


def found_questions(export: ShownExport, columns: Mapping[str, Value]) -> Iterator[AskedColumn]:
    """Yield the columns that hold answers on a scale that we know."""
    used = columns_in(columns)
    for name, counted in export.texts.items():
        plain = name.casefold()
        if name in used or plain in export.tool.own or plain in NUMBERING or not counted:
            continue
        if name in export.filtered or plain in GRAVITY or identifies(name):
            continue
        if plain in export.tool.thumbs and counted.keys() <= THUMBS.keys():
            # Where nobody gave a thumb down, 1 may be a point of a scale as well.
            codes = THUMBS if "0" in counted else dict.fromkeys(counted, OPEN)
            yield AskedColumn(name, "rating", tuple(sorted(counted)), codes)
        elif found := question_in(name, asked(export.asks(name)), counted):
            yield found


def question_in(name: str, ours: str, counted: Mapping[str, int]) -> AskedColumn | None:
    """Return the question of a column by how often it has which texts; none of anything else.

    ``ours`` is our column that it is for, empty where nobody knows.
    """
    values = tuple(sorted(counted, key=by_number))
    minutes = ours == "lost_minutes" and all(_MINUTES.fullmatch(text) for text in values)
    if minutes:
        return AskedColumn(name, ours, values, times=_IN_MINUTES.get(unit_in(name) or "", OPEN))
    if ours == "shirt" and {each.casefold() for each in values} <= {"yes", "no"}:
        return AskedColumn(name, ours, values)
    if points := in_numbers(name, ours, counted):
        return points
    if scale := scale_of(counted):
        codes = {**scale.points, **dict.fromkeys(scale.odd, OPEN)}
        ours = ours if ours in ("rating", "ease") else OPEN  # the others have other points
        return AskedColumn(name, ours, values, codes, readings=scale.readings)
    if ours in ("rating", "ease") and len(values) <= MOST_VALUES // 2:
        return AskedColumn(name, ours, values, dict.fromkeys(values, OPEN))
    return None


def each_once(export: ShownExport, questions: list[AskedColumn]) -> Iterator[AskedColumn]:
    """Yield the questions; of several in columns of one header one, open which of them counts.

    One may be a copy of the other, or about another service: people would be counted twice.
    """
    done: set[str] = set()
    for each in questions:
        same = export.same_header(each.column)
        if not same:
            yield each
        elif each.column not in done:
            done |= {*same}
            values = dict.fromkeys(v for one in questions if one.column in same for v in one.values)
            yield replace(each, column=OPEN, values=(*values,), among=same)


def columns_in(columns: Mapping[str, Value]) -> set[str]:
    """Return the columns of an export that some of ours are read from."""
    found: set[str] = set()
    for each in columns.values():
        if isinstance(each, str):
            found.add(each)
        elif isinstance(each, Mapping):
            more = each.get("unknown_where", {})
            found |= {str(each.get(key)) for key in ("column", "plus", "open_per")}
            found |= {*JOINED.findall(str(each))}
            found |= {*more} if isinstance(more, Mapping) else set()
    return found
