"""Checks of rows in a repository that is public itself: nothing there may be about a person.

They leave no row out: what stands in a public file is public, whether it is counted or not.
"""

from __future__ import annotations

import re

import numpy as np

from generator.checks.row_check import (
    Derived,
    Look,
    RowCheck,
    Sheet,
    Spot,
    Words,
    in_set,
    numbered,
)
from generator.checks.rule import ERROR, WARNING, Family, Rule
from generator.model.table import Kind, Type

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w")


def _look_no_comment(kind: Kind) -> list[Look]:
    return [in_set([False], "comment")] if kind.column("comment") else []


def _comments(sheet: Sheet, _: Look) -> Derived:
    return sheet.rows.cells["comment"].filled


def _say_comment(spot: Spot) -> Words:
    what = "1 comment stands" if spot.count == 1 else f"{spot.count:,} comments stand"
    return (
        f"{what} in a file that everybody can read",
        "remove the column “comment” (and rewrite the history), or write “public: no”",
    )


def _texts(kind: Kind) -> list[str]:
    return [c.name for c in kind.columns if c.type is Type.TEXT and c.name != "comment"]


def _look_no_address(kind: Kind) -> list[Look]:
    return [in_set([False])] if _texts(kind) else []


def _addresses(sheet: Sheet, _: Look) -> Derived:
    holds = np.zeros(len(sheet.rows), dtype=bool)
    for name in _texts(sheet.rows.kind):
        cells = sheet.rows.cells[name]
        found = np.array([bool(_ADDRESS.search(text)) for text in cells.texts], dtype=bool)
        holds |= cells.take(found, False).astype(bool)
    return holds


def _address_column(spot: Spot) -> str:
    names = _texts(spot.sheet.rows.kind)
    return next(name for name in names if _ADDRESS.search(spot.text(name)))


def _say_address(spot: Spot) -> Words:
    message = f"an e-mail address stands in “{_address_column(spot)}”, which everybody can read"
    return message, "remove the address (and rewrite the history), or write “public: no”"


def _look_no_small_cell(kind: Kind) -> list[Look]:
    about = kind.when
    return [in_set([False], about)] if kind.folder in ("answers", "tallies") else []


def _small(sheet: Sheet, _: Look) -> Derived:
    rows, floor = sheet.rows, sheet.facts.privacy
    if rows.kind.folder == "tallies":
        people = np.nansum([rows.cells[f"rating_{k}"].numbers for k in range(1, 6)], axis=0)
    else:
        names = (rows.kind.when, "service", "provider", "community", "step")
        cell = np.unique(numbered(rows, names), return_inverse=True)[1]
        people = np.bincount(cell, minlength=1)[cell]
    small: Derived = (people > 0) & (people < floor)
    return small


def _say_small(spot: Spot) -> Words:
    floor = spot.sheet.facts.privacy
    rows = "1 row is" if spot.count == 1 else f"{spot.count:,} rows are"
    return (
        f"{rows} about fewer than {floor} people, in a file that everybody can read",
        "count longer periods or larger communities together, or write “public: no”",
    )


PUBLIC_CHECKS: tuple[RowCheck, ...] = (
    RowCheck(
        Rule(
            "public-comment",
            "No comment stands in a public file",
            ERROR,
            Family.DATA,
            "People wrote it to be read by few; the site never shows it, the file would.",
            "remove the column “comment” (and rewrite the history), or write “public: no”",
        ),
        _look_no_comment,
        _comments,
        _say_comment,
        bad=False,
        once=True,
        left_out=False,
    ),
    RowCheck(
        Rule(
            "public-address",
            "No e-mail address stands in a public file",
            ERROR,
            Family.DATA,
            "It names a person.",
            "remove the address (and rewrite the history), or write “public: no”",
        ),
        _look_no_address,
        _addresses,
        _say_address,
        bad=False,
        left_out=False,
        column=_address_column,
    ),
    RowCheck(
        Rule(
            "public-small-cell",
            "No row of a public file is about fewer people than the privacy floor",
            WARNING,
            Family.DATA,
            "What the site withholds could be read in the file.",
            "count longer periods or larger communities together, or write “public: no”",
        ),
        _look_no_small_cell,
        _small,
        _say_small,
        bad=False,
        once=True,
        left_out=False,
    ),
)
