"""Old names of columns and keys in a text, replaced by the new ones."""

from __future__ import annotations

from generator.model.definitions import model_of
from generator.model.kinds import kind_of
from generator.model.old_names import with_current_columns, with_current_keys
from generator.sources import csv_table, yaml_document
from generator.sources.finding import Place
from generator.sources.text import TextFile


def with_current_names(file: str, text: str) -> str:
    """Return a file's text with new names, otherwise as it is.

    ``file`` is its name below the root, which says what it holds. A text that cannot be read stays
    as it is, and so does one in which an old name stands next to the new one.
    """
    source = TextFile(file, text)
    changes = _in_table(source) if file.endswith(".csv") else _in_definition(source)
    lines = text.split("\n")
    # From right to left, so that a change moves no place that is still to come.
    for place, old, new in sorted(changes, reverse=True):
        line, at = lines[place.line - 1], place.column - 1
        at += len(line[at:]) - len(line[at:].lstrip(" \"'"))
        if not line.startswith(old, at):
            return text
        lines[place.line - 1] = line[:at] + new + line[at + len(old) :]
    return "\n".join(lines)


def _in_table(source: TextFile) -> list[tuple[Place, str, str]]:
    table, kind = csv_table.parse(source)[0], kind_of(source.file)
    current = with_current_columns(table, kind)[0] if table and kind else None
    if table is None or current is None:
        return []
    pairs = zip(table.header, current.header, strict=True)
    return [(table.header_place(old), old, new) for old, new in pairs if old != new]


def _in_definition(source: TextFile) -> list[tuple[Place, str, str]]:
    document, kind = yaml_document.parse(source)[0], model_of(source.file)
    if document is None or kind is None:
        return []
    current, _ = with_current_keys(document, kind)
    return [
        (current.key_place(*path[:-1], new), str(path[-1]), new) for path, new in current.renamed
    ]
