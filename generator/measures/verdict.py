"""Which T-shirt: a verdict from the interval of the like share, never from the share itself."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from generator.measures.interval import Interval

# Liked means: more than half like it, beyond chance. This one is not for the organisation to set.
HALF = 0.50


class Verdict(StrEnum):
    """What the answers allow to say. Too few answers is a state of the figure, not a verdict."""

    LOVED = "loved"
    LIKED = "liked"
    UNDECIDED = "undecided"
    PINATA = "piñata"


class VerdictThresholds(Struct, frozen=True):
    """Shares (0–1), published before the answers come.

    Raises ValueError unless 0 ≤ pinata ≤ 0.5 ≤ loved ≤ 1.
    """

    loved: float = 0.70
    pinata: float = 0.45

    def __post_init__(self) -> None:
        if not HALF <= self.loved <= 1.0:
            raise ValueError(f"the loved threshold lies between 0.5 and 1, got {self.loved}")
        if not 0.0 <= self.pinata <= HALF:
            raise ValueError(f"the piñata threshold lies between 0 and 0.5, got {self.pinata}")


DEFAULT_THRESHOLDS = VerdictThresholds()


def verdict(interval: Interval, thresholds: VerdictThresholds = DEFAULT_THRESHOLDS) -> Verdict:
    """The verdict on a like share (interval in 0–1).

    Loved: the lower bound reaches the loved threshold. Piñata: the upper bound does not exceed
    the piñata threshold. Liked: the lower bound is above one half. Otherwise undecided.
    """
    if interval.low >= thresholds.loved:
        return Verdict.LOVED
    if interval.high <= thresholds.pinata:
        return Verdict.PINATA
    if interval.low > HALF:
        return Verdict.LIKED
    return Verdict.UNDECIDED
