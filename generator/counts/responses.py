"""Accepted rows of answers and tallies, laid out alike: one line a rating given.

The result is a frame of numbers only: ``subject``, ``question``, ``mode``, ``community`` and
``file`` are codes into the :class:`Names`, ``day`` is the ordinal of the row's first day,
``rating`` the index of the rating from 0, ``n`` the answers, ``weight`` and ``weight_squared`` the
sums over them, ``respondent`` a number for each named one, −1 where unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from generator.counts.cube import SCALES, Invitation, Mode
from generator.model.kinds import ANSWER_COLUMNS
from generator.model.period import parse_period
from generator.model.subject import Subject

QUESTIONS = tuple(SCALES)
MODES = tuple(Mode)
_COLUMNS = ["subject", "mode", "community", "day", "respondent", "file"]
_KINDS = {"answers": "date", "tallies": "period"}
_NONE = pd.DataFrame(
    {name: pd.Series(dtype="int64") for name in [*_COLUMNS, "question", "rating"]}
    | {name: pd.Series(dtype="float64") for name in ("n", "weight", "weight_squared")}
)


@dataclass(frozen=True, slots=True)
class Names:
    """What the codes of responses stand for. The first community is “not stated”."""

    subjects: tuple[Subject, ...]
    communities: tuple[str, ...]
    files: tuple[str, ...]


def names_of(frames: Mapping[str, pd.DataFrame], subjects: Iterable[Subject]) -> Names:
    """Return the names that occur in answers and tallies."""
    found = [frames[kind] for kind in _KINDS if kind in frames]
    communities = {str(name) for frame in found for name in frame["community"].unique()}
    files = {str(name) for frame in found for name in frame["file"].unique()}
    return Names(tuple(subjects), ("", *sorted(communities - {""})), tuple(sorted(files)))


def responses(
    frames: Mapping[str, pd.DataFrame], names: Names, invitations: tuple[Invitation, ...]
) -> pd.DataFrame:
    """Return one line for each rating given (of a tally: for each rating counted)."""
    parts = []
    if "answers" in frames:
        parts += _from_answers(_located(frames["answers"], "date", names, invitations))
    if "tallies" in frames:
        parts += _from_tallies(_located(frames["tallies"], "period", names, invitations))
    return pd.concat(parts, ignore_index=True) if parts else _NONE


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


def _located(
    frame: pd.DataFrame, when: str, names: Names, invitations: tuple[Invitation, ...]
) -> pd.DataFrame:
    """Put codes for names, and add when it was and how they were asked."""
    respondents = frame.get("respondent")
    frame = frame.assign(
        subject=_subjects(frame, names.subjects),
        day=days_of(frame[when]),
        community=np.maximum(_codes(frame["community"], names.communities), 0),
        file=_codes(frame["file"], names.files),
        respondent=-1 if respondents is None else _codes(respondents, respondents.unique()),
    )
    frame = frame[frame["subject"] >= 0]
    return frame.assign(mode=_modes(frame, names.subjects, invitations))


def _modes(
    frame: pd.DataFrame, subjects: tuple[Subject, ...], invitations: tuple[Invitation, ...]
) -> np.ndarray:
    """Return the mode of each row: by list where a list was invited on that day, else open.

    Who invited nobody by list cannot say who answered: an answer without an invitation counts as
    one from an open link.
    """
    modes = np.full(len(frame), MODES.index(Mode.OPEN), dtype=np.int64)
    lists: dict[Subject, list[Invitation]] = {}
    for invitation in invitations:
        if invitation.mode is Mode.LIST:
            lists.setdefault(invitation.subject, []).append(invitation)
    rows = frame.reset_index(drop=True).groupby("subject", sort=True).indices
    days = frame["day"].to_numpy()
    for code, positions in rows.items():
        for invitation in lists.get(subjects[int(str(code))], ()):
            inside = days[positions]
            fits = inside >= invitation.start.toordinal()
            fits &= inside <= invitation.end.toordinal()
            modes[positions[fits]] = MODES.index(Mode.LIST)
    return modes


def _from_answers(frame: pd.DataFrame) -> list[pd.DataFrame]:
    """One line for each question that a row answers. An answer about a step is not about all."""
    frame = frame[(frame["step"] == "") & (frame["weight"] != 0)]  # no weight: stands for nobody
    weight = frame["weight"].fillna(1.0).to_numpy()
    parts = []
    for column, question in ANSWER_COLUMNS.items():
        given = frame[column].notna().to_numpy()
        part = frame.loc[given, _COLUMNS]
        w = weight[given]
        parts.append(
            part.assign(
                question=QUESTIONS.index(question),
                rating=frame.loc[given, column].to_numpy().astype(np.int64) - SCALES[question][0],
                n=1.0,
                weight=w,
                weight_squared=w * w,
            )
        )
    return parts


def _from_tallies(frame: pd.DataFrame) -> list[pd.DataFrame]:
    """One line for each rating of a row, also those that nobody gave: asked is not “not asked”."""
    question = frame["question"].astype(str).map(QUESTIONS.index).to_numpy(dtype=np.int64)
    parts = []
    for rating in range(1, 6):
        n = frame[f"rating_{rating}"].to_numpy()
        counted = {"n": n, "weight": n, "weight_squared": n}
        parts.append(frame[_COLUMNS].assign(question=question, rating=rating - 1, **counted))
    return parts
