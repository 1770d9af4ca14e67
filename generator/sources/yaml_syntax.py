"""What the YAML parser stumbled over, in an owner's words, where the owner made it.

The parser says where it gave up, which is often the end of the file or the line after the mistake.
Each trial below looks for one mistake and says where it was made and what fixes it; the first that
finds its own is reported.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml
from msgspec import Struct

from generator.sources.finding import Finding, Place, error
from generator.sources.text import TextFile

_ENTRY = re.compile(r"( *(?:- +)*)([A-Za-z_][\w-]*):(?: +(.*))?$")
_GLUED = re.compile(r"( *(?:- +)*)([A-Za-z_][\w-]*):(?=[^\s/:])(.+)$")
_BARE = re.compile(r"( *(?:- +)*)([A-Za-z_][\w-]*)(?: +([^:]*))?$")
_WIDE = "\uff1a"
_ODD = re.compile(r"( *(?:- +)*)([A-Za-z_]\w*)(\uff1a[\s\uff1a]*|:\s*[\u00a0\u3000]\s*)(.*)")
"""An entry with a wide colon, or a space that does not break."""
_RESERVED = "@`%"
"""Characters that cannot begin a plain value (brackets and other marks of YAML are not listed)."""


class Stumble(Struct, frozen=True):
    """Where the parser gave up (line and column from 1), what it said, and where it began."""

    source: TextFile
    lines: list[str]
    line: int
    column: int
    said: str
    began: int | None
    """The line on which began what could not be read to its end."""

    @property
    def text(self) -> str:
        """The line as it stands."""
        return self.lines[self.line - 1]

    @property
    def suspects(self) -> list[int]:
        """The lines on which the mistake may be: this one, the one above, where it began."""
        return [n for n in (self.line, self.line - 1, self.began) if n]

    def finding(self, line: int, column: int, message: str, hint: str) -> Finding:
        """Return a finding at a line and column."""
        return error("yaml-syntax", Place(self.source.file, line, column), message, hint)


def syntax_finding(source: TextFile, problem: yaml.YAMLError) -> Finding:
    """Return the finding for a text that the parser refused."""
    stumble = _stumble(source, problem)
    for trial in _TRIALS:
        found = trial(stumble)
        if found:
            return found
    return stumble.finding(
        stumble.line,
        stumble.column,
        f"this is not YAML: {stumble.said}",
        "compare the line and the one above with the example: “name: value”, indented by spaces",
    )


def _stumble(source: TextFile, problem: yaml.YAMLError) -> Stumble:
    mark = getattr(problem, "problem_mark", None)
    said = str(getattr(problem, "problem", None) or getattr(problem, "reason", None) or problem)
    offset = getattr(problem, "position", 0) if mark is None else mark.index
    before = source.text[: offset if isinstance(offset, int) else 0]
    context = getattr(problem, "context_mark", None)
    return Stumble(
        source,
        source.text.split("\n"),
        before.count("\n") + 1,
        len(before) - before.rfind("\n"),
        f"{said} {problem}" if "single document" in str(problem) else said,
        None if context is None else source.text.count("\n", 0, context.index) + 1,
    )


def _tab(at: Stumble) -> Finding | None:
    if "\t" not in at.text[: at.column]:
        return None
    message = "a tab indents this line; YAML needs spaces"
    return at.finding(at.line, at.column, message, "replace the tab by two spaces")


def _glued(at: Stumble) -> Finding | None:
    """``stage:live``: the line reads as one word, and the parser stumbles over the next."""
    if "could not find expected ':'" not in at.said and "mapping values" not in at.said:
        return None
    for number in at.suspects:
        found = _GLUED.match(at.lines[number - 1].rstrip())
        if found:
            column = len(found[1]) + 1
            message = f"a space is missing after “{found[2]}:”"
            return at.finding(number, column, message, f"write “{found[2]}: {found[3]}”")
    return None


def _odd_sign(at: Stumble) -> Finding | None:
    """A colon, or the space behind it, that is another sign, and looks like it."""
    for number in at.suspects:
        found = _ODD.fullmatch(at.lines[number - 1].rstrip())
        if found:
            wide = _WIDE in found[3]
            what = "colon is a wide one" if wide else "space is one that does not break"
            message = f"after “{found[2]}”, the {what}: YAML does not know that sign"
            column = len(found[1]) + 1
            return at.finding(number, column, message, f"write “{found[2]}: {found[4]}”")
    return None


def _no_colon(at: Stumble) -> Finding | None:
    """``stage live``: the parser looks for the colon until the next line that has one."""
    found = _BARE.match(at.lines[at.began - 1].rstrip()) if at.began else None
    if not found or "could not find expected ':'" not in at.said or at.began is None:
        return None
    before, key, value = found.groups()
    message = f"a colon is missing after “{key}”"
    hint = f"write “{key}: {value or '…'}”, or start the line with more spaces if it goes on"
    return at.finding(at.began, len(before) + 1, message, f"{hint} from the line above")


def _open_quote(at: Stumble) -> Finding | None:
    if "end of stream" not in at.said or at.began is None:
        return None
    line = at.lines[at.began - 1].rstrip("\r")
    mark = next((c for c in line if c in "\"'"), None)
    if mark is None:
        return None
    name = "double" if mark == '"' else "single"
    message = f"the {name} quote that opens here is never closed"
    column = line.index(mark) + 1
    return at.finding(at.began, column, message, f"write a {name} quote at the end of this line")


def _reserved(at: Stumble) -> Finding | None:
    sign = at.text[at.column - 1 : at.column]
    if "cannot start any token" not in at.said or sign not in _RESERVED or not sign:
        return None
    message = f"a value cannot start with “{sign}”"
    hint = "put the whole text after the first colon between double quotes"
    return at.finding(at.line, at.column, message, hint)


def _after_quote(at: Stumble) -> Finding | None:
    """``"Write" to anybody``: the value ends with its quote, and the rest has no place."""
    found = _ENTRY.match(at.text.rstrip())
    value = found[3] if found else None
    if not value or value[0] not in "\"'" or "expected" not in at.said:
        return None
    other = "single" if value[0] == '"' else "double"
    message = "the value ends with its second quotation mark, and more follows"
    hint = f"put the whole text after the first colon between {other} quotes"
    return at.finding(at.line, at.column, message, hint)


def _indentation(at: Stumble) -> Finding | None:
    """A line that is indented more than the one above, which has its value, or fits no level."""
    here = _ENTRY.match(at.text.rstrip())
    above = next(
        (
            line
            for line in reversed(at.lines[: at.line - 1])
            if line.strip(" \r")[:1] not in ("", "#")
        ),
        "",
    )
    entry = _ENTRY.match(above.rstrip())
    if not here or not entry:
        return None
    have, want = len(at.text) - len(at.text.lstrip(" ")), len(entry[1])
    deeper = bool(entry[3]) and "mapping values" in at.said and have > want
    uneven = "expected '-'" in at.said and have < want and "-" not in here[1]
    if not deeper and not uneven:
        return None
    message = f"this line starts with {_spaces(have)}, the one above with {_spaces(want)}"
    return at.finding(at.line, have + 1, message, f"start this line with {_spaces(want)}")


def _spaces(number: int) -> str:
    return {0: "no space", 1: "1 space"}.get(number, f"{number} spaces")


def _second_colon(at: Stumble) -> Finding | None:
    if "mapping values are not allowed" not in at.said:
        return None
    hint = "put the whole text after the first colon between double quotes"
    return at.finding(at.line, at.column, "there is a second colon in this line", hint)


def _second_document(at: Stumble) -> Finding | None:
    if "single document" not in at.said:
        return None
    hint = "remove the line “---”, or put what follows it into a file of its own"
    return at.finding(at.line, at.column, "a second document starts here", hint)


_TRIALS: tuple[Callable[[Stumble], Finding | None], ...] = (
    _tab,
    _odd_sign,
    _glued,
    _no_colon,
    _open_quote,
    _reserved,
    _after_quote,
    _indentation,
    _second_colon,
    _second_document,
)
