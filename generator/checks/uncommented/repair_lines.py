"""The repairs of single lines: what is wrong, what fixes it, and the lines that it makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from generator.checks.uncommented.likeliest import KeyReading
from generator.checks.uncommented.lines import BLANKS, KeyLine, LineSort, meaning_behind
from generator.model.skeleton import COMMENT, TOP, Skeleton


class Repair(Struct, frozen=True):
    """Lines (numbered from 0, the last included), what they become, and what is said, and where.

    ``new`` may be longer than what was there. ``line`` and ``column`` count from 1.
    """

    first: int
    last: int
    new: tuple[str, ...]
    line: int
    column: int
    message: str
    hint: str


class Shift(Struct, frozen=True):
    """How lines, one after another, start wrongly: the same for all of them.

    ``off`` is how many blanks are too many; ``odd`` what stands there instead of blanks, and
    ``instead`` what belongs there.
    """

    off: int
    odd: str = ""
    instead: str = ""

    def made(self, text: str) -> str:
        """Return a line that starts rightly."""
        if not text.strip() or text.startswith("#"):
            return text
        if self.odd:
            bare = text.lstrip(BLANKS)
            lead = text[: len(text) - len(bare)]
            return (lead.replace(self.odd, self.instead) if self.instead else lead[1:]) + bare
        return text[self.off :] if self.off > 0 else " " * -self.off + text


NOTHING = Shift(0)


def change_to(line: KeyLine, column: int) -> Shift | None:
    """Return what turns a line's beginning into so many blanks; None where it takes more."""
    if not line.odd:
        return Shift(len(line.lead) - column)
    if line.lead[0] == "\t" and line.lead[1:] == " " * column:
        return Shift(0, "\t")
    for odd, instead in (("\t", "  "), ("\u00a0", " "), ("\u3000", " ")):
        if line.lead.replace(odd, instead) == " " * column:
            return Shift(0, odd, instead)
    return None


def moved(lines: Sequence[KeyLine], run: Sequence[int], change: Shift) -> Repair:
    """Return the repair of lines, one after another, that start alike and wrongly."""
    first, last = run[0], run[-1]
    line = lines[first]
    right = change.made(line.text)
    column = len(right) - len(right.lstrip(" "))
    several = f"lines {first + 1} to {last + 1}" if last > first else ""
    message, hint = _said_of_odd(change, several) if change.odd else _said(line, column, several)
    hint = hint or f"start this line with {_spaces(column)}"
    if not change.odd and change.off == 1 and any(x.sort is LineSort.COMMENTED for x in lines):
        message += "; a comment is used without its “#” and the space behind it"
    new = tuple(change.made(lines[n].text) for n in range(first, last + 1))
    return Repair(first, last, new, first + 1, line.points_at, message, hint)


def _said_of_odd(change: Shift, several: str) -> tuple[str, str]:
    tab = change.odd == "\t"
    what = "a tab" if tab else "a sign that only looks like a space"
    message = f"{what} indents this line; YAML needs spaces"
    if not several:
        return message, ""
    if not change.instead:
        return message, f"remove the tab at the start of {several}"
    if tab:
        return message, f"replace each tab at the start of {several} by two spaces"
    return message, f"replace what only looks like a space at the start of {several} by spaces"


def _said(line: KeyLine, column: int, several: str) -> tuple[str, str]:
    off = len(line.lead) - column
    blanks = "a space" if abs(off) == 1 else f"{abs(off)} spaces"
    message = f"this line starts with {_spaces(len(line.lead))}; “{line.key}:” belongs after "
    message += _spaces(column)
    if off == 1:
        message = f"there is one space too many before “{line.key}:”"
    if several and off > 0:
        return message, f"remove {blanks} at the start of {several}"
    if several:
        return message, f"add {blanks} at the start of {several}"
    if off == 1:
        which = "one of the spaces" if column else "the space"
        return message, f"remove {which} before {_shown(line)}"
    return message, ""


def behind(number: int, line: KeyLine, keys: Skeleton) -> Repair | None:
    """Return the repair of what a key means, behind its value: the sign before it is gone."""
    meaning = meaning_behind(line, keys)
    if not meaning:
        return None
    at = line.text.rindex(meaning)
    right = f"{line.text[:at]}# {meaning}"
    message = f"the value goes on with “{meaning}”, which says what “{line.key}:” means"
    hint = f"write “# ” before “{' '.join(meaning.split()[:3])}”"
    return Repair(number, number, (right,), number + 1, at + 1, message, hint)


def _shown(line: KeyLine) -> str:
    return f"“{'- ' if line.dash else ''}{line.key}:”"


def _spaces(number: int) -> str:
    return {0: "no space", 1: "1 space"}.get(number, f"{number} spaces")


def _lines(numbers: Sequence[int]) -> str:
    """Return lines, given from 0, as people number them."""
    first, last = numbers[0] + 1, numbers[-1] + 1
    return f"line {first}" if first == last else f"lines {first} to {last}"


