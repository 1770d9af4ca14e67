"""Two questions of an export that become one answer of the same person about the same thing.

A questionnaire may ask how people like a service, and then its speed and its staff. Were each of
these a rating of the service, everybody who answered would count three times.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from generator.importing.in_mapping import in_mapping
from generator.importing.mapping_file import MappingFile
from generator.importing.tally import ANSWERS
from generator.importing.unpivot import LINE, Converted
from generator.model.mapping import Mapping
from generator.sources.finding import Finding, error

_ABOUT = ("service", "provider", "step", "community", "wave")


def asked_twice(one: Converted, source: MappingFile) -> Iterator[Finding]:
    """Yield a finding for each of our questions that a row of an export answers more than once."""
    mapping = source.mapping
    if mapping.kind != ANSWERS or len(mapping.rows) < 2:
        return
    key = [LINE, *(name for name in _ABOUT if name in one.frame)]
    for ours in mapping.target.any_of:
        names = _columns(mapping, ours)
        if len(names) < 2 or ours not in one.frame or not _share_a_subject(mapping, ours):
            continue
        some = one.frame[np.asarray(one.frame[ours] != "", dtype=bool)]
        again = some[np.asarray(some.duplicated(key), dtype=bool)]
        if len(again):
            yield _finding(one, ours, names, again)


def _columns(mapping: Mapping, ours: str) -> tuple[str, ...]:
    """Return the columns of an export from which entries read one of ours."""
    read = (entry.columns[ours] for entry in mapping.rows if ours in entry.columns)
    return tuple(dict.fromkeys(each.wanted[0] for each in read))


def _share_a_subject(mapping: Mapping, ours: str) -> bool:
    """Return whether two entries that read one of ours may be about the same thing."""
    entries = (entry for entry in mapping.rows if ours in entry.columns)
    fixed = [mapping.fixed_in(entry) for entry in entries]
    about = [tuple(each.get(name) for name in _ABOUT) for each in fixed]
    return len({*about}) < len(about)


def _finding(one: Converted, ours: str, names: tuple[str, ...], again: pd.DataFrame) -> Finding:
    row = again.iloc[0]
    about = str(row.get("service", "")) or str(row.get("provider", ""))
    shown = "”, “".join(names[:-1])
    number = int(again[LINE].nunique())
    people = "1 person" if number == 1 else f"{number:,} people"
    message = (
        f"more than one of “{shown}” and “{names[-1]}” becomes “{ours}” of “{about}”: {people} "
        "would count more than once there"
    )
    hint = (
        f"keep the one that asks about all of “{about}”, and remove the other entries of “rows:”; "
        "where one asks about a step of the service, add “step: ID” to its “fixed:”, with the "
        "step's id"
    )
    place = one.export.table.place(int(row[LINE]))
    return in_mapping(error("import-asked-twice", place, message, hint))
