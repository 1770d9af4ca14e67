"""What was published of the same days as answers to another way of asking.

An invitation that is written down later turns answers from an open link into answers by list. The
ledger has these under another line: 40 answers there and 41 here would reveal what one person
answered. So a number whose days were published in the other way is shown only where it is the same,
or where many people's answers changed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Set
from itertools import accumulate

from generator.counts.keys import Mode
from generator.disclosure.released import Together, like
from generator.releases.difference import fewest, may_follow
from generator.releases.ledger import Cells, CellVersion, Days, LedgerLine, Span


def other_mode(mode: str) -> Mode:
    """Return the other way of asking."""
    return Mode.OPEN if mode == Mode.LIST else Mode.LIST


def asked_otherwise(line: LedgerLine) -> LedgerLine:
    """Return the line of the same answers, had people been asked in the other way."""
    return line._replace(mode=str(other_mode(line.mode)))


def changed_by_few(
    rows: Mapping[Days, int],
    beside: Mapping[Days, int],
    together: Together,
    others: Cells,
    known: Set[Span],
    floor: int,
) -> Iterator[int]:
    """Yield the rows that may not be shown next to what was published of their days otherwise.

    ``rows`` are the cube's rows of a line by their days, and ``beside`` those of the other way of
    asking; ``others`` is what was published of that, and ``known`` are the days of which anything
    was said of the line itself: these are held to its own past.
    """
    spans = sorted(span for days in others for span in days)
    ends = list(accumulate((last for _, last in spans), max))
    for days, row in rows.items():
        ((first, last),) = days
        before = bisect_right(spans, last, key=lambda span: span[0])
        if days[0] in known or not before or ends[before - 1] < first:
            continue
        if days not in others or _few(row, beside.get(days), together, others[days], floor):
            yield row


def _few(
    row: int,
    other: int | None,
    together: Together,
    versions: tuple[CellVersion, ...],
    floor: int,
) -> bool:
    """Return whether few people's answers are between a row and what was published otherwise.

    Where the other way of asking shows another number now, both together are compared as well.
    """
    now = together((row,))
    if now.people < floor or not may_follow(now, versions, floor):
        return True
    if other is None or not may_follow(together((other,)), versions, floor):
        return False
    return not may_follow(together((row, other)), versions, floor)


def communities_changed(
    rows: Mapping[str, CellVersion],
    before: Mapping[str, Cells],
    others: Mapping[str, Cells],
    days: Span,
) -> bool:
    """Return whether communities differ from what was published of them otherwise.

    ``rows`` are those of a quarter that would be shown, by community; ``before`` is what was
    published of them in the same way of asking, and ``others`` in the other one.
    """
    if any((days,) in cells for cells in before.values()):
        return False
    was = {
        name: [span for (span,) in cells if span[0] <= days[1] and days[0] <= span[1]]
        for name, cells in others.items()
    }
    was = {name: spans for name, spans in was.items() if spans}
    if not was:
        return False
    return was.keys() != rows.keys() or any(
        was[name] != [days] or any(fewest(like(now, v), now) for v in others[name][(days,)])
        for name, now in rows.items()
    )
