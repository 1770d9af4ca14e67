"""Accepted rows of answers and tallies, laid out alike: rows, and the ratings given in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from generator.counts.cube import PRIDE, SCALES, Invitation, Mode
from generator.counts.numbering import Floats, Ints
from generator.model.kinds import ANSWER_COLUMNS
from generator.model.period import parse_period
from generator.model.subject import Subject

QUESTIONS = tuple(SCALES)
MODES = tuple(Mode)
_KINDS = {"answers": "date", "tallies": "period", PRIDE: "date"}
_ROW = ("subject", "mode", "community", "day", "file")
_TALLIED = range(1, 6)


@dataclass(frozen=True, slots=True)
class Names:
    """What the codes of responses stand for. The first community is “not stated”."""

    subjects: tuple[Subject, ...]
    communities: tuple[str, ...]
    files: tuple[str, ...]


class Ratings(NamedTuple):
    """The ratings given, each with the number of its row; all of the shape (ratings,).

    ``question`` is a code, ``rating`` an index from 0, ``respondent`` a number, −1 where unknown.
    A rating that a tally counts stands for ``n`` answers; ``weight`` and ``weight_squared`` are
    the sums over them.
    """

    row: Ints
    question: Ints
    rating: Ints
    respondent: Ints
    n: Floats
    weight: Floats
    weight_squared: Floats


@dataclass(frozen=True, slots=True)
class Responses:
    """Rows, and the ratings given in them.

    ``rows`` is a frame of numbers: ``subject``, ``mode``, ``community`` and ``file`` are codes into
    the :class:`Names`, ``day`` is the ordinal of the row's first day.
    """

    rows: pd.DataFrame
    ratings: Ratings


def names_of(frames: Mapping[str, pd.DataFrame], subjects: Iterable[Subject]) -> Names:
    """Return the names that occur in answers (also of those who provide) and in tallies."""
    found = [frames[kind] for kind in _KINDS if kind in frames]
    stated = [frame["community"] for frame in found if "community" in frame]
    communities = {str(name) for column in stated for name in column.unique()}
    files = {str(name) for frame in found for name in frame["file"].unique()}
    return Names(tuple(subjects), ("", *sorted(communities - {""})), tuple(sorted(files)))


def responses(
    frames: Mapping[str, pd.DataFrame], names: Names, invitations: tuple[Invitation, ...]
) -> Responses:
    """Return the rows of answers, tallies and pride, in this order, about subjects known.

    Those who provide are asked by nobody's list of customers: their answers always count as open,
    so that a list of customers does not split them.
    """
    rows = [pd.DataFrame({name: pd.Series(dtype="int64") for name in _ROW})]
    ratings = [Ratings._make([*[np.zeros(0, dtype=np.int64)] * 4, *[np.zeros(0)] * 3])]
    for kind, when in _KINDS.items():
        if kind in frames:
            given = _answers(frames[kind]) if kind == "answers" else frames[kind]
            subject = _subjects(given, names.subjects)
            given, subject = given[subject >= 0], subject[subject >= 0]
            begin = sum(map(len, rows))
            lists = () if kind == PRIDE else invitations
            rows.append(_rows(given, when, subject, names, lists))
            of_rows = _RATINGS[kind](given)
            ratings += [part._replace(row=part.row + begin) for part in of_rows]
    columns = (np.concatenate(parts) for parts in zip(*ratings, strict=True))
    return Responses(pd.concat(rows, ignore_index=True), Ratings._make(columns))


def days_of(column: pd.Series) -> np.ndarray:
    """Return the ordinal of each period's first day; each distinct period is parsed once."""
    category = column.astype("category").cat
    starts = np.array(
        [parse_period(text).start.toordinal() for text in category.categories], dtype=np.int64
    )
    return starts[category.codes.to_numpy()]


