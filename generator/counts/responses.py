"""Accepted rows of answers and tallies, laid out alike: one line a rating given.

Shape of the result: a frame with the columns ``subject`` (code), ``question`` (code), ``mode``
(code), ``community`` (text), ``day`` (ordinal of the row's first day), ``rating`` (index from 0),
``n`` (answers), ``weight``, ``weight_squared`` (sums over them), ``respondent`` (text, empty where
unknown) and ``file``.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from generator.counts.cube import SCALES, Invitation, Mode
from generator.model.kinds import ANSWER_COLUMNS
from generator.model.period import parse_period
from generator.model.subject import Subject

QUESTIONS = tuple(SCALES)
MODES = tuple(Mode)
_COLUMNS = ["subject", "mode", "community", "day", "respondent", "file"]
_NONE = pd.DataFrame(
    {name: pd.Series(dtype="int64") for name in ("subject", "mode", "day", "question", "rating")}
    | {name: pd.Series(dtype="str") for name in ("community", "respondent", "file")}
    | {name: pd.Series(dtype="float64") for name in ("n", "weight", "weight_squared")}
)


def responses(
    frames: Mapping[str, pd.DataFrame],
    subjects: tuple[Subject, ...],
    invitations: tuple[Invitation, ...],
) -> pd.DataFrame:
    """Return one line for each rating given (of a tally: for each rating counted)."""
    parts = []
    if "answers" in frames:
        parts += _from_answers(_located(frames["answers"], "date", subjects, invitations))
    if "tallies" in frames:
        parts += _from_tallies(_located(frames["tallies"], "period", subjects, invitations))
    return pd.concat(parts, ignore_index=True) if parts else _NONE


def days_of(column: pd.Series) -> np.ndarray:
    """Return the ordinal of each period's first day; each distinct period is parsed once."""
    category = column.astype("category").cat
    starts = np.array(
        [parse_period(text).start.toordinal() for text in category.categories], dtype=np.int64
    )
    return starts[category.codes.to_numpy()]


def subject_codes(frame: pd.DataFrame, subjects: tuple[Subject, ...]) -> np.ndarray:
    """Return the index of each row's subject among ``subjects``; −1 where it is none of them."""
    codes = np.full(len(frame), -1, dtype=np.int64)
    for kind in ("service", "provider"):
        known = {subject.id: i for i, subject in enumerate(subjects) if subject.kind == kind}
        category = frame[kind].astype("category").cat
        table = np.array([known.get(name, -1) for name in category.categories] + [-1])
        codes = np.maximum(codes, table[category.codes.to_numpy()])
    return codes


def _located(
    frame: pd.DataFrame,
    when: str,
    subjects: tuple[Subject, ...],
    invitations: tuple[Invitation, ...],
) -> pd.DataFrame:
    """Add the columns that say who is meant, when, and how they were asked."""
    frame = frame.assign(subject=subject_codes(frame, subjects), day=days_of(frame[when]))
    frame = frame[frame["subject"] >= 0]
    return frame.assign(mode=_modes(frame, subjects, invitations))


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
    frame = frame[frame["step"] == ""]
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
        part = frame.assign(respondent="")[_COLUMNS]
        parts.append(
            part.assign(question=question, rating=rating - 1, n=n, weight=n, weight_squared=n)
        )
    return parts
