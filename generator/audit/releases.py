"""Several releases of a site: what is still true of the older ones, and what changed between them.

Readers keep what they have seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from generator.audit.publication import Key, Publication
from generator.audit.statements import Line, Span, Statement
from generator.releases.difference import fewest


class Correction(Struct, frozen=True):
    """A number that is another one than before, about the same days and people.

    ``people`` is how many it takes at least to change it so.
    """

    about: Statement
    before: int
    people: int


def corrections(now: Publication, before: Iterable[Publication]) -> Iterator[Correction]:
    """Yield the numbers that several releases have and that differ, each once."""
    cells = {each.key: each for each in _cells(now)}
    for each in cells.values():
        yield from _in_ledger(each, now)
    for older in before:
        for each in _cells(older):
            after = cells.get(each.key)
            if after is None or each.answers in {after.answers, *_numbers(after, now)}:
                continue
            was, am = each.answers or 0, after.answers or 0
            yield Correction(after, was, abs(am - was))


def _in_ledger(each: Statement, now: Publication) -> Iterator[Correction]:
    """Yield how the versions of a number differ."""
    versions = now.versions.get(each.key, ())
    for one, other in combinations(versions, 2):
        yield Correction(each, one.answers, fewest(one, other))


def _numbers(each: Statement, now: Publication) -> set[int]:
    return {version.answers for version in now.versions.get(each.key, ())}


def _cells(published: Publication) -> Iterator[Statement]:
    """Yield the numbers that are shown, but for those that are made of others."""
    return (s for s in published.statements if s.answers is not None and not s.total)


def still_true(now: Publication, before: Sequence[Publication]) -> list[Statement]:
    """Return what older releases said and no newer one contradicts, with its age."""
    said: set[tuple[Key, int | None]] = {(s.key, s.answers) for s in now.of_today}
    changed: dict[Line, list[Span]] = {}
    for key, versions in now.versions.items():
        if len(versions) > 1:
            changed.setdefault(key[0], []).extend(key[1])
    old = (replace(s, age=1) for s in now.statements if s.old and not s.total)
    found = [each for each in (*now.older, *old) if not overlaps(each, changed)]
    oldest = max((each.age for each in found), default=0)
    for number, older in enumerate(before, 1):
        apart: dict[Line, list[Span]] = {}
        for each in corrections(now, [older]):
            apart.setdefault(each.about.line, []).extend(each.about.days)
        for one in (*older.statements, *older.older):
            about = one.key, one.answers
            if one.answers is not None and about not in said and not overlaps(one, apart):
                said.add(about)
                found.append(replace(one, age=oldest + number))
    return found


def overlaps(each: Statement, spans: dict[Line, list[Span]]) -> bool:
    """Return whether a statement is about any of some days of lines."""
    return any(
        first <= end and start <= last
        for line, first, last in each.parts
        for start, end in spans.get(line, ())
    )