def remove(number: int, line: KeyLine) -> Repair:
    """Return the repair of a sentence about a key, which has lost the signs before it."""
    message = "this line says what a key means, and is a comment in a new file"
    column = len(line.text) - len(line.text.lstrip()) + 1
    return Repair(number, number, (), number + 1, column, message, "remove this line")


def begin(number: int, line: KeyLine, column: int, reading: KeyReading, keys: Skeleton) -> Repair:
    """Return the repair of what stands before a key: a tab, or a dash that is missing or wrong."""
    holder = keys.spots[reading.key].parent
    name = f"“{line.key}:”"
    if line.dash == reading.dash:
        tab = "\t" in line.lead
        what = "a tab" if tab else "a sign that only looks like a space"
        message = f"{what} indents this line; YAML needs spaces"
        hint = f"start this line with {_spaces(column)}"
    elif reading.dash:
        message = f"{name} begins an entry of “{keys.spots[holder].entry.name}”, without a dash"
        hint = f"start this line with {_spaces(column)} and “- ”"
    else:
        message = f"“- ” begins an entry of a list; {name} is no such entry"
        hint = f"start this line with {_spaces(column)}, and without “- ”"
    bare = line.text[len(line.lead) :]
    if line.dash:
        bare = bare[1:].lstrip(BLANKS)
    new = " " * column + ("- " if reading.dash else "") + bare
    return Repair(number, number, (new,), number + 1, line.points_at, message, hint)


def with_parent(
    number: int, line: KeyLine, readings: Sequence[KeyReading], keys: Skeleton
) -> Repair:
    """Return the repair of a key without that which holds it: pasted in part."""
    reading = next(each for each in readings if each.line == number)
    assert reading.missing is not None
    holder, spot = keys.spots[reading.missing], keys.spots[reading.key]
    column = spot.column - 2 * reading.dash
    bare = line.text[len(line.lead) :]
    if line.dash:
        bare = bare[1:].lstrip(BLANKS)
    new = " " * column + ("- " if reading.dash else "") + bare
    names = [f"“{keys.spots[one].entry.name}:”" for one in _could_hold(reading, readings, keys)]
    offered = " or ".join(names)
    message = f"“{line.key}:” belongs below {offered}, which is not here"
    which = f"{offered}, whichever it is," if len(names) > 1 else offered
    above = f"write {which} with {_spaces(holder.column)} before it on a line above this one"
    hint = f"{above}, and start this line with {_spaces(column)}"
    if reading.dash:
        hint += " and “- ”"
    lines = (f"{' ' * holder.column}{holder.entry.name}:", new)
    return Repair(number, number, lines, number + 1, line.points_at, message, hint)


def _could_hold(reading: KeyReading, readings: Sequence[KeyReading], keys: Skeleton) -> list[int]:
    """Return the keys that could hold a key, and all that follows it on its level."""
    assert reading.missing is not None
    inside = {
        keys.spots[each.key].entry.name
        for each in readings
        if each.line >= reading.line and each.key != TOP
        if keys.spots[each.key].parent == reading.missing
    }
    spot = keys.spots[reading.missing]
    return [
        number
        for number, other in enumerate(keys.spots)
        if (other.parent, other.entry.many) == (spot.parent, spot.entry.many)
        if inside <= {inner.name for inner in other.entry.within}
    ]


def use(lines: Sequence[KeyLine], number: int, meant: Mapping[int, KeyReading]) -> Repair:
    """Return the repair of comments, one after another, that hold what is used below them."""
    last = number
    while last + 1 in meant and lines[last + 1].sort is LineSort.COMMENTED:
        last += 1
    numbers = [*range(number, last + 1)]
    new = tuple(lines[n].text.removeprefix(COMMENT) for n in numbers)
    below = next(
        (n for n in range(last, len(lines)) if n in meant and lines[n].sort is LineSort.USED), None
    )
    name = f"“{lines[number].key}:”"
    holds = f", and “{lines[below].key}:” below it is not" if below else ""
    message = f"{name} is a comment still{holds}"
    where = "this line" if len(numbers) == 1 else _lines(numbers)
    hint = f"remove “# ” at the start of {where}"
    return Repair(number, last, new, number + 1, 1, message, hint)


def fill(
    lines: Sequence[KeyLine], number: int, reading: KeyReading, keys: Skeleton
) -> Repair | None:
    """Return the repair of a key whose entries are comments still, the lines below it."""
    inner: list[int] = []
    for at in range(number + 1, len(lines)):
        line = lines[at]
        fitting = [
            key
            for key in (keys.named[line.key] if line.sort is LineSort.COMMENTED else ())
            if reading.key in keys.chain(key)[1:] and keys.spots[key].column == line.column
        ]
        if not fitting:
            break
        inner.append(at)
    if not inner:
        return None
    name = f"“{lines[number].key}:”"
    where = _lines(inner)
    new = tuple(lines[n].text.removeprefix(COMMENT) for n in inner)
    message = f"{name} has nothing below it: what belongs there is a comment still"
    hint = (
        f"remove “# ” at the start of {where}, and delete what you do not need; "
        f"or write “# ” before {name} again"
    )
    column = len(lines[number].lead) + 1
    return Repair(inner[0], inner[-1], new, number + 1, column, message, hint)
