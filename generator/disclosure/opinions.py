"""How closely the opinion of each community of a quarter is shown.

Where at least half of a community answered and nearly all of them agree, a share reveals what
almost everybody in it thinks. So it is shown as “9 in 10 or more” or “1 in 10 or fewer”, and the
other communities of that quarter are shown in tenths: the whole minus their numbers would be the
group's own. Where tenths leave too little open, no community of the quarter is shown.

What is decided here depends on nothing but what is published after it, so that a decision itself
reveals nothing more.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple, Self

from msgspec import Struct

_HALF = 2
_TENTHS = 10


class Opinion(StrEnum):
    """How closely the share of a community who like it is shown."""

    EXACT = "exact"
    HIGH = "9 in 10 or more"
    LOW = "1 in 10 or fewer"
    TENTHS = "tenths"
    WITHHELD = "withheld"


class Band(NamedTuple):
    """How many may like it, at least and at most, where only a band of shares is published."""

    low: int
    high: int


def mostly_heard(people: int, size: int | None) -> bool:
    """Return whether at least half of a group answered, as far as its size is known."""
    return size is not None and _HALF * people >= size


class CommunityOpinion(Struct, frozen=True):
    """A community's shown answers of a quarter: how many, how many like it, how many people.

    ``size`` is how many people belong to it, None where that is not known.
    """

    answers: int
    likes: int
    people: int
    size: int | None = None

    @property
    def mostly_heard(self) -> bool:
        """Whether at least half of it answered."""
        return mostly_heard(self.people, self.size)


class CoarseShare(Struct, frozen=True):
    """What is published of a community instead of its share: its answers, and a band of tenths.

    ``tenth`` is the nearest one, from 1 to 9; None where ``opinion`` is high or low.
    """

    opinion: Opinion
    answers: int
    tenth: int | None = None

    def __str__(self) -> str:
        return f"{self.opinion} {self.tenth}" if self.tenth else str(self.opinion)

    @classmethod
    def of(cls, written: str, answers: int) -> Self:
        """Return a share as the ledger has it."""
        name, _, tenth = written.rpartition(" ")
        if name == Opinion.TENTHS:
            return cls(Opinion.TENTHS, answers, int(tenth))
        return cls(Opinion(written), answers)


class WholeQuarter(Struct, frozen=True):
    """All answers of a quarter: those that are published, how many of them like it, and the rest.

    ``hidden`` are answers in periods that are withheld.
    """

    answers: int
    likes: int
    hidden: int = 0


def agreed(group: CommunityOpinion) -> bool:
    """Return whether nearly all of a group that was mostly heard think the same."""
    return group.mostly_heard and opinion(group) in (Opinion.HIGH, Opinion.LOW)


def opinion(group: CommunityOpinion) -> Opinion:
    """Return what a share is called that is not shown exactly."""
    if _TENTHS * group.likes >= (_TENTHS - 1) * group.answers:
        return Opinion.HIGH
    return Opinion.LOW if _TENTHS * group.likes <= group.answers else Opinion.TENTHS


def tenth(answers: int, likes: int) -> int:
    """Return the nearest tenth of a share, from 1 to 9; halves are rounded up."""
    return (2 * _TENTHS * likes + answers) // (2 * answers)


def coarse_share(group: CommunityOpinion) -> CoarseShare:
    """Return what is published of a group whose share is not shown exactly."""
    shown = opinion(group)
    nearest = tenth(group.answers, group.likes) if shown is Opinion.TENTHS else None
    return CoarseShare(shown, group.answers, nearest)


def band(group: CommunityOpinion) -> Band:
    """Return all numbers of likes that are shown like the group's own."""
    n = group.answers
    match opinion(group):
        case Opinion.HIGH:
            return Band(-(-(_TENTHS - 1) * n // _TENTHS), n)
        case Opinion.LOW:
            return Band(0, n // _TENTHS)
    mine = tenth(n, group.likes)
    between = range(n // _TENTHS + 1, -(-(_TENTHS - 1) * n // _TENTHS))
    alike = [likes for likes in between if tenth(n, likes) == mine]
    return Band(alike[0], alike[-1])


def opinions(groups: Sequence[CommunityOpinion], whole: WholeQuarter | None) -> tuple[Opinion, ...]:
    """Return how each shown community of a quarter is shown, in their order.

    ``whole`` is None where nothing is published that the communities are a part of.
    """
    if not any(map(agreed, groups)):
        return (Opinion.EXACT,) * len(groups)
    if whole is not None and not _open(groups, whole):
        return (Opinion.WITHHELD,) * len(groups)
    return tuple(map(opinion, groups))


def _open(groups: Sequence[CommunityOpinion], whole: WholeQuarter) -> bool:
    """Return whether each agreed group may be anything in its band, given all that is published.

    Its likes are the whole's minus those of the others, each of which lies in its own band, and
    minus those of the answers that name no shown community.
    """
    bands = [band(group) for group in groups]
    lows, highs = sum(each.low for each in bands), sum(each.high for each in bands)
    rest = max(0, whole.answers + whole.hidden - sum(group.answers for group in groups))
    for group, own in zip(groups, bands, strict=True):
        least = whole.likes - (highs - own.high) - rest
        most = whole.likes + whole.hidden - (lows - own.low)
        if agreed(group) and not (least <= own.low and most >= own.high):
            return False
    return True
