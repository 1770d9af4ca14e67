"""What to delete or add, line by line, so that what was used of a new file is read as it is meant.

A repair is the smallest that helps: each is tried without, and left out if nothing is worse then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from generator.checks.uncommented.likeliest import KeyReading, likeliest
from generator.checks.uncommented.lines import KeyLine, LineSort, key_lines
from generator.checks.uncommented.repair_lines import (
    NOTHING,
    Repair,
    Shift,
    begin,
    behind,
    change_to,
    fill,
    moved,
    remove,
    use,
    with_parent,
)
from generator.model.skeleton import Skeleton

MOST = 60
"""Repairs of one file; where there are more, it was never a new file of ours."""


def repairs(text: str, keys: Skeleton, faults: Callable[[str], int]) -> list[Repair]:
    """Return what puts a text right, from top to bottom; nothing where that is not known.

    ``faults`` counts what is wrong with a text; the repairs leave less of it.
    """
    lines = key_lines(text, keys)
    found = [*_repairs(lines, keys)]
    if not found or len(found) > MOST:
        return []
    least, at_first = faults(repaired(text, found)), faults(text)
    if least >= at_first:
        return []
    for one in [*found]:
        others = [each for each in found if each is not one]
        if faults(repaired(text, others)) <= least:
            found = others
    return found


def repaired(text: str, some: Sequence[Repair]) -> str:
    """Return a text with repairs made."""
    lines = text.split("\n")
    for one in sorted(some, key=lambda each: -each.first):
        lines[one.first : one.last + 1] = one.new
    return "\n".join(lines)


def _repairs(lines: Sequence[KeyLine], keys: Skeleton) -> Iterator[Repair]:
    readings = likeliest(lines, keys)
    meant = {reading.line: reading for reading in readings}
    unfilled = {each.unfilled for each in readings if each.unfilled is not None}
    done = -1
    run: list[int] = []
    going = NOTHING
    for number, line in enumerate(lines):
        if line.sort is LineSort.NOTHING or number <= done:
            continue
        change = going if line.sort is LineSort.TEXT else _change_of(line, meant.get(number), keys)
        if run and change != going:
            yield moved(lines, run, going)
            run = []
        going = change
        if change != NOTHING:
            run.append(number)
        here = _of_one(lines, number, readings, meant, keys)
        if here:
            done = max(done, here.last) if line.sort is LineSort.COMMENTED else done
            yield here
        filled = fill(lines, number, meant[number], keys) if number in unfilled else None
        if filled:
            done = filled.last
            yield filled
    if run:
        yield moved(lines, run, going)


def _change_of(line: KeyLine, reading: KeyReading | None, keys: Skeleton) -> Shift:
    """Return how a line starts wrongly, if that is all that is wrong with its start."""
    if line.sort is not LineSort.USED or reading is None or reading.missing is not None:
        return NOTHING
    column = keys.spots[reading.key].column - 2 * reading.dash
    return (change_to(line, column) if line.dash == reading.dash else None) or NOTHING


def _of_one(
    lines: Sequence[KeyLine],
    number: int,
    readings: Sequence[KeyReading],
    meant: Mapping[int, KeyReading],
    keys: Skeleton,
) -> Repair | None:
    """Return what is wrong with a line, but for blanks too many or too few."""
    line, reading = lines[number], meant.get(number)
    if line.sort is LineSort.MEANING:
        return remove(number, line)
    if reading is None:
        return None
    if line.sort is LineSort.COMMENTED:
        return use(lines, number, meant)
    if reading.missing is not None:
        return with_parent(number, line, readings, keys)
    column = keys.spots[reading.key].column - 2 * reading.dash
    if line.dash != reading.dash or change_to(line, column) is None:
        return begin(number, line, column, reading, keys)
    return behind(number, line, keys)
