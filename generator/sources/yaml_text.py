"""Values as YAML text: the only module that writes YAML, be it a new file or a part of an old one.

It writes for this program's own reader, to which every plain word is text, and for editors, which
guess: text stays without quotation marks where both read it alike, and where it is a day, a number,
yes or no. New text is made here, as that is fast and reads well; an old file is changed by ruamel,
which keeps its comments.
"""

from __future__ import annotations

import io
import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeGuard

import yaml

if TYPE_CHECKING:
    from ruamel.yaml import YAML

WIDTH = 96
"""Characters of a line, beyond which a text goes on the lines below its key."""
Value = str | bool | int | float | date | Sequence["Value"] | Mapping[str, "Value"]

_BARE = re.compile(r"\d{4}-\d\d-\d\d|\d+(?:\.\d+)?|yes|no")
"""Days, numbers, yes and no: words to us, and what they look like to every other program."""
_ESCAPED = r"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
"""What YAML allows as an escape only, or takes for the end of a line."""
_UNPRINTABLE = re.compile(f"[{_ESCAPED}]")
_FIRST = rf"[^\s\-?:,\[\]{{}}#&*!|>'\"%@`“”„«»\\{_ESCAPED}]"
_PLAIN = re.compile(rf"{_FIRST}(?:[^:#\"\\{_ESCAPED}]|:(?! |$)|(?<! )#)*(?<!\s)")
"""Text that no reader takes for a list, a comment, a key or an escape."""
_BRACKETS = re.compile(r"[,\[\]{}]")
_GUESSES = yaml.resolver.Resolver.yaml_implicit_resolvers
_NO_LIMIT = 1_000_000


def to_yaml(value: Mapping[str, Value]) -> str:
    """Return a mapping as the text of a file, or of a part of one."""
    return "".join(f"{line}\n" for line in _mapping(value, ""))


def inline(value: Value) -> str:
    """Return a value as YAML on one line, fit to stand between brackets."""
    if isinstance(value, str):
        return _quoted(value) if _BRACKETS.search(value) else _scalar(value)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{inline(key)}: {inline(item)}' for key, item in value.items())}}}"
    if isinstance(value, Sequence):
        return f"[{', '.join(map(inline, value))}]"
    return _scalar(value)


def tidied(text: str) -> str | None:
    """Return a file's text evenly indented, its values and comments kept; none if it is no YAML."""
    from ruamel.yaml.error import YAMLError

    editor = _editor()
    out = io.StringIO()
    try:
        editor.dump(editor.load(text), out)
    except YAMLError:
        return None
    return out.getvalue()


def with_item(text: str, key: str, item: Mapping[str, Value]) -> str:
    """Return a file's text with one more item at the end of the list below a key.

    No other line changes, unless the list stands between brackets: then comments and order of all
    else stay. The text must be a mapping without faults.
    """
    root = yaml.compose(text, Loader=yaml.BaseLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    found = next((value for name, value in pairs if name.value == key), None)
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(end)
    new = to_yaml({key: [item]}).splitlines()
    if found is None:
        while lines and not lines[-1].strip():
            lines.pop()
        return end.join([*lines, "", *new, ""])
    if not isinstance(found, yaml.SequenceNode) or found.flow_style or not found.value:
        return _with_item_anew(text, key, item)
    after = _last_line(found) + 1
    pad = " " * found.start_mark.column
    return end.join([*lines[:after], *(pad + line[2:] for line in new[1:]), *lines[after:]])


def _last_line(node: yaml.Node) -> int:
    """Return the number of the last line, from 0, on which a value says something."""
    if node.value and isinstance(node, yaml.MappingNode) and not node.flow_style:
        return _last_line(node.value[-1][1])
    if node.value and isinstance(node, yaml.SequenceNode) and not node.flow_style:
        return _last_line(node.value[-1])
    mark = node.end_mark
    return mark.line if mark.column else max(mark.line - 1, node.start_mark.line)


def _with_item_anew(text: str, key: str, item: Mapping[str, Value]) -> str:
    """Return the same of a list between brackets, or of one that is empty."""
    editor = _editor()
    document = editor.load(text)
    if not document.get(key):
        document[key] = []
    document[key].append(editor.load(to_yaml(item)))
    out = io.StringIO()
    editor.dump(document, out)
    return out.getvalue()


def _mapping(value: Mapping[str, Value], pad: str) -> Iterator[str]:
    for key, item in value.items():
        name = f"{pad}{_scalar(key)}:"
        if isinstance(item, str):
            if len(name) + len(item) > WIDTH and _can_be_folded(item):
                yield f"{name} >-"
                yield from _folded(item, f"{pad}  ")
            else:
                yield f"{name} {_scalar(item)}"
        elif isinstance(item, Mapping) and item:
            yield name
            yield from _mapping(item, f"{pad}  ")
        elif isinstance(item, Sequence) and _are_mappings(item):
            yield name
            for inner in item:
                first, *rest = _mapping(inner, f"{pad}    ")
                yield f"{pad}  - {first.lstrip()}"
                yield from rest
        else:
            yield f"{name} {inline(item)}"


def _are_mappings(items: Sequence[Value]) -> TypeGuard[Sequence[Mapping[str, Value]]]:
    return bool(items) and all(isinstance(item, Mapping) and item for item in items)


def _can_be_folded(text: str) -> bool:
    """Return whether a text is words with one blank between two, as folded lines come back."""
    return " ".join(text.split()) == text and not _UNPRINTABLE.search(text)


def _folded(text: str, pad: str) -> list[str]:
    # A word broken at its hyphen would come back with a space in it.
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=pad,
        subsequent_indent=pad,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _scalar(value: str | bool | float | date) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, str):
        return str(value)
    return value if _is_plain(value) else _quoted(value)


@lru_cache(maxsize=10_000)  # keys and ids come again and again
def _is_plain(text: str) -> bool:
    if not _PLAIN.fullmatch(text):
        return False
    guesses = _GUESSES.get(text[0], [])
    return bool(_BARE.fullmatch(text)) or not any(guess.match(text) for _, guess in guesses)


def _quoted(text: str) -> str:
    """Return a text in quotation marks; JSON's strings are YAML's, except for a few characters."""
    return _UNPRINTABLE.sub(
        lambda found: f"\\U{ord(found[0]):08x}", json.dumps(text, ensure_ascii=False)
    )


def _editor() -> YAML:
    """Return a reader and writer that keeps comments, order and quotation marks.

    It takes every plain word for a word, as this program's own reader does: 0.70 stays 0.70.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.resolver import VersionedResolver

    class Words(VersionedResolver):
        @property
        def versioned_resolver(self) -> dict[str, Any]:
            return {}

    editor = YAML()
    editor.Resolver = Words
    editor.preserve_quotes = True
    editor.width = _NO_LIMIT
    editor.indent(mapping=2, sequence=4, offset=2)
    return editor
