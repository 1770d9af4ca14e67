"""What is known of an export's columns: which of ours each is, and what its codes say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.importing.asked_columns import AskedColumn
from generator.importing.breakdowns import log_of, span_in
from generator.importing.counted_tables import counted_tool
from generator.importing.day_columns import are_periods, grain_in, moment_columns, period_column
from generator.importing.found_questions import NUMBERING, found_questions
from generator.importing.monitored import monitored
from generator.importing.service_column import service_column
from generator.importing.shown_export import ShownExport
from generator.importing.tools import Tool, measured_in
from generator.model.mapping import JOINED, OPEN
from generator.sources.yaml_text import Value

_NUMBER = re.compile(r"[+-]?\d{1,15}(?:[.,]\d{1,18})?")


def tool_by_values(export: ShownExport) -> Tool:
    """Return what a table is by what stands in it, of a tool that is known by one column as well.

    A monitor calls a column “timestamp” as Google Forms does.
    """
    if export.tool.name:
        moments = moment_columns(export.texts)
        return _watched(export, moments) or export.tool
    if counted := counted_tool(export):
        return counted
    moments = moment_columns(export.texts)
    if watched := _watched(export, moments):
        return watched
    if not moments or any(found_questions(export, {each: each for each in moments})):
        return export.tool
    span = span_in(moments, export.texts)
    if span is None:
        numbers = [name for name in export.texts if _is_number(export, name)]
        return measured_in(moments[0], numbers[0]) if len(numbers) == 1 else export.tool
    return log_of(span, export.identity(NUMBERING), export.texts)


def _watched(export: ShownExport, moments: Sequence[str]) -> Tool | None:
    """Return what a monitor's table is; none where somebody was asked something that we know."""
    asks = found_questions(export, {each: each for each in moments})
    known = any(each.ours != OPEN for each in asks)
    return None if known or not moments else monitored(export, moments)


def _is_number(export: ShownExport, name: str) -> bool:
    texts = export.texts[name].keys()
    return name.casefold() not in NUMBERING and bool(texts) and all(map(_NUMBER.fullmatch, texts))


def found_columns(export: ShownExport) -> dict[str, Value]:
    """Return which column of the export each of ours is, as a mapping says it; some are open."""
    found: dict[str, Value] = {}
    for ours, column in export.tool.columns.items():
        whole = (n for n in column.rather if export.is_filled(export.names.get(n, "")))
        names = map(str.casefold, (*whole, *column.names))
        there = (export.names[n] for n in names if n in export.names)
        name = next(there, None)
        over = export.over(column)
        if column.text:
            text = JOINED.sub(lambda each: f"{{{export.named(each[1])}}}", column.text)
            found[ours] = {"text": text, "number": column.number}
        elif name is not None or OPEN in column.names:
            name = name or OPEN
            plus = next(filter(None, map(export.named, column.plus)), "")
            more: dict[str, Value] = {
                "number": column.number, "plus": plus, "unknown_where": over,
                "open_per": export.named(column.open_per), "grain": _grain_of(export, ours, name),
            }  # fmt: skip
            some: dict[str, Value] = {key: value for key, value in more.items() if value}
            found[ours] = {"column": name, **some} if some else name
        elif over:
            # No row has an end: what is over has an unknown one.
            found[ours] = next(iter(over))
    if "date" not in found and export.tool.kind == "answers":
        day = period_column(export.texts)
        found = {"date": OPEN if not day or export.same_header(day) else day, **found}
    if "id" not in found and export.tool.kind == "incidents":
        found = {"id": _id_of_log(export, found["opened"]), **found}
    if "id" not in found and export.tool.kind == "answers" and (one := export.identity()):
        found["id"] = {"column": one, "number": "by-file"}
    return found


def _grain_of(export: ShownExport, ours: str, name: str) -> str:
    """Return the period of which a column has the first days; empty where it says it itself."""
    grain = grain_in(name) if ours == "period" else None
    texts = [*export.texts.get(name, ())]
    return "" if grain is None or are_periods(name, texts) else str(grain)


def _id_of_log(export: ShownExport, opened: Value) -> dict[str, Value]:
    """Return what tells breakdowns from one another that bear no number.

    It is when they began, and of what; an end may be corrected.
    """
    service = service_column(export)
    if service and opened in export.texts:
        return {"text": f"{{{service}}} {{{opened}}}", "number": "together"}
    return {"column": OPEN, "number": "by-file"}


def last_of(export: ShownExport) -> dict[str, Value]:
    """Return by what the last row of each is taken; empty where all rows are."""
    if not export.tool.last_per:
        return {}
    by = export.names.get(export.tool.last_by.casefold())
    return {"per": (export.named(export.tool.last_per),), **({"by": by} if by else {})}


def found_codes(
    export: ShownExport, columns: Mapping[str, Value], questions: Sequence[AskedColumn]
) -> dict[str, Value]:
    """Return what the codes of the export say, by our columns; some are open."""
    found: dict[str, Value] = {
        ours: _as_there(export, codes, columns[ours])
        for ours, codes in export.tool.codes.items()
        if ours in columns
    }
    for ours, column in export.tool.columns.items():
        over = export.over(column)
        name = columns.get(ours)
        if isinstance(name, str) and name in over:
            others = [text for text in export.texts[name] if text not in over[name]]
            found[ours] = {"no_answer": {"not recorded": over[name]}, "empty": others}
    for table in dict.fromkeys(each.table or each.ours for each in questions):
        some = [each for each in questions if table == (each.table or each.ours)]
        if any(each.ten for each in some):
            found[table] = {"translate": OPEN}
            continue
        translate = {code: text for each in some for code, text in each.translate.items()}
        if translate and table not in found:
            take = tuple(dict.fromkeys(text for each in some for text in each.take))
            found[table] = {**({"take": take} if take else {}), "translate": translate}
    return found


def _as_there(export: ShownExport, codes: Mapping[str, Value], column: Value) -> Value:
    """Return the codes of a tool as the column writes them; of other languages none.

    Its own words for points stay, those that nobody has said yet as well: somebody may next month.
    """
    name = str(column.get("column", "")) if isinstance(column, Mapping) else str(column)
    names = (name, str(column.get("plus", ""))) if isinstance(column, Mapping) else (name,)
    there = {text.casefold(): text for each in names for text in export.texts.get(each, ())}
    found = dict(codes)
    points = codes.get("translate")
    if isinstance(points, Mapping):
        known = [there[code.casefold()] for code in points if code.casefold() in there]
        is_large = any(text[:1].isupper() for text in known)
        spelt = {code: code[:1].upper() + code[1:] if is_large else code for code in points}
        found["translate"] = {
            there.get(code.casefold(), spelt[code]): text for code, text in points.items()
        }
    empty = codes.get("empty")
    if isinstance(empty, tuple):
        others = (there.get(str(each).casefold(), str(each)) for each in empty)
        found["empty"] = tuple(dict.fromkeys((*map(str, empty), *others)))
    none = codes.get("no_answer")
    if isinstance(none, Mapping):
        found["no_answer"] = {
            why: tuple(there[each] for each in some if each in there) or some
            for why, some in none.items()
            if isinstance(some, tuple)
        }
    return found