def _subjects(frame: pd.DataFrame, subjects: tuple[Subject, ...]) -> np.ndarray:
    """Return the code of each row's subject; −1 where it is none of them."""
    codes = np.full(len(frame), -1, dtype=np.int64)
    for kind in ("service", "provider"):
        named = [subject.id if subject.kind == kind else "" for subject in subjects]
        codes = np.maximum(codes, _codes(frame[kind], named))
    return codes


def _codes(column: pd.Series, names: Iterable[str]) -> np.ndarray:
    """Return the index of each text among the names; −1 for one that is not, or is empty."""
    known = {name: index for index, name in enumerate(names) if name}
    category = column.astype("category").cat
    table = np.array([*(known.get(str(n), -1) for n in category.categories), -1], dtype=np.int64)
    codes: np.ndarray = table[category.codes.to_numpy()]
    return codes


def _rows(
    frame: pd.DataFrame,
    when: str,
    subject: np.ndarray,
    names: Names,
    invitations: tuple[Invitation, ...],
) -> pd.DataFrame:
    day = days_of(frame[when])
    stated = "community" in frame
    columns = (
        subject,
        _modes(subject, day, names.subjects, invitations),
        np.maximum(_codes(frame["community"], names.communities), 0)
        if stated
        else np.zeros(len(frame), dtype=np.int64),
        day,
        _codes(frame["file"], names.files),
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
        return np.full(len(subject), MODES.index(Mode.OPEN), dtype=np.int64)
    whose, starts, ends = np.array(spans, dtype=np.int64).T
    size = max(int(ends.max()), int(day.max(initial=0))) + 1
    begun = np.searchsorted(whose * size + starts, subject * size + day, side="right") - 1
    latest = np.maximum.accumulate(whose * size + ends)
    listed = (begun >= 0) & (latest[begun] >= subject * size + day)
    return np.where(listed, MODES.index(Mode.LIST), MODES.index(Mode.OPEN))


def _answers(frame: pd.DataFrame) -> pd.DataFrame:
    """Drop answers about a step, which are not about all, and those that stand for nobody."""
    return frame[(frame["step"] == "") & (frame["weight"] != 0)]


def _from_answers(frame: pd.DataFrame) -> Iterator[Ratings]:
    """Yield, for each question, the ratings that rows give."""
    weight = frame["weight"].fillna(1.0).to_numpy()
    respondent = _codes(frame["respondent"], frame["respondent"].unique())
    for column, question in ANSWER_COLUMNS.items():
        rating = frame[column].to_numpy()
        row = np.flatnonzero(~np.isnan(rating))
        of = np.full(len(row), QUESTIONS.index(question))
        index = rating[row].astype(np.int64) - SCALES[question][0]
        w = weight[row]
        yield Ratings(row, of, index, respondent[row], np.ones(len(row)), w, w * w)


def _from_tallies(frame: pd.DataFrame) -> Iterator[Ratings]:
    """Yield each rating that is counted; of the lowest also none: asked is not “not asked”."""
    question = _codes(frame["question"], QUESTIONS)
    for index, rating in enumerate(_TALLIED):
        n = frame[f"rating_{rating}"].to_numpy()
        row = np.flatnonzero((n > 0) | (index == 0))
        n = n[row]
        given, nobody = np.full(len(row), index), np.full(len(row), -1)
        yield Ratings(row, question[row], given, nobody, n, n, n)


def _from_pride(frame: pd.DataFrame) -> Iterator[Ratings]:
    """Yield the one rating of each row; who gave it is never known."""
    row = np.arange(len(frame))
    of, nobody = np.full(len(row), QUESTIONS.index(PRIDE)), np.full(len(row), -1)
    index = frame["rating"].to_numpy().astype(np.int64) - SCALES[PRIDE][0]
    one = np.ones(len(row))
    yield Ratings(row, of, index, nobody, one, one, one)


_RATINGS: Mapping[str, Callable[[pd.DataFrame], Iterator[Ratings]]] = {
    "answers": _from_answers,
    "tallies": _from_tallies,
    PRIDE: _from_pride,
}
