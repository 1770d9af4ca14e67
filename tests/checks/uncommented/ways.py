"""Ways to use a new file's comments badly, for each of its blocks.

A block is a key of a new file with all that can lie in it, each line a comment. Used as it should
be, “# ” is gone before each of its lines, and values stand for the gaps.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from msgspec import Struct

from generator.model.reference import PLACES, FileKey, entries, flat
from generator.writing.new_file import new_file

KNOWN = {
    "organisation": {"name": "A"},
    "provider": {"name": "IT", "shirt": "IT"},
    "service": {"name": "Mail", "purpose": "I write.", "stage": "live"},
    "communities": {},
    "suppliers": {},
}
FILES = {
    kind: place.replace("<provider>", "it").replace("<service>", "mail")
    for kind, place in PLACES.items()
}
COMMENTED = re.compile(r"# ( *(?:- )?)(\w+):")


class Use(Struct, frozen=True):
    """A file after a block was used badly: its text, the one that is meant, and the block's lines.

    ``first`` and ``last`` count from 1, in the bad text.
    """

    kind: str
    block: str
    way: str
    bad: str
    meant: str
    first: int
    last: int


@cache
def blocks(kind: str) -> dict[str, tuple[list[str], list[str], list[str]]]:
    """Return for each block what stands before it, its lines with values, and what follows."""
    lines = new_file(kind, KNOWN[kind]).split("\n")
    keys = {entry.name: entry for entry in entries(kind)}
    found = {}
    for number, line in enumerate(lines):
        start = COMMENTED.match(line)
        if start and not start[1]:
            end = number + 1
            while end < len(lines) and COMMENTED.match(lines[end]):
                end += 1
            filled = _filled(lines[number:end], keys[start[2]])
            found[start[2]] = (lines[:number], filled, lines[end:])
    return found


def _filled(lines: list[str], key: FileKey) -> list[str]:
    """Return the comments with a value for each gap."""
    keys = list(flat((key,)))
    assert len(keys) == len(lines)
    return [
        line.replace("[…]", f"[{_value(each)}]").replace(": …", f": {_value(each)}", 1)
        for line, each in zip(lines, keys, strict=True)
    ]


def _value(key: FileKey) -> str:
    kind = key.kind.removeprefix("a list; each is ")
    if kind.startswith("one of: "):
        return kind.removeprefix("one of: ").split(", ")[0]
    if key.name == "hours":
        return "Mon-Fri 07:00-19:00"
    if key.name in ("period", "window"):
        return "2026-09" if "withdrawn" in key.path else "month"
    if kind.startswith("a day"):
        return "2026-01-05"
    if kind == "a link":
        return "https://say.example.org"
    if "number" in kind:
        return "1"
    return "a" if kind.startswith("an id") else "some words"


def used(lines: list[str]) -> list[str]:
    """Return comments, used as they should be."""
    return [line.removeprefix("# ") for line in lines]


def uses(kind: str) -> Iterator[Use]:
    """Yield every block, used badly in every way."""
    for block, (before, lines, after) in blocks(kind).items():
        for name, way in WAYS.items():
            seen = set()
            for number, (bad, meant) in enumerate(way(lines)):
                text = "\n".join([*before, *bad, *after])
                if text in seen or bad == meant:
                    continue
                seen.add(text)
                first, last = len(before) + 1, len(before) + len(bad)
                whole = "\n".join([*before, *meant, *after])
                yield Use(kind, block, f"{name} {number + 1}", text, whole, first, last)


Lines = list[str]
Way = Callable[[Lines], Iterator[tuple[Lines, Lines]]]


def _sign_only(lines: Lines) -> Iterator[tuple[Lines, Lines]]:
    """Only “#” is removed, in all lines."""
    yield [line.removeprefix("#") for line in lines], used(lines)


def _sign_only_in_one(lines: Lines) -> Iterator[tuple[Lines, Lines]]:
    right = used(lines)
    for at, line in enumerate(right):
        yield [*right[:at], f" {line}", *right[at + 1 :]], right


def _sign_only_below(lines: Lines) -> Iterator[tuple[Lines, Lines]]:
    """The first line is used as it should be, the others have a blank left."""
    right = used(lines)
    yield [right[0], *(f" {line}" for line in right[1:])], right


def _first_lines(lines: Lines) -> Iterator[tuple[Lines, Lines]]:
    """Half a block: what opens something is used, and nothing in it."""
    right = used(lines)
    for at in range(1, len(lines)):
        if _opens(right[at - 1]):
            inner = _depth(right[at])
            end = at
            while end < len(lines) and _depth(right[end]) >= inner:
                end += 1
            yield [*right[:at], *lines[at:]], [*right[:end], *lines[end:]]


