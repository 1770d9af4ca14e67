"""Lines of which all is known need no equations: most lines of a site withhold nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from generator.audit.statements import Line, Part, Span, Statement


def settle(statements: Sequence[Statement]) -> tuple[list[Statement], list[Statement]]:
    """Return what statements say of lines that are not known altogether, and what cannot be true.

    A line is settled where nothing of it is withheld, and today's periods, which do not overlap,
    are all that any statement adds up. A sum over several lines is left with the others' share.
    """
    known = _known(statements)
    opened = _opened(statements, known)
    rest: list[Statement] = []
    wrong: list[Statement] = []
    groups: dict[tuple[Line, tuple[Span, ...]], int] = {}
    for each in statements:
        mine = tuple(part for part in each.parts if part[0] in opened)
        if len(mine) == len(each.parts):
            rest.append(each)
            continue
        answers = each.answers or 0
        left = answers - sum(known[part] for part in each.parts if part[0] not in opened)
        if each.community:
            place = each.line, each.days
            groups[place] = groups.get(place, 0) + (0 if each.age else answers)
            if not each.age and groups[place] > answers - left:
                wrong.append(each)
        elif mine:
            rest.append(replace(each, parts=mine, answers=left))
        elif left and not each.age and not (each.loose and left < 0):
            wrong.append(each)
    return rest, wrong


def _known(statements: Iterable[Statement]) -> dict[Part, int]:
    """Return how many answered in each period, as far as the site says so."""
    found = (each for each in statements if _of_a_period(each))
    return {each.parts[0]: each.answers for each in found if each.answers is not None}


def _of_a_period(each: Statement) -> bool:
    return len(each.parts) == 1 and not (each.age or each.community or each.total)


def _opened(statements: Iterable[Statement], known: dict[Part, int]) -> set[Line]:
    """Return the lines of which not everything is known."""
    spans: dict[Line, set[Span]] = {}
    opened: set[Line] = set()
    for each in statements:
        for line, *days in each.parts:
            spans.setdefault(line, set()).add((days[0], days[1]))
        if each.answers is None:
            opened.update(line for line, *_ in each.parts)
        elif _of_a_period(each) and known[each.parts[0]] != each.answers:
            opened.add(each.parts[0][0])  # two numbers of the same days
    for line, some in spans.items():
        apart = all(before[1] < after[0] for before, after in pairwise(sorted(some)))
        if not apart or any((line, *span) not in known for span in some):
            opened.add(line)
    return opened
