"""Changes of one key or one column of the whole organisation, and what its pages say then."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import date, timedelta
from pathlib import Path
from typing import Any, get_args

import yaml

from generator.model.fields import Part
from generator.model.kinds import KIND_OF_FOLDER
from generator.model.table import Column, Type
from generator.pages.table import pages
from generator.pipeline import Reading, compute, material, read
from tests.plain import as_plain

Row = dict[str, Any]


class _WithoutAliases(yaml.SafeDumper):
    """Writes each value where it stands."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def write_whole(
    root: Path, definitions: Mapping[str, Row], records: Mapping[str, list[Row]]
) -> None:
    """Write definitions and data; only what differs from what is there."""
    for name, content in definitions.items():
        text = yaml.dump(content, Dumper=_WithoutAliases, allow_unicode=True, sort_keys=False)
        _write(root / "services" / name, text)
    for kind, rows in records.items():
        _write(root / "data" / kind / "all.csv", table(kind, rows))


def table(kind: str, rows: list[Row]) -> str:
    """Return rows as CSV, with every column of the kind."""
    out = io.StringIO(newline="")
    columns = [column.name for column in KIND_OF_FOLDER[kind].columns]
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def views(root: Path) -> tuple[Reading, dict[str, str]]:
    """Return what every page of a repository shows, by its path."""
    reading = read(root, cache=False)
    if reading.checked.errors:
        return reading, {}
    found = {}
    for page in pages(material(reading, compute(reading))):
        shown = json.dumps(as_plain(page.view), ensure_ascii=False, default=str)
        found[page.path] = f"{page.title}\n{page.description}\n{shown}"
    return reading, found


KeyPath = tuple[str, ...]
"""A key of the model: the kind of file, then the keys from the outside in."""


def parts_in(annotation: Any) -> list[type[Part]]:
    """Return the parts that an annotation speaks of."""
    if isinstance(annotation, type):
        return [annotation] if issubclass(annotation, Part) else []
    return [part for each in get_args(annotation) for part in parts_in(each)]


def keys_of(model: type[Part], before: KeyPath) -> Iterator[KeyPath]:
    """Yield every key of a model that holds a value, not another part."""
    for name, field in model.model_fields.items():
        inner = parts_in(field.annotation)
        if not inner:
            yield (*before, name)
        for part in inner:
            yield from keys_of(part, (*before, name))


def places(value: Any, path: KeyPath) -> Iterator[list[str | int]]:
    """Yield where a key stands in a definition, each as the way there."""
    if not path:
        yield []
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from ([number, *rest] for rest in places(each, path))
    elif isinstance(value, dict) and path[0] in value:
        yield from ([path[0], *rest] for rest in places(value[path[0]], path[1:]))


def changed(content: Row, way: list[str | int], new: Any) -> Row:
    """Return a copy of a definition in which another value stands at one place."""
    copy = deepcopy(content)
    at: Any = copy
    for step in way[:-1]:
        at = at[step]
    at[way[-1]] = new
    return copy


def value_at(content: Row, way: list[str | int]) -> Any:
    """Return what stands at a place."""
    at: Any = content
    for step in way:
        at = at[step]
    return at


def otherwise(value: Any, text: str) -> Any:
    """Return another value of the same kind; texts get ``text`` at their end."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, date):
        return value - timedelta(days=40)
    if isinstance(value, int | float):
        return value * 2 if isinstance(value, int) else round(value * 0.9, 4)
    if isinstance(value, list):
        return [*value[:-1], f"{value[-1]}{text}"]
    return f"{value}{text}"


def other_cell(column: Column, value: Any) -> Any:
    """Return another value for a cell: of the same type, and within the column's range."""
    names = OTHER_NAMES.get(column.refers_to or "", {})
    if column.type is Type.REFERENCE:
        return names.get(value, value)
    if column.type is Type.YES_NO:
        return {"yes": "no", "no": "yes"}[value]
    if column.type is Type.CHOICE:
        return column.choices[(column.choices.index(value) + 1) % len(column.choices)]
    if column.type in (Type.WHOLE, Type.NUMBER):
        return value + 1 if column.maximum is None or value + 1 <= column.maximum else value - 1
    if column.type is Type.TEXT:
        return f"{value} anew"
    return _earlier(str(value))


OTHER_NAMES = {
    "service": {"mail": "fax", "phone": "fax", "post-room": "fax"},
    "provider": {"it": "law", "hr": "law"},
    "community": {"office": "field", "field": "office"},
    "step": {"write": "send", "send": "write"},
    "measure": {"wait": "room", "room": "wait"},
    "promise": {"up": "quick"},
    "result": {"sent": "kept"},
}


def _earlier(written: str) -> str:
    """Return a month, a day or a time three months earlier; of a time also three hours."""
    year, month = int(written[:4]), int(written[5:7])
    year, month = (year, month - 3) if month > 3 else (year - 1, month + 9)
    rest = written[7:].replace("T09:00", "T12:00").replace("-31", "-30")
    return f"{year}-{month:02}{rest}"
