"""Accepted rows of answers and tallies, laid out alike: rows, and the ratings given in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from generator.counts.cube import DAY, LOST, LOST_MINUTES, PRIDE, SCALES, Invitation, Mode
from generator.counts.numbering import Floats, Ints
from generator.model.kinds import ANSWER_COLUMNS
from generator.model.subject import Subject
from generator.records.cells import Codes, ColumnCells, Flags
from generator.records.records import Records

QUESTIONS = tuple(SCALES)
MODES = tuple(Mode)
KINDS = ("answers", "tallies", PRIDE)
"""The kinds of data that responses come from."""
_ROW = {
    "subject": "int32",
    "mode": "int8",
    "community": "int32",
    "day": "int32",
    "file": "int32",
    "kind": "int8",
    "respondent": "int32",
    "record": "int32",
}
"""The columns of rows. There may be ten million, so none is wider than it must be."""
_TALLIED = range(1, 6)


@dataclass(frozen=True, slots=True)
class Names:
    """What the codes of responses stand for. The first community is “not stated”."""

    subjects: tuple[Subject, ...]
    communities: tuple[str, ...]
    files: tuple[str, ...]


class Ratings(NamedTuple):
    """Ratings given to one question, each with the number of its row; all of the shape (ratings,).

    ``rating`` is an index from 0; of lost minutes it is how many. A rating that a tally counts
    stands for ``n`` answers; where that is none, each stands for one.
    """

    question: int
    row: Codes
    rating: npt.NDArray[np.int16]
    n: Floats | None

    def some(self, chosen: Flags) -> Ratings:
        """Return some of them."""
        n = None if self.n is None else self.n[chosen]
        return Ratings(self.question, self.row[chosen], self.rating[chosen], n)


@dataclass(frozen=True, slots=True)
class Responses:
    """Rows, and the ratings given in them.

    ``rows`` is a frame of numbers: ``subject``, ``mode``, ``community`` and ``file`` are codes into
    the :class:`Names`, ``day`` is the ordinal of the row's first day, ``respondent`` a number, −1
    where nobody knows who it was. It is the record number ``record`` of the kind number ``kind``.
    There may be several ``ratings`` of a question.
    """

    rows: pd.DataFrame
    ratings: tuple[Ratings, ...]


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
        used = np.unique(codes[records.accepted])
        yield from (str(names[code]) for code in used if code >= 0)


def responses(
    records: Mapping[str, Records], names: Names, invitations: tuple[Invitation, ...]
) -> Responses:
    """Return the rows of answers, tallies and pride, in this order, about subjects known.

    Those who provide are asked by nobody's list of customers: their answers always count as open,
    so that a list of customers does not split them.
    """
    rows = [pd.DataFrame({name: pd.Series(dtype=size) for name, size in _ROW.items()})]
    ratings: list[Ratings] = []
    for kind in KINDS:
        if kind in records:
            given = records[kind]
            whole = _subjects(given, names.subjects)
            subject = _steps(given, whole, names.subjects)
            chosen = np.flatnonzero(given.accepted & (subject >= 0))
            begin = sum(map(len, rows))
            lists = () if kind == PRIDE else invitations
            rows.append(_rows(given, chosen, (subject[chosen], whole[chosen]), names, lists))
            of_rows = _RATINGS[kind](given, chosen)
            ratings += [part._replace(row=part.row + np.int32(begin)) for part in of_rows]
    return Responses(pd.concat(rows, ignore_index=True), tuple(ratings))


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
    services, steps = (answers.cells[name].canonical[0][some] for name in ("service", "step"))
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
    codes = np.full(len(records), -1, dtype=np.int32)
    for kind in ("service", "provider"):
        named = [subject.id if subject.kind == kind else "" for subject in subjects]
        codes = np.maximum(codes, _codes(records.cells[kind], named))
    return codes


def _codes(cells: ColumnCells, names: Iterable[str]) -> Codes:
    """Return the index of each row's name among the names; −1 for one that is not, or is empty."""
    known = {name: index for index, name in enumerate(names) if name}
    codes, values = cells.canonical
    table = np.array([*(known.get(str(value), -1) for value in values), -1], dtype=np.int32)
    return table[codes]