def _last_lines(lines: Lines) -> Iterator[tuple[Lines, Lines]]:
    """Half a block: the last lines are used, and not what they lie in."""
    right = used(lines)
    for at in range(1, len(lines)):
        needed = {*_holders(right, at)}
        meant = [right[n] if n >= at or n in needed else lines[n] for n in range(len(lines))]
        yield [*lines[:at], *right[at:]], meant


def _one_line(lines: Lines) -> Iterator[tuple[Lines, Lines]]:
    """A single line is used that lies in others."""
    right = used(lines)
    for at in range(1, len(lines)):
        if not _opens(right[at]):
            needed = {*_holders(right, at), at}
            meant = [right[n] if n in needed else lines[n] for n in range(len(lines))]
            yield [*lines[:at], right[at], *lines[at + 1 :]], meant


def _tabs(lines: Lines) -> Iterator[tuple[Lines, Lines]]:
    right = used(lines)
    yield [re.sub("^ +", lambda lead: "\t" * (len(lead[0]) // 2), line) for line in right], right


def _tab_for_sign(lines: Lines) -> Iterator[tuple[Lines, Lines]]:
    """The sign and its blank are replaced by a tab."""
    right = used(lines)
    yield [f"\t{line}" for line in right], right


def _no_break(lines: Lines) -> Iterator[tuple[Lines, Lines]]:
    """Copied from a page that has blanks that do not break."""
    right = used(lines)
    yield [re.sub("^ +", lambda lead: "\u00a0" * len(lead[0]), line) for line in right], right


def _flat(lines: Lines) -> Iterator[tuple[Lines, Lines]]:
    """All blanks before the lines are removed."""
    yield [line.lstrip("# ") for line in lines], used(lines)


def _deeper(lines: Lines) -> Iterator[tuple[Lines, Lines]]:
    right = used(lines)
    for off in (1, 2, 4):
        for at in range(len(right)):
            yield [*right[:at], " " * off + right[at], *right[at + 1 :]], right
        yield [" " * off + line for line in right], right


def _less_deep(lines: Lines) -> Iterator[tuple[Lines, Lines]]:
    right = used(lines)
    for off in (1, 2):
        for at, line in enumerate(right):
            if line.startswith(" " * off):
                yield [*right[:at], line[off:], *right[at + 1 :]], right
        yield [line[off:] if line.startswith(" " * off) else line for line in right], right


def _meaning(lines: Lines) -> Iterator[tuple[Lines, Lines]]:
    """The sentence behind a key has lost its sign, too."""
    right = used(lines)
    for at, line in enumerate(right):
        if "  # " in line and not _opens(line):
            bad = line.replace("  # ", "  ", 1)
            yield [*right[:at], bad, *right[at + 1 :]], right


def _twice(lines: Lines) -> Iterator[tuple[Lines, Lines]]:
    right = used(lines)
    yield [*right, *right], right


def _in_part(lines: Lines) -> Iterator[tuple[Lines, Lines]]:
    """The lines below the first are pasted, without it."""
    right = used(lines)
    if len(lines) > 1:
        yield right[1:], right


def _gaps(lines: Lines) -> Iterator[tuple[Lines, Lines]]:
    """The block is used, and one gap is not filled."""
    right = used(lines)
    for at, line in enumerate(right):
        if not _opens(line):
            yield (
                [
                    *right[:at],
                    re.sub(r": (?:\[.*?\]|.*?)(?=  # |$)", ": …", line),
                    *right[at + 1 :],
                ],
                right,
            )


WAYS: dict[str, Way] = {
    "only the sign removed": _sign_only,
    "only the sign removed in one line": _sign_only_in_one,
    "only the sign removed below": _sign_only_below,
    "nothing below it used": _first_lines,
    "its parent not used": _last_lines,
    "one line used": _one_line,
    "tabs": _tabs,
    "a tab for the sign": _tab_for_sign,
    "no-break blanks": _no_break,
    "no blanks": _flat,
    "too deep": _deeper,
    "not deep enough": _less_deep,
    "meaning without its sign": _meaning,
    "pasted twice": _twice,
    "pasted in part": _in_part,
}


def _opens(line: str) -> bool:
    return bool(re.fullmatch(r" *(?:- )?\w+:(?:  #.*)?", line))


def _depth(line: str) -> int:
    return len(line) - len(re.sub(r"^ *(?:- )?", "", line))


def _holders(lines: Lines, at: int) -> Iterator[int]:
    """Yield the lines that hold a line: the key above it, and the one that begins its entry."""
    depth = _depth(lines[at])
    dashed = lines[at].lstrip().startswith("- ")
    for number in range(at - 1, -1, -1):
        here = _depth(lines[number])
        if here == depth and lines[number].lstrip().startswith("- ") and not dashed:
            yield number
            dashed = True
        elif here < depth:
            yield number
            depth = here
            dashed = lines[number].lstrip().startswith("- ")
