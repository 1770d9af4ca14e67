"""Which invitations ask fewer people than answered.

Whatever can be doubted is decided for the row: a list that reaches into the same days may have been
answered in them, and of lists next to an open link nobody knows whose answers are whose.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from generator.records.cells import Codes, Flags
from generator.records.numbering import added_up, numbered
from generator.records.records import Records

Numbers = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]


def fewer_than_answered(invitations: Records, others: Mapping[str, Records]) -> Flags:
    """Return the rows, the first of each list, whose list is shorter than the answers to it.

    A list is whom one service or provider asked by list in the same days, or in the same wave where
    no days are said; all communities together. One of unknown length is not compared, nor are lists
    next to an open link, nor those of which some say days and some do not.
    """
    found = np.zeros(len(invitations), dtype=bool)
    given = [given_of(rows) for _, rows in sorted(others.items())]
    by_list = texts_of(invitations, "mode") == "list"
    invited = invitations.cells["invited"].numbers
    spans, waves = np.column_stack(invitations.when), texts_of(invitations, "wave")
    for subject, rows in rows_by_subject(invitations, invitations.accepted).items():
        dated = ~np.isnan(spans[rows, 0])
        if not by_list[rows].all() or dated.any() != dated.all():
            continue
        answers = [each[subject] for each in given if subject in each]
        if not answers:
            continue
        if dated.all():
            lists, first = np.unique(spans[rows], axis=0, return_index=True)
            # A list that reaches into the days of another may have been answered in them.
            touch = (lists[:, :1] <= spans[rows, 1]) & (lists[:, 1:] >= spans[rows, 0])
            asked = _added(touch, invited[rows])
            people = [each.during(lists, asked) for each in answers]
        else:
            names, first = np.unique(waves[rows], return_index=True)
            touch = names[:, None] == waves[rows]
            asked = _added(touch, invited[rows])
            people = [each.of_waves(names, asked) for each in answers]
        found[rows[first]] = np.sum(people, axis=0) > asked
    return found


def _added(touch: Flags, invited: Numbers) -> Numbers:
    """Return how many each list and those that touch it asked; NaN where one length is unknown."""
    unknown = np.isnan(invited)
    asked: Numbers = touch.astype(np.float64) @ np.where(unknown, 0.0, invited)
    asked[(touch & unknown).any(axis=1)] = np.nan
    return asked


class _People(Struct, frozen=True, dict=True):
    """Who answered: a person for each row, −1 where nobody can tell them from others; and where.

    A spot is all that is said about one service or provider, for the same days and wave.
    """

    spot: Whole
    who: Codes

    @cached_property
    def _by_spot(self) -> tuple[Codes, Whole]:
        order = np.argsort(self.spot, kind="stable")
        ends = np.cumsum(np.bincount(self.spot))
        return self.who[order], np.append(0, ends)

    def twice(self, spots: Whole) -> int:
        """Return how many rows of some spots are of a person who is there already."""
        who, ends = self._by_spot
        own = np.concatenate([who[ends[spot] : ends[spot + 1]] for spot in spots])
        known = np.sort(own[own >= 0])
        return int((known[1:] == known[:-1]).sum())


class PeopleWhoAnswered(Struct, frozen=True):
    """What one service or provider was answered, by spot: first and last day, wave and people.

    ``spans`` is 0 where no day is said.
    """

    numbers: Whole
    spans: Codes
    waves: npt.NDArray[np.object_]
    people: Numbers
    who: _People

    def during(self, lists: Numbers, asked: Numbers) -> Numbers:
        """Return how many people answered wholly within each span of days."""
        inside = (self.spans[:, 0] >= lists[:, :1]) & (self.spans[:, 1] <= lists[:, 1:])
        return self._people(inside, asked)

    def of_waves(self, names: npt.NDArray[np.object_], asked: Numbers) -> Numbers:
        """Return how many people answered each wave."""
        return self._people(names[:, None] == self.waves, asked)

    def _people(self, inside: Flags, asked: Numbers) -> Numbers:
        """Add up people, where there seem to be too many: those who answered twice once."""
        found: Numbers = inside.astype(np.float64) @ self.people
        for at in np.flatnonzero(found > asked):
            found[at] -= self.who.twice(self.numbers[inside[at]])
        return found


def given_of(rows: Records) -> dict[tuple[str, str], PeopleWhoAnswered]:
    """Return what was answered about all of a service or a provider, whether people like it."""
    if rows.kind.folder == "tallies":
        counts = rows.accepted & (texts_of(rows, "question") == "like")
        people = np.sum([rows.cells[f"rating_{k}"].numbers for k in range(1, 6)], axis=0)
        who = np.full(len(rows), -1, dtype=np.int32)
    else:
        counts = rows.accepted & rows.cells["rating"].filled & ~rows.cells["step"].filled
        people = None
        who = rows.cells["respondent"].codes
    chosen = np.flatnonzero(counts)
    first, last = rows.when
    last_days = rows.days if last is first else np.nan_to_num(last).astype(np.int32)
    cells = (rows.cells[name] for name in ("service", "provider", "wave"))
    named = [each.alike[0][chosen] for each in cells if each.texts]
    days = [each[chosen] for each in ([rows.days] if last is first else [rows.days, last_days])]
    spot, at = numbered([*named, *days])
    places = chosen[at]
    spans = np.column_stack([rows.days[places], last_days[places]])
    waves = texts_of(rows, "wave", places)
    added = added_up(spot, None if people is None else people[chosen], len(places))
    some = np.zeros(len(rows), dtype=bool)
    some[places] = True
    number = np.zeros(len(rows), dtype=np.int64)
    number[places] = np.arange(len(places))
    of_spot = _People(spot, who[chosen])
    return {
        subject: PeopleWhoAnswered(own, spans[own], waves[own], added[own], of_spot)
        for subject, mine in rows_by_subject(rows, some).items()
        for own in (number[mine],)
    }


def texts_of(
    rows: Records, name: str, some: Whole | slice = slice(None)
) -> npt.NDArray[np.object_]:
    """Return what some rows say in a column; “” where they say nothing."""
    cells = rows.cells[name]
    found: npt.NDArray[np.object_] = np.array([*cells.texts, ""], dtype=object)[cells.codes[some]]
    return found


def rows_by_subject(rows: Records, some: Flags) -> dict[tuple[str, str], Whole]:
    """Return the places of some rows by service and provider."""
    places = np.flatnonzero(some)
    columns: list[tuple[Codes, Sequence[object]]] = [
        rows.cells[name].canonical for name in ("service", "provider")
    ]
    (service, services), (provider, providers) = columns
    number = (service[places].astype(np.int64) + 1) * (len(providers) + 1) + provider[places] + 1
    places, number = places[number > 0], number[number > 0]
    order = places[np.argsort(number, kind="stable")]
    starts = np.flatnonzero(np.diff(np.sort(number), prepend=-1))
    found: dict[tuple[str, str], Whole] = {}
    for own in np.split(order, starts[1:]):
        if len(own):
            at = own[0]
            who = str(services[service[at]]) if service[at] >= 0 else ""
            found[who, str(providers[provider[at]]) if provider[at] >= 0 else ""] = own
    return found
