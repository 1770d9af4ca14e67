"""Kinds of data that are held against other kinds: in what order, and with what."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.checks.columns import Flags, Rows

Rejected = Mapping[str, Set[int]]
"""Lines that are left out, by file."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The kinds ``beside`` which a kind is held; ``against`` tells which of its rows disagree."""

    beside: tuple[str, ...]
    against: Callable[[Rows, Mapping[str, Rows], Rejected], Flags]


def _counted_twice(rows: Rows, others: Mapping[str, Rows], rejected: Rejected) -> Flags:
    from generator.checks.counted_twice import counted_from_answers

    return counted_from_answers(rows, others["answers"], rejected)


def _fewer_asked(rows: Rows, others: Mapping[str, Rows], rejected: Rejected) -> Flags:
    from generator.checks.fewer_asked import fewer_than_answered

    return fewer_than_answered(rows, others, rejected)


COMPARED: Mapping[str, Comparison] = {
    "tallies": Comparison(("answers",), _counted_twice),
    "invitations": Comparison(("answers", "tallies"), _fewer_asked),
}
"""By folder; each is validated after those it is held against."""
