"""Findings about the form of a definition, replaced by their cause where that is known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from generator.checks.uncommented.likeliest import opens_used
from generator.checks.uncommented.lines import KeyLine, LineSort, key_lines, meaning_behind
from generator.checks.uncommented.repairs import repaired, repairs
from generator.model.definitions import COMMUNITIES, LAYOUT, ORGANISATION, SUPPLIERS, model_of
from generator.model.old_names import with_current_keys
from generator.model.reading import GAP, read_part
from generator.model.skeleton import Skeleton, skeleton
from generator.sources.finding import Finding, Place, Severity, error
from generator.sources.text import TextFile, decode
from generator.sources.yaml_document import Document, parse

_FORM = frozenset(
    ("yaml-syntax", "unknown-key", "wrong-type", "missing-value", "missing-key", "duplicate-key")
)
"""Codes of what may be a symptom."""
_UNREADABLE = 1000
"""Faults that a text without any YAML counts for."""
_OPENER = re.compile(
    r"^(?:# [ -]*\w+:(?:[ \t]+#.*)?\r?\n[ \t]+\S"
    r"|[ -]*\w+:(?:(?:[ \t]+#.*)?\r?\n# |[^#\n]*\S  [A-Z]))",
    re.MULTILINE,
)
"""A comment that could hold what the line below says; a key that could hold the comment below; a
sentence behind a value."""
_KINDS = {ORGANISATION: "organisation", COMMUNITIES: "communities", SUPPLIERS: "suppliers"}


def kind_of_definition(file: str) -> str:
    """Return which kind of file a definition is (“service”), by where it lies; “” if none."""
    found = LAYOUT.fullmatch(file)
    if found:
        return "provider" if found[2] == "provider" else "service"
    return _KINDS.get(file, "")


def with_causes(
    findings: Iterable[Finding], documents: Mapping[str, Document], root: Path | None
) -> list[Finding]:
    """Return findings; those about a new file's comments that were badly used say so.

    A text that is no YAML is read once more, below the ``root``.
    """
    kept = [*findings]
    wrong = {f.place.file for f in kept if f.code in _FORM and kind_of_definition(f.place.file)}
    odd = {file for file, each in documents.items() if _OPENER.search(each.text)}
    for file in sorted(wrong | {file for file in odd if kind_of_definition(file)}):
        text = documents[file].text if file in documents else _text(root, file)
        kept = _with_causes_of(file, text, kept) if text else kept
    return kept


def _text(root: Path | None, file: str) -> str:
    try:
        source, _ = decode(file, (root / file).read_bytes()) if root else (None, [])
    except OSError:
        return ""
    return source.text if source else ""


def _with_causes_of(file: str, text: str, findings: list[Finding]) -> list[Finding]:
    keys = skeleton(kind_of_definition(file))
    some = repairs(text, keys, lambda tried: _faults(file, tried, keys))
    if not some:
        return findings
    left = {(f.code, f.message) for f in _errors(file, repaired(text, some))}
    lines = {one.line for one in some}
    kept = [
        f
        for f in findings
        if f.place.file != file
        or not (f.code in _FORM or f.place.line in lines)
        or (f.code, f.message) in left
    ]
    return kept + [
        error("misplaced-line", Place(file, one.line, one.column), one.message, one.hint)
        for one in some
    ]


def _faults(file: str, text: str, keys: Skeleton) -> int:
    """Count what is wrong with a text's form.

    A gap that is not filled yet is no fault of form, nor is a key that is missing.
    """
    lines = text.split("\n")
    return _read_otherwise(text, keys) + sum(
        _UNREADABLE if f.code == "yaml-syntax" else 1
        for f in _symptoms(file, text)
        if f.code == "yaml-syntax"
        or (f.code != "missing-key" and GAP not in lines[f.place.line - 1])
    )


def _read_otherwise(text: str, keys: Skeleton) -> int:
    """Count keys that are read as another block's, or hold nothing, without any finding of YAML."""
    lines = key_lines(text, keys)
    found = sum(bool(meaning_behind(line, keys)) for line in lines)
    for number, (line, below) in enumerate(pairwise(lines)):
        for key in keys.named.get(line.key, ()):
            if keys.spots[key].column == line.column:
                if line.sort is LineSort.COMMENTED:
                    found += opens_used(key, [below], keys)
                elif not line.value and below.sort is LineSort.COMMENTED:
                    inside = any(keys.spots[n].parent == key for n in keys.named[below.key])
                    found += inside and not _holds(lines[number:])
    return found


def _holds(lines: Sequence[KeyLine]) -> bool:
    """Whether the first of some lines, a key, holds anything: what is used next lies deeper."""
    said = (LineSort.USED, LineSort.TEXT)
    below = next((line for line in lines[1:] if line.sort in said), None)
    return below is not None and (below.column > lines[0].column or below.sort is LineSort.TEXT)


def _symptoms(file: str, text: str) -> list[Finding]:
    return [f for f in _errors(file, text) if f.code in _FORM]


def _errors(file: str, text: str) -> list[Finding]:
    document, findings = parse(TextFile(file, text))
    kind = model_of(file)
    if document and kind:
        document, problems = with_current_keys(document, kind)
        findings = [*findings, *problems, *read_part(document, kind)[1]]
    return [f for f in findings if f.severity is Severity.ERROR]
