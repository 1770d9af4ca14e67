"""Two releases of a site: what they reveal together, and what a correction between them reveals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.audit.statements import Line, Statement

About = tuple[Line, int, int, str]


@dataclass(frozen=True, slots=True)
class Correction:
    """A number that is another one than before, about the same days and people."""

    about: Statement
    before: int


def corrections(before: Iterable[Statement], after: Iterable[Statement]) -> Iterator[Correction]:
    """Yield the numbers that stand in both releases and differ, each once."""
    known = {_about(each): each.answers for each in before if each.answers is not None}
    for each in {_about(each): each for each in after}.values():
        was = known.get(_about(each))
        if was is not None and each.answers is not None and was != each.answers:
            yield Correction(each, was)


def together(before: Sequence[Statement], after: Sequence[Statement]) -> list[Statement]:
    """Return what two releases say as if one had said it.

    Of the older one stays what the newer one does not say, and what is still true: nothing about
    days that were corrected since.
    """
    corrected: dict[Line, list[Statement]] = {}
    for each in corrections(before, after):
        corrected.setdefault(each.about.line, []).append(each.about)
    said = {_about(each) for each in after if each.answers is not None}
    earlier = (each for each in before if each.answers is not None and _about(each) not in said)
    still = [each for each in earlier if not _overlap(each, corrected.get(each.line, ()))]
    return [*after, *still]


def _about(each: Statement) -> About:
    return each.line, each.first, each.last, each.community


def _overlap(each: Statement, others: Iterable[Statement]) -> bool:
    return any(each.first <= other.last and other.first <= each.last for other in others)