def _rows(
    records: Records,
    chosen: Ints,
    about: tuple[Codes, Codes],
    names: Names,
    invitations: tuple[Invitation, ...],
) -> pd.DataFrame:
    """Return the rows; ``about`` are their subjects, and whose customers were asked."""
    day = records.when[0][chosen].astype(np.int32)
    stated, people = (records.cells.get(name) for name in ("community", "respondent"))
    community = _codes(stated, names.communities)[chosen] if stated else np.zeros_like(day)
    file = np.searchsorted(names.files, [table.file for table in records.tables])
    columns = (
        about[0],
        _modes(about[1], day, names.subjects, invitations),
        np.maximum(community, 0),
        day,
        file.astype(np.int32)[records.files[chosen]],
        np.full(len(chosen), KINDS.index(records.kind.folder), dtype=np.int8),
        people.codes[chosen] if people else np.full(len(chosen), -1, dtype=np.int32),
        chosen.astype(np.int32),
    )
    return pd.DataFrame(dict(zip(_ROW, columns, strict=True)))


def _modes(
    subject: np.ndarray,
    day: np.ndarray,
    subjects: tuple[Subject, ...],
    invitations: tuple[Invitation, ...],
) -> np.ndarray:
    """Return the mode of each row: by list where a list was invited on that day, else open.

    Who invited nobody by list cannot say who answered: an answer without an invitation counts as
    one from an open link. (Subject and day are one number, so that all subjects are looked up at
    once: of the lists that had begun by then, the one that ended last must still hold.)
    """
    code = {each: index for index, each in enumerate(subjects)}
    spans = sorted(
        (code[each.subject], each.start.toordinal(), each.end.toordinal())
        for each in invitations
        if each.mode is Mode.LIST and each.subject in code
    )
    if not spans:
        return np.full(len(subject), MODES.index(Mode.OPEN), dtype=np.int8)
    whose, starts, ends = np.array(spans, dtype=np.int64).T
    size = max(int(ends.max()), int(day.max(initial=0))) + 1
    spot = subject.astype(np.int64) * size + day
    begun = np.searchsorted(whose * size + starts, spot, side="right") - 1
    latest = np.maximum.accumulate(whose * size + ends)
    listed = (begun >= 0) & (latest[begun] >= spot)
    return np.where(listed, MODES.index(Mode.LIST), MODES.index(Mode.OPEN)).astype(np.int8)


def _from_answers(records: Records, chosen: Ints) -> Iterator[Ratings]:
    """Yield, for each question, the ratings that rows give."""
    for column, question in ANSWER_COLUMNS.items():
        cells = records.cells[column]
        if not cells.texts:
            continue
        rating = cells.numbers_of(chosen)
        if question == LOST:
            yield from _lost(rating)
        else:
            row = np.flatnonzero(~np.isnan(rating))
            yield _rated(question, row, rating[row] - SCALES[question][0])


def _lost(minutes: Floats) -> Iterator[Ratings]:
    """Yield whether somebody lost time, of all who said so; and how much, of those who lost some.

    Minutes are whole: a part of one counts as one.
    """
    said = np.flatnonzero(~np.isnan(minutes))
    some = np.flatnonzero(minutes > 0)
    yield _rated(LOST, said, minutes[said] > 0)
    yield _rated(LOST_MINUTES, some, np.clip(np.rint(minutes[some]), 1, DAY + 1))


def _rated(
    question: str,
    row: Ints,
    rating: npt.NDArray[np.float64 | np.int64 | np.bool_],
    n: Floats | None = None,
) -> Ratings:
    return Ratings(QUESTIONS.index(question), row.astype(np.int32), rating.astype(np.int16), n)


def _from_tallies(records: Records, chosen: Ints) -> Iterator[Ratings]:
    """Yield each rating that is counted; of the lowest also none: asked is not “not asked”."""
    question = _codes(records.cells["question"], QUESTIONS)[chosen]
    for index, rating in enumerate(_TALLIED):
        n = records.cells[f"rating_{rating}"].numbers[chosen]
        for of in np.unique(question).tolist():
            row = np.flatnonzero((question == of) & ((n > 0) | (index == 0)))
            yield _rated(QUESTIONS[of], row, np.full(len(row), index), n[row])


def _from_pride(records: Records, chosen: Ints) -> Iterator[Ratings]:
    """Yield the one rating of each row; who gave it is never known."""
    rating = records.cells["rating"].numbers[chosen]
    yield _rated(PRIDE, np.arange(len(chosen)), rating - SCALES[PRIDE][0])


_RATINGS: Mapping[str, Callable[[Records, Ints], Iterator[Ratings]]] = {
    "answers": _from_answers,
    "tallies": _from_tallies,
    PRIDE: _from_pride,
}
