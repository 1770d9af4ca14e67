"""Rows about services and providers and not about people who answered.

They are no cells: nobody's answer is in them, so they pass the door as they are. Texts are “” and
numbers not a number where blank; times are datetime64, not a time where blank.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

Record = Mapping[str, Any]
"""A row: its cells by column."""
Columns = Mapping[str, np.ndarray]
"""Rows as columns, all of the same length."""
ABOUT = {
    "telemetry": "service",
    "incidents": "service",
    "promises": "service",
    "usage": "service",
    "requests": "service",
    "costs": "service",
    "results": "service",
    "summaries": "service",
    "forecasts": "service",
    "visits": "provider",
}
"""The kinds of data that panels read row by row, and the column that says about whom."""


class Records:
    """Rows by kind and subject; a kind is laid out when somebody first asks for it."""

    def __init__(self, frames: Mapping[str, pd.DataFrame]) -> None:
        self._frames = {kind: frames[kind] for kind in ABOUT if kind in frames}
        self._laid_out: dict[str, _LaidOut] = {}

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of which there are any rows at all, about whomever."""
        return frozenset(self._frames)

    def columns(self, kind: str, name: str) -> Columns:
        """Return the rows about a service or a provider as columns; no column without any row.

        They are in the order of the files and their lines.
        """
        if kind not in self._frames:
            return {}
        if kind not in self._laid_out:
            self._laid_out[kind] = _LaidOut(self._frames[kind], ABOUT[kind])
        return self._laid_out[kind].columns(name)

    def rows(self, kind: str, name: str) -> tuple[Record, ...]:
        """Return the same, row by row."""
        columns = self.columns(kind, name)
        values = zip(*(column.tolist() for column in columns.values()), strict=True)
        return tuple(dict(zip(columns, row, strict=True)) for row in values)


class _LaidOut:
    """A kind's rows, sorted by whom they are about."""

    def __init__(self, frame: pd.DataFrame, about: str) -> None:
        names = frame[about].astype("category").cat
        order = np.argsort(names.codes.to_numpy(), kind="stable")
        self._columns = {name: frame[name].to_numpy()[order] for name in frame.columns}
        ends = np.cumsum(np.bincount(names.codes, minlength=len(names.categories))).tolist()
        begins = [0, *ends][: len(ends)]
        spans = (slice(*span) for span in zip(begins, ends, strict=True))
        self._spans = dict(zip(names.categories.tolist(), spans, strict=True))

    def columns(self, name: str) -> Columns:
        if name not in self._spans:
            return {}
        return {each: column[self._spans[name]] for each, column in self._columns.items()}
