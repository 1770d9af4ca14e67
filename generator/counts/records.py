"""Rows about services and not about people who answered: promises measured, for now.

They are no cells: nobody's answer is in them, so they pass the door as they are. A row maps column
names to texts (“” for blank) and numbers (not a number for blank).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

Record = Mapping[str, Any]
ABOUT_SERVICES = ("promises",)
"""The kinds of data that panels read row by row."""


class Records:
    """Rows by kind and service; a kind is laid out when somebody first asks for it."""

    def __init__(self, frames: Mapping[str, pd.DataFrame]) -> None:
        self._frames = {kind: frames[kind] for kind in ABOUT_SERVICES if kind in frames}
        self._laid_out: dict[str, _ByService] = {}

    def of(self, kind: str, service: str) -> tuple[Record, ...]:
        """Return a service's rows, in the order of the files and their lines."""
        if kind not in self._frames:
            return ()
        if kind not in self._laid_out:
            self._laid_out[kind] = _ByService(self._frames[kind])
        return self._laid_out[kind].rows(service)


class _ByService:
    def __init__(self, frame: pd.DataFrame) -> None:
        services = frame["service"].astype("category").cat
        order = np.argsort(services.codes.to_numpy(), kind="stable")
        self._columns = {name: frame[name].iloc[order].tolist() for name in frame.columns}
        ends = np.cumsum(np.bincount(services.codes, minlength=len(services.categories))).tolist()
        begins = [0, *ends][: len(ends)]
        spans = zip(begins, ends, strict=True)
        self._spans = dict(zip(services.categories.tolist(), spans, strict=True))

    def rows(self, service: str) -> tuple[Record, ...]:
        begin, end = self._spans.get(service, (0, 0))
        names = tuple(self._columns)
        values = zip(*(self._columns[name][begin:end] for name in names), strict=True)
        return tuple(dict(zip(names, row, strict=True)) for row in values)
