"""The ratings that rows of answers, tallies and pride give."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from generator.counts.questions import DAY, LOST, LOST_MINUTES, PRIDE, QUESTIONS, SCALES
from generator.model.kinds import ANSWER_COLUMNS
from generator.records.cells import ColumnCells, Flags
from generator.records.numbering import Floats, Ints, numbered
from generator.records.records import Records

_TALLIED = range(1, 6)
_Some = npt.NDArray[np.float64 | np.bool_]


class PeopleBehind(NamedTuple):
    """How many people gave the answers that a tally counts; all have the shape (rows,).

    ``people`` is 0 where it does not say so: then each of its ``answers`` is somebody else's. Rows
    of one ``round`` are of different people, those of two may be of the same.
    """

    people: Ints
    answers: Ints
    round: Ints

    def some(self, chosen: Flags | Ints) -> PeopleBehind:
        """Return those of some rows."""
        return PeopleBehind(*(column[chosen] for column in self))


class Ratings(NamedTuple):
    """Ratings given to one question in some neighbouring rows; both have the shape (those rows,).

    ``rating`` is an index from 0, −1 where a row gives none; of lost minutes it is how many. A
    rating that a tally counts stands for ``n`` answers; where that is none, each stands for one.
    Who is ``behind`` all answers of these rows is said once, with the lowest rating.
    """

    question: int
    rows: slice
    rating: npt.NDArray[np.int16]
    n: Floats | None
    behind: PeopleBehind | None

    def some(self, chosen: Flags) -> Ratings:
        """Return those of some rows, numbered anew."""
        begin, mine = int(np.count_nonzero(chosen[: self.rows.start])), chosen[self.rows]
        n = None if self.n is None else self.n[mine]
        behind = None if self.behind is None else self.behind.some(mine)
        rows = slice(begin, begin + int(np.count_nonzero(mine)))
        return Ratings(self.question, rows, self.rating[mine], n, behind)


def ratings_of(records: Records, chosen: Ints, begin: int) -> Iterator[Ratings]:
    """Yield the ratings in some rows of a kind; the first of these is the row ``begin``."""
    rows = slice(begin, begin + len(chosen))
    for question, rating, n, behind in _GIVEN[records.kind.folder](records, chosen):
        yield Ratings(QUESTIONS.index(question), rows, rating, n, behind)


_Given = Iterator[tuple[str, npt.NDArray[np.int16], Floats | None, PeopleBehind | None]]


def _of_answers(records: Records, chosen: Ints) -> _Given:
    for column, question in ANSWER_COLUMNS.items():
        cells = records.cells[column]
        if not cells.texts:
            continue
        if question == LOST:
            yield LOST, _each(cells, chosen, lambda minutes: minutes > 0), None, None
            yield LOST_MINUTES, _each(cells, chosen, _lost), None, None
        else:
            yield question, _each(cells, chosen, _on_scale(question)), None, None


def _on_scale(question: str) -> Callable[[Floats], _Some]:
    return lambda numbers: numbers - SCALES[question][0]


def _lost(minutes: Floats) -> Floats:
    """Return whole minutes, a part of one counts as one; −1 where none were lost."""
    some: Floats = np.where(minutes > 0, np.clip(np.rint(minutes), 1, DAY + 1), -1)
    return some


def _each(
    cells: ColumnCells, chosen: Ints, rate: Callable[[Floats], _Some]
) -> npt.NDArray[np.int16]:
    """Return the rows' ratings; each distinct number is rated once."""
    numbers = cells.distinct_numbers
    rated = np.where(np.isnan(numbers), -1, rate(numbers)).astype(np.int16)
    return cells.take(rated, -1, chosen)


def _of_tallies(records: Records, chosen: Ints) -> _Given:
    """Yield each rating that is counted; of the lowest also none: asked is not “not asked”."""
    codes, names = records.cells["question"].canonical
    answers = [records.cells[f"rating_{rating}"].numbers[chosen] for rating in _TALLIED]
    behind = _behind(records, chosen, np.sum(answers, axis=0).astype(np.int64))
    for code in np.unique(codes[chosen]).tolist():
        asked = codes[chosen] == code
        for index, n in enumerate(answers):
            counts = asked & ((n > 0) | (index == 0))
            rating = np.where(counts, index, -1).astype(np.int16)
            yield str(names[code]), rating, n, None if index else behind


def _behind(records: Records, chosen: Ints, answers: Ints) -> PeopleBehind | None:
    """Return who is behind some tallies, none where no one says so.

    At least one person gave some answers, and no more people than there are answers gave them.
    """
    said = records.cells["people"]
    if not said.filled[chosen].any():
        return None
    known = said.filled[chosen] & (answers > 0)
    people = np.clip(np.nan_to_num(said.numbers[chosen]), 1, answers)
    days = records.days[chosen], records.last_days[chosen]
    of_round, _ = numbered([*days, records.cells["wave"].canonical[0][chosen]])
    return PeopleBehind(np.where(known, people, 0).astype(np.int64), answers, of_round)


def _of_pride(records: Records, chosen: Ints) -> _Given:
    """Yield the one rating of each row; who gave it is never known."""
    yield PRIDE, _each(records.cells["rating"], chosen, _on_scale(PRIDE)), None, None


_GIVEN: Mapping[str, Callable[[Records, Ints], _Given]] = {
    "answers": _of_answers,
    "tallies": _of_tallies,
    PRIDE: _of_pride,
}
