"""Accepted rows of answers and tallies, laid out alike: rows, and the ratings given in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from msgspec import Struct

from generator.counts.counting_context import KINDS
from generator.counts.invitations import Invitations
from generator.counts.keys import MODES, Mode
from generator.counts.questions import PRIDE
from generator.counts.ratings import Ratings, ratings_of
from generator.model.subject import Subject
from generator.records.cells import Codes, ColumnCells, Flags
from generator.records.numbering import Ints, numbered
from generator.records.records import Records


class Names(Struct, frozen=True):
    """What the codes of responses stand for. The first community is “not stated”."""

    subjects: tuple[Subject, ...]
    communities: tuple[str, ...]
    files: tuple[str, ...]


class Rows(NamedTuple):
    """Rows as columns, all of the shape (rows,): the number of each one's spot, and what differs.

    ``community`` is a code into the :class:`Names`, ``respondent`` a number, −1 where nobody knows
    who it was; a row is the record number ``record`` of its kind.
    """

    spot: Codes
    community: Codes
    respondent: Codes
    record: Codes

    def some(self, chosen: Flags) -> Rows:
        """Return some of them."""
        return Rows(*(column[chosen] for column in self))


class Responses(Struct, frozen=True):
    """Rows, and the ratings given in them. There may be several ``ratings`` of a question.

    There may be ten million rows, so what they have in common is said once: ``spots`` is a frame
    of numbers, a row for each subject and day. ``subject`` and ``mode`` are codes into the
    :class:`Names`, ``day`` is the ordinal of the first day, ``kind`` the number of the kind.
    """

    spots: pd.DataFrame
    rows: Rows
    ratings: tuple[Ratings, ...]

    def of_subjects(self, first: int, end: int) -> Responses:
        """Return those about some subjects, by their codes: from the first to before the end."""
        subject = self.spots["subject"].to_numpy()
        spots = (subject >= first) & (subject < end)
        chosen = spots[self.rows.spot]
        if chosen.all():
            return self
        rows = self.rows.some(chosen)
        number = np.cumsum(spots, dtype=np.int32) - 1
        ratings = tuple(part.some(chosen) for part in self.ratings)
        return Responses(self.spots[spots], rows._replace(spot=number[rows.spot]), ratings)


_NONE = np.zeros(0, dtype=np.int32)
_NO_LISTS = np.zeros((3, 0), dtype=np.int64)
_NOTHING = Responses(
    pd.DataFrame(dict.fromkeys(("subject", "mode", "day", "kind"), _NONE)),
    Rows(_NONE, _NONE, _NONE, _NONE),
    (),
)


def names_of(records: Mapping[str, Records], subjects: Iterable[Subject]) -> Names:
    """Return the names that occur in answers (also of those who provide) and in tallies."""
    found = [records[kind] for kind in KINDS if kind in records]
    communities = {name for each in found for name in _stated(each)}
    files = {table.file for each in found for table in each.tables}
    return Names(tuple(subjects), ("", *sorted(communities)), tuple(sorted(files)))


def _stated(records: Records) -> Iterator[str]:
    """Yield the communities that accepted rows name."""
    if "community" in records.cells:
        codes, names = records.cells["community"].canonical
        used = pd.unique(codes[records.accepted]).tolist()
        yield from (str(names[code]) for code in used if code >= 0)


def responses(records: Mapping[str, Records], names: Names, invitations: Invitations) -> Responses:
    """Return the rows of answers, tallies and pride, in this order, about subjects known.

    Those who provide are asked by nobody's list of customers: their answers always count as open,
    so that a list of customers does not split them.
    """
    spots: list[pd.DataFrame] = []
    rows: list[Rows] = []
    ratings: list[Ratings] = []
    for kind in (kind for kind in KINDS if kind in records):
        given = records[kind].afresh()  # what is worked out of a kind's rows goes with it
        whole = _subjects(given, names.subjects)
        subject = _steps(given, whole, names.subjects)
        chosen = np.flatnonzero(given.accepted & (subject >= 0))
        ratings += ratings_of(given, chosen, sum(len(each.spot) for each in rows))
        of_kind, spot = _spots(given, chosen, whole, subject)
        rows.append(_rows(given, chosen, spot + np.int32(sum(map(len, spots))), names))
        lists = None if kind == PRIDE else invitations
        spots.append(_with_modes(of_kind, names.subjects, lists))
    if not rows:
        return _NOTHING
    columns = (_one_below_the_other(parts) for parts in zip(*rows, strict=True))
    return Responses(pd.concat(spots, ignore_index=True), Rows(*columns), tuple(ratings))


def _one_below_the_other(parts: Sequence[Codes]) -> Codes:
    return parts[0] if len(parts) == 1 else np.concatenate(parts)


def steps_answered(records: Mapping[str, Records]) -> dict[str, set[str]]:
    """Return the steps that accepted answers are about, by service."""
    found: dict[str, set[str]] = {}
    if "answers" in records:
        answers = records["answers"]
        services, steps = (answers.cells[name] for name in ("service", "step"))
        for row in _each_pair(answers, answers.accepted & steps.filled & services.filled):
            found.setdefault(str(services.value(row)), set()).add(str(steps.value(row)))
    return found


def _each_pair(answers: Records, some: Flags) -> list[int]:
    """Return a row of each service and step."""
    services, steps = (
        answers.cells[name].canonical[0][some].astype(np.int64) for name in ("service", "step")
    )
    first = np.unique(services * (int(steps.max(initial=0)) + 1) + steps, return_index=True)[1]
    return [int(row) for row in np.flatnonzero(some)[first]]


def _steps(records: Records, whole: Codes, subjects: tuple[Subject, ...]) -> Codes:
    """Return what rows are about: an answer about a step is none about the whole service."""
    if records.kind.folder != "answers" or not records.cells["step"].texts:
        return whole
    codes, names = records.cells["step"].canonical
    some = np.flatnonzero(records.cells["step"].filled)
    width = len(names) + 1
    pair, pairs = pd.factorize((whole[some] + np.int64(1)) * width + codes[some] + 1)
    known = {each.id: code for code, each in enumerate(subjects) if each.kind == "step"}
    found_pairs = [
        known.get(f"{subjects[service - 1].id}/{names[step - 1]}", -1) if service and step else -1
        for service, step in (divmod(each, width) for each in pairs.tolist())
    ]
    found = whole.copy()
    found[some] = np.array([*found_pairs, -1], dtype=np.int32)[pair]
    return found


def _subjects(records: Records, subjects: tuple[Subject, ...]) -> Codes:
    """Return the code of each row's subject; −1 where it is none of them."""
    found = np.full(len(records), -1, dtype=np.int32)
    for kind in ("service", "provider"):
        if records.cells[kind].texts:
            named = [subject.id if subject.kind == kind else "" for subject in subjects]
            np.maximum(found, _codes(records.cells[kind], named), out=found)
    return found


