"""What earlier releases allow: a published number may be withheld, but changes only by many people.

Readers keep what they have seen. A cell that was published becomes another number only when the
answers that came, went or changed are of as many people as the floor; until then the older number
stays. Withheld periods that were published together stay together, and a period that was published
alone never joins others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from datetime import date, timedelta
from itertools import chain, pairwise

from msgspec import Struct, field

from generator.counts.keys import Key
from generator.disclosure.cuts import Cuts
from generator.disclosure.opinions import CoarseShare, CommunityOpinion, coarse_share
from generator.disclosure.places import Series
from generator.releases.difference import fewest, may_follow
from generator.releases.equation import safe_together
from generator.releases.ledger import Cells, CellVersion, CellVersions, Days, LedgerLine, Span

_DAY = timedelta(days=1)
LIKES = 2
"""So many of the highest ratings say that somebody likes it."""
Together = Callable[[Sequence[int]], CellVersion]
"""Returns what some rows of the cube hold together."""


class Released(Struct):
    """What the ledger says of a cube's rows.

    ``kept`` are rows that stay as they were published; ``closed`` are rows that are withheld for
    what was published of their days; ``blocks`` are rows that were published together and stay so,
    with their number; ``alone`` are rows that may join no other block; ``waiting`` are rows in
    which something changed that is not published yet; ``other_days`` are rows whose days were
    published before as part of other days.
    """

    kept: dict[int, CellVersion] = field(default_factory=dict)
    closed: set[int] = field(default_factory=set)
    blocks: list[tuple[tuple[int, ...], CellVersion]] = field(default_factory=list)
    alone: set[int] = field(default_factory=set)
    waiting: set[int] = field(default_factory=set)
    other_days: set[int] = field(default_factory=set)


def line_of(key: Key) -> LedgerLine:
    """Return under which line the ledger has a cell."""
    return line_of_series(key[:4], key.community)


def line_of_series(series: Series, community: str = "") -> LedgerLine:
    """Return under which line the ledger has the cells of a series, or those of a community."""
    _, subject, question, mode = series
    return LedgerLine(str(subject), question, str(mode), community)


class PublishedLine(Struct, frozen=True):
    """What earlier releases said of a line: numbers, periods withheld (``hidden``), until when.

    ``floor`` is the highest privacy floor that any of them had; 0 where nobody knows.
    """

    cells: Cells
    hidden: Set[Span]
    until: date
    floor: int = 0

    def blocks(self) -> Iterator[tuple[Span, int]]:
        """Yield the days of blocks with what is known of all answers in them."""
        for days, versions in self.cells.items():
            between = self._between(days)
            if len(days) > 1 and between is not None:
                others = (self.cells[(span,)][-1].answers for span in between)
                yield (days[0][0], days[-1][1]), versions[-1].answers + sum(others)

    def scattered(self) -> list[Days]:
        """Return the days of blocks of which nothing like that is known: they lie among others."""
        among = (days for days in self.cells if len(days) > 1 and self._between(days) is None)
        return [((days[0][0], days[-1][1]),) for days in among]

    def _between(self, days: Days) -> list[Span] | None:
        """Return the published periods between those of a block; None where there are others."""
        start, end = days[0][0], days[-1][1]
        said = {*self.hidden, *chain.from_iterable(self.cells)} - set(days)
        between = sorted(span for span in said if span[0] <= end and start <= span[1])
        apart = all(a[1] < b[0] for a, b in pairwise(sorted([*between, *days])))
        published = all((span,) in self.cells for span in between)
        return between if apart and published else None

    def silent(self, start: date) -> Iterator[Span]:
        """Yield the days from some day on of which they said that nobody had answered."""
        said = chain(self.hidden, chain.from_iterable(self.cells))
        for first, last in sorted(said):
            if start < first:
                yield start, first - _DAY
            start = max(start, last + _DAY)
        if start <= self.until:
            yield start, self.until


def points(
    rows: Mapping[Days, int],
    together: Together,
    before: PublishedLine,
    floor: int,
    same: Callable[[int], bool],
) -> Released:
    """Return what earlier releases of a line allow of its periods.

    ``rows`` are the cube's rows by their days, in order of time; ``together`` says what some of
    them hold, and ``same`` may say that one holds what each release has of it: it is not compared.
    """
    found, cells, hidden = Released(), before.cells, before.hidden
    alone: Cells = {days: each for days, each in cells.items() if len(days) == 1}
    in_blocks: set[Span] = set()
    for days, versions in cells.items():
        if len(days) > 1:
            in_blocks.update(days)
            mine = tuple(rows[(span,)] for span in days if (span,) in rows)
            _block(found, mine, together(mine), versions, floor)
            if before.floor > floor or not safe_together(len(days), versions[-1].answers, floor):
                found.other_days.update(mine)  # “fewer than the floor” may not be true of them
    withheld = [(span,) for span in hidden | in_blocks]
    no_other_days = apart({*hidden, *chain.from_iterable(cells), *chain.from_iterable(rows)})
    scattered, cuts = [] if no_other_days else before.scattered(), None
    for days, row in rows.items():
        if days[0] in in_blocks:
            found.closed.add(row)
        elif days in alone:
            found.alone.add(row)
            if not same(row) and _stays(together((row,)), alone[days], floor):
                found.kept[row] = alone[days][-1]
                found.waiting.add(row)
        elif not no_other_days and (
            _overlaps(days, alone) or (days[0] not in hidden and _overlaps(days, withheld))
        ):
            found.alone.add(row)
            found.other_days.add(row)
            again = max(together((each,)).again for each in rows.values())
            cuts = cuts or _cuts(rows, alone, before, floor, again)
            now, known = together((row,)), not _overlaps(days, scattered)
            if now.people >= floor and not (known and cuts.add(*days[0], now.answers)):
                found.closed.add(row)
    return found


def _stays(now: CellVersion, versions: CellVersions, floor: int) -> bool:
    """Return whether a number must stay as it was; of too few people it is withheld by itself."""
    return now.people >= floor and not may_follow(now, versions, floor)


def apart(spans: Iterable[Span]) -> bool:
    """Return whether no two of some spans share a day."""
    return all(one[1] < other[0] for one, other in pairwise(sorted(spans)))


def _block(
    found: Released, rows: tuple[int, ...], now: CellVersion, versions: CellVersions, floor: int
) -> None:
    """Add an earlier block as it is now, or as it was; none where too few answers are left."""
    if now.people < floor:
        return
    if not fewest(versions[-1], now) or (
        safe_together(len(rows), now.answers, floor) and may_follow(now, versions, floor)
    ):
        found.blocks.append((rows, now))
    else:
        found.blocks.append((rows, versions[-1]))
        found.waiting.update(rows)


def _cuts(
    rows: Iterable[Days], alone: Cells, before: PublishedLine, floor: int, again: int
) -> Cuts:
    """Return what earlier numbers say of how many answered between the days of some rows."""
    latest = {days[0]: versions[-1] for days, versions in alone.items()}
    again += max((each.again for each in latest.values()), default=0)
    now = [days[0] for days in rows]
    silent = before.silent(min(now)[0])
    in_blocks = chain.from_iterable(days for days in before.cells if len(days) > 1)
    hidden = {*before.hidden, *in_blocks} - latest.keys()
    cuts = Cuts(floor, [*latest, *now], hidden, silent, again)
    for (first, last), version in sorted(latest.items()):
        cuts.take(first, last, version.answers)
    for days, answers in before.blocks():
        cuts.take(*days, answers)
    return cuts


def _overlaps(days: Days, others: Iterable[Days]) -> bool:
    return any(days[0][0] <= last and first <= days[0][1] for (first, last), *_ in others)


def communities(
    rows: Mapping[str, int],
    shown: Set[int],
    together: Together,
    before: Mapping[str, Cells],
    days: Days,
    change: float | None,
    waiting: bool,
    floor: int,
) -> dict[int, CellVersion] | None:
    """Return which communities of a quarter stay as they were published; None where none must.

    ``rows`` are those of the cube, by community; ``shown`` of them are to be shown now; ``before``
    is what was published of each community. ``change`` is by how much all answers of the quarter
    changed since the communities were published, None where readers cannot know; ``waiting`` says
    that some of it is not published yet. The communities of a quarter change together, after all
    its periods, or not at all: else those that change would reveal what the others keep back.
    """
    was = {name: cells[days] for name, cells in before.items() if days in cells}
    if not was:
        return None
    both = {name: row for name, row in rows.items() if name in was and row in shown}
    now = {name: together((row,)) for name, row in both.items()}
    may = not waiting and all(
        may_follow(now[name], [like(now[name], each) for each in was[name]], floor) for name in both
    )
    if may and shown - set(both.values()):
        # A community that was not published before may be another one under a new name, or a part
        # of it: then both together would reveal what a few people of it answered.
        may = all(name in both and _only_more(now[name], was[name][-1]) for name in was)
    if may and change is not None:
        hidden = change - sum(now[name].answers - was[name][-1].answers for name in both)
        may = not 0 < abs(hidden) < floor
    return None if may else {rows[name]: was[name][-1] for name in was if name in rows}


def _only_more(now: CellVersion, was: CellVersion) -> bool:
    """Return whether nothing that was published of a number is gone from it."""
    if was.opinion:
        return now.answers >= was.answers
    return all(after >= before for after, before in zip(now.counts, was.counts, strict=True))


def answers_then(cells: Cells, days: Days, release: int) -> int:
    """Return how many answers of a period readers knew of in a release.

    Where the period itself was not published yet, what was published of days in it.
    """
    ((first, last),) = days
    if days in cells and cells[days][0].release <= release:
        mine = [days]
    else:
        mine = [each for each in cells if first <= each[0][0] and each[-1][1] <= last]
    versions = ([each for each in cells[some] if each.release <= release] for some in mine)
    return sum(some[-1].answers for some in versions if some)


def like(now: CellVersion, was: CellVersion) -> CellVersion:
    """Return an earlier number to compare with: today's where its coarse share is the same."""
    if was.opinion and now.answers == was.answers and str(coarse(now)) == was.opinion:
        return now
    return was


def coarse(version: CellVersion) -> CoarseShare:
    """Return what is published of a number whose share is not shown exactly."""
    likes = sum(version.counts[-LIKES:])
    return coarse_share(CommunityOpinion(version.answers, likes, version.people))
