"""A new file of definitions: what is known of it, and as comments all else that can be said.

The comments are the schema's own descriptions, so a new key appears in new files by itself.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import yaml

from generator.model.reference import PLACES, FileKey, entries
from generator.model.schema import MODELINE

SCHEMAS_FOLDER = ".schemas"
Value = str | date | Sequence["Value"] | Mapping[str, "Value"]
_BARE = r"\d{4}-\d\d-\d\d|\d+(?:\.\d+)?|yes|no"
"""Days, numbers, yes and no: words to us, and what they look like to every other program."""
_MORE = "More that can be said here. To use a line, remove the “# ” before it."


def slug(name: str) -> str:
    """Return the id that a name makes: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss")).encode("ascii", "ignore")
    return re.sub(r"[^a-z0-9]+", "-", plain.decode().lower()).strip("-")


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
            lines += ["", f"# {entry.meaning}", *_written(name, values[name], 0)]
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


def _written(name: str, value: Value, depth: int) -> Iterator[str]:
    """Yield the lines of a key with its value."""
    blanks = "  " * depth
    if isinstance(value, str | date):
        yield f"{blanks}{name}: {quoted(str(value))}"
    elif isinstance(value, Mapping):
        yield f"{blanks}{name}:"
        for key, inner in value.items():
            yield from _written(key, inner, depth + 1)
    elif all(isinstance(item, str) for item in value):
        yield f"{blanks}{name}: [{', '.join(quoted(str(item)) for item in value)}]"
    else:
        yield f"{blanks}{name}:"
        for item in value:
            assert isinstance(item, Mapping), "lists hold words or mappings"
            inner_lines = [line for key, v in item.items() for line in _written(key, v, depth + 2)]
            inner_lines[0] = f"{blanks}  - {inner_lines[0].lstrip()}"
            yield from inner_lines


def _skeleton(entry: FileKey, depth: int) -> Iterator[str]:
    """Yield the lines of a key that is not used yet, with what its own keys mean."""
    blanks = "  " * depth
    if not entry.within:
        gap = "[…]" if entry.many else quoted(entry.default or "…")
        yield f"{blanks}{entry.name}: {gap}"
        return
    yield f"{blanks}{entry.name}:"
    for number, inner in enumerate(entry.within):
        lines = list(_skeleton(inner, depth + (2 if entry.many else 1)))
        lines[0] += f"  # {inner.meaning}"
        if entry.many and number == 0:
            lines[0] = f"{blanks}  - {lines[0].lstrip()}"
        yield from lines


def quoted(text: str) -> str:
    """Return a text as a YAML value on one line, in quotation marks only where it needs them."""
    if re.fullmatch(_BARE, text):
        return text
    try:
        read = yaml.safe_load(f"a: {text}")
    except yaml.YAMLError:
        read = None
    return text if read == {"a": text} else json.dumps(text, ensure_ascii=False)
