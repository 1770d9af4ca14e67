"""A mapping's file becomes a mapping, or findings that say where and how to fix it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.importing.mapping_checks import check_mapping, open_questions
from generator.model.fields import Part
from generator.model.kinds import KIND_OF_FOLDER, LEFT_BEHIND, left_behind
from generator.model.mapping import Codes, Mapping, RowMapping, Source
from generator.model.old_names import Renaming, old_columns, rename
from generator.model.reading import did_you_mean, read_part
from generator.sources import yaml_document
from generator.sources.finding import Finding, Place, Severity, error, warning
from generator.sources.text import TextFile, decode
from generator.sources.yaml_document import Document, Value

MADE = "the mapping made for it"
"""What a mapping is called that nobody wrote, as it was made for an export."""


class MappingFile(Struct, frozen=True):
    """A mapping, the document it came from, and the folder that it lies in."""

    mapping: Mapping
    document: Document
    folder: Path

    @property
    def is_made(self) -> bool:
        """Whether nobody wrote it: no hint may speak of its lines as somebody's."""
        return self.document.file == MADE


def read_mapping(path: Path) -> tuple[MappingFile | None, list[Finding]]:
    """Return the mapping and the findings; no mapping where there is an error."""
    name = path.as_posix()
    try:
        raw = path.read_bytes()
    except OSError as failure:
        message = f"the mapping cannot be read: {(failure.strerror or 'unknown error').lower()}"
        return None, [error("unreadable-file", Place(name), message, "name a file with --mapping")]
    text, findings = decode(name, raw)
    if text is None:
        return None, findings
    source, problems = parse_mapping(text, path.parent)
    return source, findings + problems


def parse_mapping(text: TextFile, folder: Path) -> tuple[MappingFile | None, list[Finding]]:
    """Return the mapping that a text is, and the findings; ``folder`` is where it would lie."""
    findings: list[Finding] = []
    document, problems = yaml_document.parse(text)
    findings += problems
    if document is None or problems:
        return None, findings
    document, problems = rename(document, _old_columns(document.value))
    findings += problems
    if any(problem.severity is Severity.ERROR for problem in problems):
        return None, findings
    questions = open_questions(document)
    if questions:
        return None, findings + questions
    mapping, problems = read_part(document, Mapping)
    findings += [_with_known_keys(finding, document) for finding in problems]
    if mapping is None:
        return None, findings
    mapping, left = _without_left_behind(mapping, document)
    findings += left
    problems = check_mapping(mapping, document)
    findings += problems
    return (None if problems else MappingFile(mapping, document, folder)), findings


def _without_left_behind(mapping: Mapping, document: Document) -> tuple[Mapping, list[Finding]]:
    """Return the mapping without columns that we read over, and a warning for each."""
    names = LEFT_BEHIND.keys() - {each.name for each in mapping.target.columns}
    findings = [
        warning(
            "column-left-behind",
            document.key_place(*path, name),
            left_behind(name),
            f"remove “{name}:”",
        )
        for path in _column_groups(document.value)
        for name in _keys(document.value, path)
        if name in names
    ]
    if not findings:
        return mapping, []

    def rest(part: RowMapping | Mapping) -> dict[str, object]:
        return {
            group: {k: v for k, v in getattr(part, group).items() if k not in names}
            for group in ("fixed", "columns")
        }

    rows = tuple(entry.model_copy(update=rest(entry)) for entry in mapping.rows)
    return mapping.model_copy(update={**rest(mapping), "rows": rows}), findings


def _with_known_keys(finding: Finding, document: Document) -> Finding:
    """Say which keys are known below a name of the user's own choosing, as in ``codes: rating:``.

    The general reader follows fields only, so it does not know what such a name holds.
    """
    if finding.code != "unknown-key":
        return finding
    for path, kind in _named_parts(document.value):
        for key in _keys(document.value, path):
            if key not in kind.model_fields and document.key_place(*path, key) == finding.place:
                near = did_you_mean(key, kind.model_fields)
                known = ", ".join(kind.model_fields)
                message = f"“{key}” is not known here" + (
                    f"; did you mean “{near}”?" if near else ""
                )
                hint = f"write “{near}:”" if near else f"remove it; known here: {known}"
                return replace(finding, message=message, hint=hint)
    return finding


def _old_columns(value: Value) -> Iterator[Renaming]:
    """Yield the old names of our columns, wherever a mapping names them as keys."""
    folder = value.get("kind") if isinstance(value, dict) else None
    kind = KIND_OF_FOLDER.get(folder) if isinstance(folder, str) else None
    names = old_columns(kind) if kind else {}
    for path in (("codes",), *_column_groups(value)):
        for key in _keys(value, path):
            if key in names:
                yield Renaming(path, key, names[key])


def _column_groups(value: Value) -> Iterator[tuple[str | int, ...]]:
    """Yield the paths below which our columns are keys, of the mapping and of its rows."""
    rows = value.get("rows") if isinstance(value, dict) else None
    tops = [(), *(("rows", index) for index in range(len(rows) if isinstance(rows, list) else 0))]
    yield from ((*top, group) for top in tops for group in ("fixed", "columns"))


def _named_parts(value: Value) -> Iterator[tuple[tuple[str | int, ...], type[Part]]]:
    for name in _keys(value, ("codes",)):
        yield ("codes", name), Codes
    for name in _keys(value, ("columns",)):
        yield ("columns", name), Source
    rows = value.get("rows") if isinstance(value, dict) else None
    for index in range(len(rows) if isinstance(rows, list) else 0):
        for name in _keys(value, ("rows", index, "columns")):
            yield ("rows", index, "columns", name), Source


def _keys(value: Value, path: tuple[str | int, ...]) -> list[str]:
    """Return the keys of what stands at a path; none where no mapping stands there."""
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int):
            value = value[step]
        else:
            return []
    return list(value) if isinstance(value, dict) else []
