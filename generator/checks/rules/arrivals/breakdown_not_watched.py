"""Breakdowns lie on days on which somebody watched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from generator.checks.arrival_context import ArrivalContext
from generator.checks.rule import WARNING, Family, Lifecycle, Problem, Rule
from generator.model.kinds import COVERAGE, LOG

if TYPE_CHECKING:
    from generator.records.cells import Flags
    from generator.records.records import Floats, Ints, Records


class _Watched(NamedTuple):
    """The spans of days on which somebody watched a service; what says so, and what to do else."""

    spans: tuple[tuple[float, float], ...]
    file: str
    otherwise: str


def find(context: ArrivalContext) -> Iterator[Problem]:
    """Breakdowns on days on which nobody watched the service; one finding speaks for all of them.

    Rows of coverage say so, and where there are none, the service says since when its log is kept.
    What was planned is known without watching. Where a file of coverage has an error, nobody can
    say on which days somebody watched.
    """
    log = context.records.get(LOG)
    if log is None or COVERAGE in context.broken:
        return
    import numpy as np

    watched = {**_by_definition(context), **_by_coverage(context.records.get(COVERAGE))}
    unplanned = log.accepted & (log.cells["planned"].numbers != 1)
    opened, resolved = (log.cells[name].ordinals() for name in ("opened", "resolved"))
    ended = np.where(np.isnan(resolved), np.inf, resolved)
    for service, rows in _by_service(log, unplanned).items():
        said = watched.get(service)
        if said is None:
            continue
        missed = rows[~_inside(opened[rows], ended[rows], said.spans)].tolist()
        if missed:
            yield _problem(log, service, missed, said)


def _by_definition(context: ArrivalContext) -> dict[str, _Watched]:
    return {
        name: _Watched(
            ((service.part.log_since.toordinal(), float("inf")),),
            service.file,
            f"“log_since:” in {service.file}",
        )
        for name, service in context.definitions.services.items()
        if service.part.log_since
    }


def _by_coverage(coverage: Records | None) -> dict[str, _Watched]:
    if coverage is None:
        return {}
    first, last = (coverage.cells[name].ordinals() for name in ("from", "to"))
    found = {}
    for service, rows in _by_service(coverage, coverage.accepted).items():
        file = coverage.tables[coverage.files[rows[0]]].file
        spans = tuple(zip(first[rows].tolist(), last[rows].tolist(), strict=True))
        otherwise = f"add to {file} on which days somebody watched as well"
        found[service] = _Watched(spans, file, otherwise)
    return found


def _by_service(records: Records, chosen: Flags) -> dict[str, Ints]:
    """Return which of the chosen rows are about each service."""
    import numpy as np

    codes, names = records.cells["service"].canonical
    rows = np.flatnonzero(chosen & (codes >= 0))
    rows = rows[np.argsort(codes[rows], kind="stable")]
    begins = np.flatnonzero(np.diff(codes[rows], prepend=-1))
    return {str(names[codes[each[0]]]): each for each in np.split(rows, begins[1:]) if len(each)}


def _inside(opened: Floats, ended: Floats, spans: tuple[tuple[float, float], ...]) -> Flags:
    """Return which breakdowns share a day with those on which somebody watched."""
    import numpy as np

    inside = np.zeros(len(opened), dtype=bool)
    for begin, end in spans:
        inside |= (opened <= end) & (ended >= begin)
    return inside


def _problem(log: Records, service: str, missed: list[int], said: _Watched) -> Problem:
    lie = f"1 breakdown of “{service}” is"
    if len(missed) > 1:
        lie = f"{len(missed):,} breakdowns of “{service}” are"
    place = log.tables[log.files[missed[0]]].place(int(log.lines[missed[0]]), "opened")
    message = f"{lie} on days when nobody was watching, according to {said.file}"
    return Problem(place, message, f"correct the date, or {said.otherwise}")


RULE = Rule(
    code="breakdown-not-watched",
    title="Breakdowns are on days when somebody was watching",
    severity=WARNING,
    family=Family.SENSE,
    why="Either somebody was watching on that day, or the breakdown was on another day.",
    hint="correct the date, or add the days when somebody was watching to data/coverage/1.csv",
    find=find,
    lifecycle=Lifecycle.NEW,
)
