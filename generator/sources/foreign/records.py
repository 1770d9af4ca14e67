"""JSON: the entries of one list in it become the rows of a table."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

from generator.sources.finding import Finding, Place, error, warning
from generator.sources.text import TextFile

_DEEPEST = 12
"""Levels of lists and objects. Tools write three or four."""
_LOG = "incidents"
"""The list of a status page's breakdowns: that there were none is no fault of the export."""
_WHETHER_ALL = "if there should be some, export it again"
_LIST = re.compile(r"([A-Za-z]\w*?)(?:_?[Ll]ist|s)")
_ID = re.compile(r"([A-Za-z]\w*?)_?(?:[Ii]d|ID)")
"""Names of a list of things, and of a thing's id."""
Row = dict[str, str]


def records_as_csv(text: TextFile, records: str) -> tuple[TextFile | None, list[Finding]]:
    """Return the entries of a list as CSV, and the findings.

    ``records`` is the path of the list, as “data.result.values”. Without it, it is the longest one;
    of two as long the deeper. What stands around an entry is in its row, too: a value in an object
    has the names of all levels, as “metric.instance”, one in a list its number, as “values.1”.
    Where an entry has a name as well, what is around it bears that of its own list, too:
    “incidents.id” next to the “id” of a component. Of an id the name is in it, too, where another
    list says it: “monitor.name” next to “monitorID”, from “monitorList”. Where the list is empty,
    there is a warning and no table.
    """
    try:
        parsed = _parsed(text.text)
    except (json.JSONDecodeError, RecursionError) as problem:
        line = getattr(problem, "lineno", 1)
        message = f"this is no whole JSON: {getattr(problem, 'msg', 'too deep').lower()}"
        place = Place(text.file, line)
        return None, [error("import-json", place, message, "export it again, to the end")]
    if _is_empty(parsed, records or _LOG):
        name = (records or _LOG).partition(".")[0]
        message = f"there are no {name} in it: nothing to import"
        return None, [warning("import-nothing", Place(text.file), message, _WHETHER_ALL)]
    names = _names_by_id(parsed)
    lists = {path: 0 for path, _ in _lists(parsed, "", 0)}
    for path, entries in _lists(parsed, "", 0):
        lists[path] += entries
    known = sorted(lists, key=lambda path: (lists[path], path.count(".")), reverse=True)
    if records and records not in lists:
        near = " or ".join(f"“records: {each}”" for each in known[:3] if each) or "remove it"
        message = f"there is no list “{records}”"
        return None, [error("import-json", Place(text.file), message, f"write {near}")]
    if not known:
        message = "there is no list in it whose entries could be rows"
        return None, [error("import-json", Place(text.file), message, "export the data as CSV")]
    found = _rows(parsed, "", records or known[0], {})
    rows = [row | _named(row, names) for row in found]
    header = list(dict.fromkeys(name for row in rows for name in row))
    output = io.StringIO(newline="")
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow(header or ["nothing"])
    writer.writerows([row.get(name, "") for name in header] for row in rows)
    return TextFile(text.file, output.getvalue()), []


def _parsed(text: str) -> Any:
    """Return what a text says: one value, or one in each line."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as problem:
        lines = [line for line in text.splitlines() if line.strip()]
        if problem.msg != "Extra data" or len(lines) < 2:
            raise
        try:
            return [json.loads(line) for line in lines]
        except json.JSONDecodeError:
            raise problem from None


def _is_empty(value: Any, path: str) -> bool:
    """Return whether there is a list at a path, and there or on the way to it nothing is in any."""
    if isinstance(value, list):
        return all(_is_empty(each, path) for each in value)
    name, _, rest = path.partition(".")
    return isinstance(value, dict) and name in value and _is_empty(value[name], rest)


def _lists(value: Any, path: str, depth: int) -> Iterator[tuple[str, int]]:
    """Yield the paths of lists whose entries can be rows, each with its number of entries."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _lists(each, f"{path}.{name}".lstrip("."), depth + 1)
    elif isinstance(value, list) and any(isinstance(each, dict | list) for each in value):
        yield path, len(value)
        for each in value:
            if isinstance(each, dict):
                yield from _lists(each, path, depth + 1)


def _rows(value: Any, path: str, wanted: str, around: Row) -> Iterator[Row]:
    """Yield the entries of the list at ``wanted``, each with the values ``around`` it."""
    if isinstance(value, list):
        if path == wanted:
            above, _, last = wanted.rpartition(".")
            for each in value:
                own = _flat(each, "" if isinstance(each, dict) else last)
                outer = {
                    f"{above}.{name}" if name in own else name: around[name] for name in around
                }
                yield outer | own
        else:
            for each in value:
                yield from _rows(each, path, wanted, around)
    elif isinstance(value, dict):
        for name, each in value.items():
            below = f"{path}.{name}".lstrip(".")
            if wanted == below or wanted.startswith(f"{below}."):
                rest = {other: one for other, one in value.items() if other != name}
                yield from _rows(each, below, wanted, around | _flat(rest, ""))


def _names_by_id(parsed: Any) -> dict[str, dict[str, str]]:
    """Return the names of what lists at the top list, by id, by what each is a list of."""
    found: dict[str, dict[str, str]] = {}
    for name, value in parsed.items() if isinstance(parsed, dict) else ():
        listed = _LIST.fullmatch(name)
        entries = [*value.values()] if isinstance(value, dict) else value
        if listed and isinstance(entries, list) and all(isinstance(each, dict) for each in entries):
            some = [each for each in entries if "id" in each and "name" in each]
            if some:
                of = listed[1].casefold()
                found[of] = {_said(each["id"]): _said(each["name"]) for each in some}
    return found


def _named(row: Row, names: dict[str, dict[str, str]]) -> Row:
    """Return the names of the ids in a row."""
    found: Row = {}
    for column, text in row.items() if names else ():
        of = _ID.fullmatch(column)
        if of and of[1].casefold() in names and f"{of[1]}.name" not in row:
            found[f"{of[1]}.name"] = names[of[1].casefold()].get(text, "")
    return found


def _flat(value: Any, name: str) -> Row:
    """Return the values in an object by their names; lists of objects stay behind."""
    if isinstance(value, dict):
        below = [_flat(each, f"{name}.{key}".lstrip(".")) for key, each in value.items()]
        return {key: text for part in below for key, text in part.items()}
    if isinstance(value, list):
        if any(isinstance(each, dict | list) for each in value):
            return {}
        return {f"{name}.{at}".lstrip("."): _said(each) for at, each in enumerate(value, 1)}
    return {name or "value": _said(value)}


def _said(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case _:
            return str(value)
