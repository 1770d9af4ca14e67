"""Who stands behind a row: for every kind of data, how many people, and why that matters.

One table. A count of people below the privacy floor is a small cell: anyone who knows one of them
knows what the others did. Where the row says what they think, that is an error; where it only
says that they were there, a warning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from generator.checks.numbered import numbered
from generator.checks.rule import Mask, RowOutcome, Words
from generator.checks.sheet import Sheet, Spot

if TYPE_CHECKING:
    from generator.records.records import Records

Counts = npt.NDArray[np.float64]


class Behind(Struct, frozen=True):
    """How many people stand behind each row of a kind (not a number: that is not known).

    Without ``count`` it is no question. ``opinion`` says whether the row says what they think;
    ``at`` is the column to point at.
    """

    why: str
    count: Callable[[Records], Counts] | None = None
    opinion: bool = False
    at: str = ""


def _column(name: str) -> Callable[[Records], Counts]:
    return lambda rows: rows.cells[name].numbers


def _of_tallies(rows: Records) -> Counts:
    counts: Counts = np.nansum([rows.cells[f"rating_{k}"].numbers for k in range(1, 6)], axis=0)
    return np.fmin(counts, rows.cells["people"].numbers)


def _of_answers(rows: Records) -> Counts:
    """Count the people of each row's cell: respondents; a row that names none is one person's."""
    names = [rows.kind.when, *rows.kind.one_of]
    names += [name for name in ("community", "step", "wave") if name in rows.cells]
    cell = np.unique(numbered(rows, tuple(names)), return_inverse=True)[1].astype(np.int64)
    if "respondent" not in rows.cells:
        return np.bincount(cell, minlength=1)[cell].astype(np.float64)
    codes, values = rows.cells["respondent"].canonical
    nobody = len(values) + np.arange(len(rows))
    person = np.where(codes >= 0, codes, nobody)
    once = np.unique(cell * (len(values) + len(rows)) + person, return_index=True)[1]
    return np.bincount(cell[once], minlength=1)[cell].astype(np.float64)


def _of_requests(rows: Records) -> Counts:
    """Count those whose wait the median is about; without a median nothing is said of them."""
    waited = np.isfinite(rows.cells["median_wait_days"].numbers)
    return np.where(waited, rows.cells["fulfilled"].numbers, np.nan)


BEHIND: dict[str, Behind] = {
    "answers": Behind(
        "A row is what one person thinks; those of a day, a community and a step are few.",
        _of_answers,
        opinion=True,
        at="date",
    ),
    "tallies": Behind(
        "A row is what so many people think.", _of_tallies, opinion=True, at="period"
    ),
    "summaries": Behind(
        "A mean or a share of few tells what each of them thinks; without n it is not known.",
        _column("n"),
        opinion=True,
        at="n",
    ),
    "pride": Behind(
        "A row is what one of those who provide thinks; teams are small.",
        _of_answers,
        opinion=True,
        at="date",
    ),
    "invitations": Behind(
        "So few were asked that anyone who knows them knows whose answers these are.",
        _column("invited"),
        at="invited",
    ),
    "usage": Behind(
        "So few used it that they may be known by that.", _column("people"), at="people"
    ),
    "requests": Behind(
        "The median of a few waits is the wait of one or two people.",
        _of_requests,
        at="median_wait_days",
    ),
    "telemetry": Behind("Machines were measured; samples are no people."),
    "incidents": Behind(
        "It says what broke; of those who were without it, only how many. Its summary is free "
        "text, and looked through as such."
    ),
    "coverage": Behind("It says which log was kept from when to when; it is about no people."),
    "promises": Behind("It is about a supplier's work."),
    "costs": Behind("It is money by category; no number of people stands beside it."),
    "results": Behind("It is what was reached; no number of people stands beside it."),
    "visits": Behind(
        "A day with a community, which the site shows; its free text is looked through."
    ),
    "forecasts": Behind("It is computed from published cells only."),
}


def few_behind(sheet: Sheet, words: Callable[[Spot], Words], opinion: bool) -> Iterator[Mask]:
    """Yield the rows behind which there are people, and fewer than the privacy floor.

    ``opinion`` chooses the kinds whose rows say what people think, or those that do not.
    """
    behind = BEHIND[sheet.kind.folder]
    if behind.count is not None and behind.opinion is opinion:
        people = behind.count(sheet.rows)
        few = (people > 0) & (people < sheet.known.privacy)
        yield sheet.mask(few, words, behind.at, RowOutcome.COUNTED, once=True)
