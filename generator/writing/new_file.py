"""A new file of definitions: what is known of it, and as comments all else that can be said.

The comments are the schema's own descriptions, so a new key appears in new files by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model.fields import plain_id
from generator.model.reference import ANY, PLACES, FileKey, entries
from generator.model.schema import MODELINE
from generator.sources.yaml_text import Value, to_yaml

SCHEMAS_FOLDER = ".schemas"
_A_NAME = "…"
"""Stands for a name that a user chooses."""
_MORE = "More that can be said here. To use a line, remove the “# ” before it."


def slug(name: str) -> str:
    """Return the id that a name makes: small letters, digits and hyphens."""
    return plain_id(name)


def new_file(kind: str, values: Mapping[str, Value]) -> str:
    """Return the text of a new file of a kind (“service”), given what is known of it.

    Raises ``KeyError`` for a key that the kind does not have.
    """
    known = {entry.name: entry for entry in entries(kind)}
    depth = PLACES[kind].count("/")
    schema = f"{'../' * depth}{SCHEMAS_FOLDER}/{kind}.schema.json"
    lines = [f"{MODELINE}{schema}"]
    for name, entry in known.items():
        if name in values:
            lines += ["", f"# {entry.meaning}", to_yaml({name: values[name]}).rstrip("\n")]
    unknown = values.keys() - known.keys()
    if unknown:
        raise KeyError(min(unknown))
    rest = [entry for entry in known.values() if entry.name not in values]
    if rest:
        lines += ["", f"## {_MORE}"]
    for entry in rest:
        lines += ["##", f"## {entry.meaning}"]
        lines += [f"# {line}" for line in _skeleton(entry, 0)]
    return "\n".join(lines) + "\n"


def _skeleton(entry: FileKey, depth: int) -> Iterator[str]:
    """Yield the lines of a key that is not used yet, with what its own keys mean."""
    indent = "  " * depth
    if not entry.within:
        gap: Value = ["…"] if entry.many else entry.default or "…"
        yield indent + to_yaml({entry.name: gap}).rstrip("\n")
        return
    yield f"{indent}{entry.name}:"
    if ANY in entry.within[0].path[len(entry.path) :]:
        depth += 1
        yield f"{'  ' * depth}{_A_NAME}:"
    for number, inner in enumerate(entry.within):
        lines = list(_skeleton(inner, depth + (2 if entry.many else 1)))
        lines[0] += f"  # {inner.meaning}"
        if entry.many and number == 0:
            lines[0] = f"{indent}  - {lines[0].lstrip()}"
        yield from lines
