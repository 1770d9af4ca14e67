"""What two versions of a number reveal: how many people it takes to change one into the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.releases.ledger import CellVersion


def fewest(before: CellVersion, after: CellVersion) -> int:
    """Return the fewest people whose answers were added, taken away or changed; 0 for no change.

    One person who changes their mind takes one answer away and adds another, so the larger of the
    two numbers counts. Repeated answers may be among them: they add no people.
    """
    same = before.counts == after.counts and before.minutes == after.minutes
    if same and before.opinion == after.opinion:
        return 0
    if before.opinion or after.opinion:
        more = after.answers - before.answers
        return max(1, more - after.again, -more - before.again)
    came, went = _moved(before.counts, after.counts)
    if before.minutes or after.minutes:
        was, now = Counter(before.minutes), Counter(after.minutes)
        came, went = max(came, (now - was).total()), max(went, (was - now).total())
    return max(1, came - after.again, went - before.again)


def _moved(before: Iterable[int], after: Iterable[int]) -> tuple[int, int]:
    """Return how many answers came to a rating, and how many went from one."""
    came = went = 0
    for was, now in zip(before, after, strict=True):
        came += max(0, now - was)
        went += max(0, was - now)
    return came, went


def may_follow(after: CellVersion, versions: Iterable[CellVersion], floor: int) -> bool:
    """Return whether a version may be published after others that readers may have kept.

    Compared with each of them it is the same, or at least as many people as the floor changed it.
    """
    return all(not 0 < fewest(before, after) < floor for before in versions)
