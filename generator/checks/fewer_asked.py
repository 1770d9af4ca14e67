"""Which invitations ask fewer people than answered.

Whatever can be doubted is decided for the row: a list that reaches into the same days may have been
answered in them, and of lists next to an open link nobody knows whose answers are whose.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from generator.records.cells import Codes, Flags
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
    given = [_given(rows) for _, rows in sorted(others.items())]
    by_list = _texts(invitations, "mode") == "list"
    invited = invitations.cells["invited"].numbers
    spans, waves = np.column_stack(invitations.when), _texts(invitations, "wave")
    for subject, rows in _by_subject(invitations, invitations.accepted).items():
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


@dataclass(frozen=True, slots=True)
class _Given:
    """What one service or provider was answered: rows of one or more people.

    ``who`` is −1 for a row whose person nobody can tell from others.
    """

    spans: Numbers
    waves: npt.NDArray[np.object_]
    people: Numbers
    who: Whole

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
            own = inside[at]
            known = self.who[own] >= 0
            twice = known.sum() - len(np.unique(self.who[own][known]))
            found[at] -= twice
        return found


def _given(rows: Records) -> dict[tuple[str, str], _Given]:
    """Return what was answered about all of a service or a provider, whether people like it."""
    if rows.kind.folder == "tallies":
        counts = rows.accepted & (_texts(rows, "question") == "like")
        people = np.sum([rows.cells[f"rating_{k}"].numbers for k in range(1, 6)], axis=0)
        who = np.full(len(rows), -1, dtype=np.int64)
    else:
        counts = rows.accepted & rows.cells["rating"].filled & ~rows.cells["step"].filled
        people = np.ones(len(rows))
        who = rows.cells["respondent"].codes.astype(np.int64)
    spans, waves = np.column_stack(rows.when), _texts(rows, "wave")
    return {
        subject: _Given(spans[own], waves[own], people[own], who[own])
        for subject, own in _by_subject(rows, counts).items()
    }


def _texts(rows: Records, name: str) -> npt.NDArray[np.object_]:
    cells = rows.cells[name]
    return np.array([*cells.texts, ""], dtype=object)[cells.codes]


def _by_subject(rows: Records, some: Flags) -> dict[tuple[str, str], Whole]:
    """Return the places of some rows by service and provider."""
    columns: list[tuple[Codes, Sequence[object]]] = [
        rows.cells[name].canonical for name in ("service", "provider")
    ]
    (service, services), (provider, providers) = columns
    number = (service.astype(np.int64) + 1) * (len(providers) + 1) + provider + 1
    places = np.flatnonzero(some & (number > 0))
    order = places[np.argsort(number[places], kind="stable")]
    starts = np.flatnonzero(np.diff(number[order], prepend=-1))
    found: dict[tuple[str, str], Whole] = {}
    for own in np.split(order, starts[1:]):
        if len(own):
            at = own[0]
            who = str(services[service[at]]) if service[at] >= 0 else ""
            found[who, str(providers[provider[at]]) if provider[at] >= 0 else ""] = own
    return found
