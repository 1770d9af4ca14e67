"""What an export that has no mapping yet writes so that it can be read in more than one way.

“03/04/2026” is a day in March or in April, “FY26 Q1” a quarter of a year that nobody knows the
beginning of, and “1,250” a thousand or a little more than one. Each is one question, with values.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from msgspec import Struct, field
from msgspec.structs import replace

from generator.importing.asked_columns import AskedColumn
from generator.importing.found_questions import columns_in
from generator.importing.grouped import decimal_of
from generator.importing.moments import names_fiscal_quarters, read_moment
from generator.importing.shown_export import ShownExport
from generator.importing.values import Judge, different_ways
from generator.model.kinds import KIND_OF_FOLDER
from generator.model.mapping import OPEN, Source
from generator.model.table import Column, Type
from generator.sources.yaml_text import Value, inline, to_yaml

_MOMENTS = (Type.DAY, Type.PERIOD, Type.TIME)
_NUMBERS = (Type.WHOLE, Type.NUMBER)
_MOST_SHOWN = 3
Ways = tuple[str, ...]


class TwoWays(Struct, frozen=True):
    """The columns of a mapping with what is open in them, what is open above, and the questions.

    ``asked`` are the questions by their lines, as :func:`open_places.explained` takes them.
    """

    columns: Mapping[str, Value]
    top: Mapping[str, Value] = field(default_factory=dict)
    asked: Mapping[str, str] = field(default_factory=dict)


def read_two_ways(
    export: ShownExport,
    columns: Mapping[str, Value],
    codes: Mapping[str, Value],
    questions: Sequence[AskedColumn],
) -> TwoWays:
    """Return a mapping's ``columns`` with a question where a value can be read in several ways.

    ``codes`` are those of the mapping: what they explain is no day, and no number.
    """
    found, asked = dict(columns), dict[str, str]()
    open_ways: dict[Ways, list[str]] = {}
    for ours, said in columns.items():
        column, name = KIND_OF_FOLDER[export.tool.kind].column(ours), _column_of(said)
        if column is None or column.type not in _MOMENTS or name not in export.texts:
            continue
        plain = _plain(export, name, codes.get(ours))
        more = said if isinstance(said, Mapping) else {"column": name}
        if column.type is Type.PERIOD and _is_fiscal(export, column, name, plain):
            found[ours] = {**more, "year_begins": OPEN}
            asked |= _which_year(name, plain)
            continue
        ways = _ways(export, column, name, plain)
        left = _by_others(export, columns, ways)
        if len(left) > 1:
            open_ways.setdefault(left, []).append(name)
        if len(ways) > 1:
            found[ours] = {**more, "format": left[0] if len(left) == 1 else OPEN}
    if open_ways:
        said = "\n".join(_which_way(export, some, ways) for ways, some in open_ways.items())
        asked[_line("format")] = said
    mark = _mark_of(export, columns, codes, questions)
    return TwoWays(found, {"decimal": OPEN} if mark else {}, {**asked, **mark})


def _line(key: str) -> str:
    return to_yaml({key: OPEN}).strip()


def _column_of(said: Value) -> str:
    return str(said.get("column", "")) if isinstance(said, Mapping) else str(said)


def _plain(export: ShownExport, name: str, codes: Value | None) -> list[str]:
    """Return the texts of a column that no code explains."""
    known = {*_texts_in(codes)}
    return [text for text in export.texts[name] if text not in known]


def _texts_in(codes: Value | None) -> Iterator[str]:
    """Yield all that stands in codes, and what it means."""
    if isinstance(codes, Mapping):
        for code, said in codes.items():
            yield code
            yield from _texts_in(said)
    elif isinstance(codes, str):
        yield codes
    elif isinstance(codes, Sequence):
        for each in codes:
            yield from _texts_in(each)


def _is_fiscal(export: ShownExport, column: Column, name: str, plain: Collection[str]) -> bool:
    judge = replace(_judge(column, name), year_begins=export.services.year_begins)
    return judge.fiscal is None and names_fiscal_quarters(plain)


def _judge(column: Column, name: str) -> Judge:
    return Judge(column, Source(column=(name,)))


def _ways(export: ShownExport, column: Column, name: str, plain: list[str]) -> Ways:
    judge = replace(_judge(column, name), year_begins=export.services.year_begins)
    return different_ways(judge, plain)


def _by_others(export: ShownExport, columns: Mapping[str, Value], ways: Ways) -> Ways:
    """Return those of some ways in which other times that the same tool writes can be read, too."""
    if len(ways) < 2:
        return ways
    own = {export.named(name) for name in export.tool.own} if export.tool.name else set()
    for name in (columns_in(columns) | own) & export.texts.keys():
        fits = tuple(
            way for way in ways if all(read_moment(text, way) for text in export.texts[name])
        )
        ways = fits or ways  # another one may be written in quite another way
    return ways


def _which_way(export: ShownExport, names: Sequence[str], ways: Ways) -> str:
    texts = [text for text in export.texts[names[0]] if len(_days(text, ways)) > 1]
    shown = ", ".join(f"“{text}”" for text in texts[:_MOST_SHOWN])
    columns = " and ".join(f"“{name}”" for name in names)
    have = "has" if len(names) == 1 else "have"
    said = f"{columns} {have} days that can be read in more than one way, such as {shown}."
    for day, way in _days(texts[0], ways).items():
        said += f"\nWhere “{texts[0]}” is {day}, write:\n{inline(way)}"
    return said


def _days(text: str, ways: Ways) -> dict[str, str]:
    """Return the days that a text may be, as somebody would say them, each with its way."""
    found: dict[str, str] = {}
    for way in ways:
        moment = read_moment(text, way)
        if isinstance(moment, datetime):
            found.setdefault(f"{moment.day} {moment:%B %Y}", way)
    return found


def _which_year(name: str, plain: Sequence[str]) -> dict[str, str]:
    said = f"“{name}” has quarters of fiscal years, such as “{plain[0]}”. In which month does that "
    said += "year begin? Write october, april, july or another month."
    return {_line("year_begins"): said}


def _mark_of(
    export: ShownExport,
    columns: Mapping[str, Value],
    codes: Mapping[str, Value],
    questions: Sequence[AskedColumn],
) -> dict[str, str]:
    """Return the question which mark begins a fraction; none where the numbers show it."""
    kind = KIND_OF_FOLDER[export.tool.kind]
    read = [(ours, _column_of(said)) for ours, said in columns.items()]
    read += [(each.ours, each.column) for each in questions]
    for ours, name in read:
        column = kind.column(ours)
        if column is None or column.type not in _NUMBERS or name not in export.texts:
            continue
        plain = _plain(export, name, codes.get(ours))
        if decimal_of(plain, column.type is Type.WHOLE) is None:
            shown = next(text for text in plain if "," in text)
            said = f"“{name}” has numbers such as “{shown}”. Write point where the comma parts "
            return {_line("decimal"): f"{said}thousands there, comma where it begins a fraction."}
    return {}