def _codes(cells: ColumnCells, names: Iterable[str]) -> Codes:
    """Return the index of each row's name among the names; −1 for one that is not, or is empty."""
    known = {name: index for index, name in enumerate(names) if name}
    codes, values = cells.canonical
    table = np.array([*(known.get(str(value), -1) for value in values), -1], dtype=np.int32)
    return table[codes]


def _spots(
    records: Records, chosen: Ints, whole: Codes, subject: Codes
) -> tuple[pd.DataFrame, Codes]:
    """Return the spots, and the number of each row's; of a step ``whole`` is its service."""
    day = records.days[chosen]
    columns = [whole[chosen], day] if subject is whole else [whole[chosen], subject[chosen], day]
    number, row = numbered(columns)
    at = chosen[row]
    kind = np.full(len(row), KINDS.index(records.kind.folder), dtype=np.int32)
    frame = {"whole": whole[at], "subject": subject[at], "day": day[row], "kind": kind}
    return pd.DataFrame(frame), number.astype(np.int32)


def _rows(records: Records, chosen: Ints, spot: Codes, names: Names) -> Rows:
    nothing = np.broadcast_to(np.int32(-1), len(chosen))
    stated, people = (records.cells.get(name) for name in ("community", "respondent"))
    community = np.broadcast_to(np.int32(0), len(chosen))
    if stated and stated.texts:
        community = np.maximum(_codes(stated, names.communities)[chosen], 0)
    who = people.codes[chosen].astype(np.int32) if people and people.texts else nothing
    return Rows(spot, community, who, chosen.astype(np.int32))


def _with_modes(
    spots: pd.DataFrame, subjects: tuple[Subject, ...], invitations: Invitations | None
) -> pd.DataFrame:
    """Return the spots with their modes: that of a step is its service's."""
    whole, day = spots["whole"].to_numpy(), spots["day"].to_numpy()
    return spots.assign(mode=_modes(whole, day, subjects, invitations)).drop(columns="whole")


def _modes(
    subject: np.ndarray,
    day: np.ndarray,
    subjects: tuple[Subject, ...],
    invitations: Invitations | None,
) -> np.ndarray:
    """Return the mode of each row: by list where a list was invited on that day, else open.

    Who invited nobody by list cannot say who answered: an answer without an invitation counts as
    one from an open link. (Subject and day are one number, so that all subjects are looked up at
    once: of the lists that had begun by then, the one that ended last must still hold.)
    """
    whose, starts, ends = invitations.lists(subjects) if invitations else _NO_LISTS
    if not len(whose):
        return np.full(len(subject), MODES.index(Mode.OPEN), dtype=np.int8)
    size = max(int(ends.max()), int(day.max(initial=0))) + 1
    spot = subject.astype(np.int64) * size + day
    begun = np.searchsorted(whose * size + starts, spot, side="right") - 1
    latest = np.maximum.accumulate(whose * size + ends)
    listed = (begun >= 0) & (latest[begun] >= spot)
    return np.where(listed, MODES.index(Mode.LIST), MODES.index(Mode.OPEN)).astype(np.int8)
