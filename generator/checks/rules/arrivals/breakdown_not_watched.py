"""Breakdowns lie on days on which somebody watched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.checks.arrival_context import ArrivalContext
from generator.checks.rule import WARNING, Family, Lifecycle, Problem, Rule
from generator.model.kinds import COVERAGE, LOG

if TYPE_CHECKING:
    from generator.records.cells import Flags
    from generator.records.records import Ints, Records


def find(context: ArrivalContext) -> Iterator[Problem]:
    """Breakdowns on days that no row of the service's coverage holds; one finding speaks for all.

    What was planned is known without watching. Where a file has an error, nobody can say on which
    days somebody watched.
    """
    log, coverage = context.records.get(LOG), context.records.get(COVERAGE)
    if log is None or coverage is None or COVERAGE in context.broken:
        return
    unplanned = log.accepted & (log.cells["planned"].numbers != 1)
    breakdowns = _by_service(log, unplanned)
    for service, watched in _by_service(coverage, coverage.accepted).items():
        rows = breakdowns.get(service)
        missed = [] if rows is None else _outside(log, rows, coverage, watched)
        if missed:
            yield _problem(log, service, missed, coverage.tables[coverage.files[watched[0]]].file)


def _by_service(records: Records, chosen: Flags) -> dict[str, Ints]:
    """Return which of the chosen rows are about each service."""
    import numpy as np

    codes, names = records.cells["service"].canonical
    rows = np.flatnonzero(chosen & (codes >= 0))
    rows = rows[np.argsort(codes[rows], kind="stable")]
    begins = np.flatnonzero(np.diff(codes[rows], prepend=-1))
    return {str(names[codes[each[0]]]): each for each in np.split(rows, begins[1:]) if len(each)}


def _outside(log: Records, rows: Ints, coverage: Records, watched: Ints) -> list[int]:
    """Return the breakdowns that share no day with those on which somebody watched."""
    import numpy as np

    opened = log.cells["opened"].ordinals()[rows]
    ended = np.nan_to_num(log.cells["resolved"].ordinals()[rows], nan=np.inf)
    inside = np.zeros(len(rows), dtype=bool)
    first, last = (coverage.cells[name].ordinals()[watched] for name in ("from", "to"))
    for begin, end in zip(first.tolist(), last.tolist(), strict=True):
        inside |= (opened <= end) & (ended >= begin)
    outside: list[int] = rows[~inside].tolist()
    return outside


def _problem(log: Records, service: str, missed: list[int], file: str) -> Problem:
    lie = f"1 breakdown of “{service}” lies"
    if len(missed) > 1:
        lie = f"{len(missed):,} breakdowns of “{service}” lie"
    place = log.tables[log.files[missed[0]]].place(int(log.lines[missed[0]]), "opened")
    message = f"{lie} on days on which nobody watched, as {file} says"
    hint = f"correct the date, or add to {file} on which days somebody watched as well"
    return Problem(place, message, hint)


RULE = Rule(
    code="breakdown-not-watched",
    title="Breakdowns lie on days on which somebody watched",
    severity=WARNING,
    family=Family.SENSE,
    why="Either somebody watched on that day, or the breakdown was on another one.",
    hint="correct the date, or add to data/coverage/1.csv on which days somebody watched as well",
    find=find,
    lifecycle=Lifecycle.NEW,
)
