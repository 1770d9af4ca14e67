"""The lines of a definition as somebody sees them who looks for keys in them, not for YAML."""

from __future__ import annotations

import re
from enum import Enum

from msgspec import Struct

from generator.model.skeleton import COMMENT, Skeleton

BLANKS = " \t\u00a0\u3000"
"""Spaces, tabs, and what only looks like a space."""
_KEY = re.compile(rf"([{BLANKS}]*)((?:-[{BLANKS}]+)?)([A-Za-z_]\w*):(?=\s|$)(.*)")
_BLOCK = re.compile(r"[|>][+-]?\d?(?:\s+#.*)?")


class LineSort(Enum):
    """What a line is."""

    USED = "a key and what follows"
    COMMENTED = "a key of a new file that is a comment still"
    MEANING = "the sentence that says what a key means, without its signs"
    TEXT = "what belongs to the key above it"
    NOTHING = "a blank line, or somebody's own comment"


class KeyLine(Struct, frozen=True):
    """A line: what it is, and of a key its name, its ``column`` (from 0), dash and value.

    ``lead`` is what stands before the dash or the key; ``odd`` is true if that is not blanks alone.
    """

    sort: LineSort
    text: str
    key: str = ""
    lead: str = ""
    dash: bool = False
    value: str = ""

    @property
    def column(self) -> int:
        """How many characters stand before the key; a dash and its blank count two."""
        return len(self.lead) + 2 * self.dash

    @property
    def odd(self) -> bool:
        """Whether a tab, or a blank that only looks like one, stands before the key."""
        return bool(self.lead.strip(" "))

    @property
    def points_at(self) -> int:
        """The column, from 1, of what is odd, or else of what follows the blanks."""
        return len(self.lead) - len(self.lead.lstrip(" ")) + 1 if self.odd else len(self.lead) + 1


def key_lines(text: str, keys: Skeleton) -> list[KeyLine]:
    """Return the lines of a text."""
    found: list[KeyLine] = []
    deeper = -1
    for raw in text.split("\n"):
        line = raw.rstrip("\r")
        lead = len(line) - len(line.lstrip(" "))
        if deeper >= 0 and (lead > deeper or not line.strip()):
            found.append(KeyLine(LineSort.TEXT if line.strip() else LineSort.NOTHING, line))
            continue
        one = _line(line, keys)
        deeper = lead if one.sort is LineSort.USED and _BLOCK.fullmatch(one.value) else -1
        found.append(one)
    return found


def _line(line: str, keys: Skeleton) -> KeyLine:
    bare = line.strip()
    if bare in keys.meanings:
        return KeyLine(LineSort.MEANING, line)
    if line.startswith(COMMENT):
        inner = _key(line.removeprefix(COMMENT), LineSort.COMMENTED, keys)
        return inner or KeyLine(LineSort.NOTHING, line)
    if not bare or bare.startswith("#"):
        return KeyLine(LineSort.NOTHING, line)
    return _key(line, LineSort.USED, keys) or KeyLine(LineSort.TEXT, line)


def _key(line: str, sort: LineSort, keys: Skeleton) -> KeyLine | None:
    found = _KEY.fullmatch(line)
    if found is None or found[3] not in keys.named:
        return None
    value = found[4].strip()
    value = "" if value.startswith("#") else value
    return KeyLine(sort, line, found[3], found[1], bool(found[2]), value)


def meaning_behind(line: KeyLine, keys: Skeleton) -> str:
    """Return what a key means, if that stands behind its value without its sign; else “”."""
    for number in keys.named.get(line.key, ()):
        meaning = keys.spots[number].entry.meaning
        if line.value.endswith(meaning) and "#" not in line.value[: -len(meaning)]:
            return meaning
    return ""
