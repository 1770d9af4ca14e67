"""The ratings that rows of answers, tallies and pride give."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from generator.counts.questions import DAY, LOST, LOST_MINUTES, PRIDE, QUESTIONS, SCALES
from generator.model.kinds import ANSWER_COLUMNS
from generator.records.cells import ColumnCells, Flags
from generator.records.numbering import Floats, Ints
from generator.records.records import Records

_TALLIED = range(1, 6)
_Some = npt.NDArray[np.float64 | np.bool_]


class Ratings(NamedTuple):
    """Ratings given to one question in some neighbouring rows; both have the shape (those rows,).

    ``rating`` is an index from 0, −1 where a row gives none; of lost minutes it is how many. A
    rating that a tally counts stands for ``n`` answers; where that is none, each stands for one.
    """

    question: int
    rows: slice
    rating: npt.NDArray[np.int16]
    n: Floats | None

    def some(self, chosen: Flags) -> Ratings:
        """Return those of some rows, numbered anew."""
        begin, mine = int(np.count_nonzero(chosen[: self.rows.start])), chosen[self.rows]
        n = None if self.n is None else self.n[mine]
        rows = slice(begin, begin + int(np.count_nonzero(mine)))
        return Ratings(self.question, rows, self.rating[mine], n)


def ratings_of(records: Records, chosen: Ints, begin: int) -> Iterator[Ratings]:
    """Yield the ratings in some rows of a kind; the first of these is the row ``begin``."""
    rows = slice(begin, begin + len(chosen))
    for question, rating, n in _GIVEN[records.kind.folder](records, chosen):
        yield Ratings(QUESTIONS.index(question), rows, rating, n)


_Given = Iterator[tuple[str, npt.NDArray[np.int16], Floats | None]]


def _of_answers(records: Records, chosen: Ints) -> _Given:
    for column, question in ANSWER_COLUMNS.items():
        cells = records.cells[column]
        if not cells.texts:
            continue
        if question == LOST:
            yield LOST, _each(cells, chosen, lambda minutes: minutes > 0), None
            yield LOST_MINUTES, _each(cells, chosen, _lost), None
        else:
            yield question, _each(cells, chosen, _on_scale(question)), None


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
    for code in np.unique(codes[chosen]).tolist():
        asked = codes[chosen] == code
        for index, n in enumerate(answers):
            counts = asked & ((n > 0) | (index == 0))
            yield str(names[code]), np.where(counts, index, -1).astype(np.int16), n


def _of_pride(records: Records, chosen: Ints) -> _Given:
    """Yield the one rating of each row; who gave it is never known."""
    yield PRIDE, _each(records.cells["rating"], chosen, _on_scale(PRIDE)), None


_GIVEN: Mapping[str, Callable[[Records, Ints], _Given]] = {
    "answers": _of_answers,
    "tallies": _of_tallies,
    PRIDE: _of_pride,
}
