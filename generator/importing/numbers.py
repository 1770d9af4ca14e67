"""Numbers in place of people; and those that are in a repository already, maybe of another kind."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_bytes
from typing import NamedTuple

import numpy as np
import pandas as pd

from generator.importing.columns import ReadColumn, Texts, Wholes
from generator.importing.number_key import mark_of, numbering, read_key
from generator.model.person_number import mark_in
from generator.model.table import Kind
from generator.sources.finding import Finding, Place, error
from generator.sources.repository import DATA

_WHO = "respondent"
_SUBJECT = ("service", "provider")


class Whose(NamedTuple):
    """A number as an earlier version made it, and the column and subject of the rows it is in."""

    column: str
    subject: str
    number: str


Renewed = Mapping[Whose, str]
"""What such a number is now."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """Hands out numbers in place of values that could name somebody: the same in each run.

    ``earlier``: also works out what earlier versions made of a value, to find it again. So it does
    for the other names that a service has had: ``names`` are all of one that was renamed, by each.
    """

    key: bytes = field(repr=False)
    earlier: bool = False
    names: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def of(
        self, ours: str, column: ReadColumn, subjects: Texts, renewed: dict[Whose, str]
    ) -> Texts:
        """Return the numbers of a column; ``renewed`` gets what became of earlier ones.

        ``subjects`` says, row by row, within which subject a number holds; empty: in all.
        """
        survey = column.survey or ""
        values = np.full(len(subjects), "", dtype=object)
        before = numbering(self.key, survey)
        for subject, rows in _by_subject(subjects):
            some, codes = _distinct(column, rows)
            found = numbering(self.key, survey, subject)(some)
            values[rows] = np.array(found, dtype=object)[codes]
            others = self.names.get(subject, frozenset()) - {subject}
            earlier = [(name, before) for name in (subject, *others) if self.earlier and subject]
            earlier += [(name, numbering(self.key, survey, name)) for name in others]
            for name, was in earlier:
                pairs = zip(was(some), found, strict=True)
                renewed |= {Whose(ours, name, old): new for old, new in pairs if new}
        return values


def _by_subject(subjects: Texts) -> Iterator[tuple[str, Wholes]]:
    """Yield each subject, and which rows are about it."""
    codes, names = pd.factorize(subjects)
    ends = np.cumsum(np.bincount(codes, minlength=len(names)))
    rows = np.split(np.argsort(codes, kind="stable"), ends)[:-1]
    yield from zip(names.tolist(), rows, strict=True)


def _distinct(column: ReadColumn, rows: Wholes) -> tuple[list[str], Wholes]:
    """Return the distinct values of some rows, and which of them each row has."""
    codes, used = pd.factorize(column.raw.codes[rows])
    first = np.empty(len(used), dtype=np.intp)
    first[codes[::-1]] = rows[::-1]
    return column.values[first].tolist(), codes


def holds_within(kind: Kind, columns: Mapping[str, Texts], size: int) -> Texts:
    """Return within which subject the numbers of each row hold: those of people within a service.

    Empty for breakdowns and the like, whose numbers stand for nobody.
    """
    none = np.full(size, "", dtype=object)
    if kind.column(_WHO) is None:
        return none
    service, provider = (columns.get(name, none) for name in _SUBJECT)
    if not (provider != "").any():
        return service
    return np.array([_subject(*pair) for pair in zip(service, provider, strict=True)], dtype=object)


def _subject(service: str, provider: str) -> str:
    return service or (f"provider:{provider}" if provider else "")


@dataclass(frozen=True, slots=True)
class NumbersThere:
    """The numbers in the columns of a repository's tables that an import numbers.

    ``marks`` are those of their keys; ``plain`` has, by file, those that bear no mark.
    """

    columns: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    plain: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def some(self) -> bool:
        """Whether there are any."""
        return bool(self.marks or self.plain)

    def of_another_key(self, key: bytes) -> bool:
        """Return whether all that bear a mark bear another one than those of a key."""
        return bool(self.marks) and mark_of(key) not in self.marks

    def strange(self, file: str, known: Iterable[str]) -> bool:
        """Return whether a file has numbers without a mark, and none of those that are known.

        Where some tables bear marks, these show the key.
        """
        there = self.plain.get(file, frozenset())
        known = {*known}
        return bool(there and known) and not self.marks and there.isdisjoint(known)


def open_numbers(
    path: Path, there: NumbersThere, kind: Kind, renamed: Mapping[str, str], new_key: bool
) -> tuple[Numbers | None, list[Finding]]:
    """Return what hands out numbers, none where the file's key is not that of the numbers there.

    ``renamed`` are the names of services by those that they had. Where no column is numbered, no
    key is read, and none made.
    """
    if not there.columns:
        return Numbers(token_bytes()), []
    if there.some and not new_key and not path.exists():
        return None, [other_key(path, kind.folder)]
    key, problems = read_key(path)
    if key is None:
        return None, problems
    if there.of_another_key(key) and not new_key:
        return None, [other_key(path, kind.folder)]
    return Numbers(key, bool(there.plain), _all_names(renamed) if there.some else {}), []


def _all_names(renamed: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Return all names that a renamed service has had, by each of them."""
    of_new: dict[str, set[str]] = {}
    for old, new in renamed.items():
        of_new.setdefault(new, {new}).add(old)
    return {name: frozenset(names) for names in of_new.values() for name in names}


def numbers_there(into: Path, kind: Kind, columns: Collection[str]) -> NumbersThere:
    """Return the numbers that the tables of a kind have in some columns."""
    if not columns:
        return NumbersThere()
    marks: set[str] = set()
    plain: dict[str, frozenset[str]] = {}
    for path in sorted((into / DATA / kind.folder).rglob("*.csv")):
        try:
            rows = list(_rows(path.read_bytes())) if path.is_file() else []
        except OSError:
            continue
        places = [rows[0].index(name) for name in columns if name in rows[0]] if rows else []
        texts = {row[at] for row in rows[1:] for at in places if at < len(row)}
        found = {text: mark for text in texts if (mark := mark_in(text)) is not None}
        marks |= {mark for mark in found.values() if mark}
        unmarked = frozenset(text for text, mark in found.items() if not mark)
        if unmarked:
            plain[path.relative_to(into).as_posix()] = unmarked
    return NumbersThere(frozenset(columns), frozenset(marks), plain)


def other_key(path: Path, folder: str) -> Finding:
    """Return the finding that the numbers that are there were not made with the key of a file."""
    message = f"the numbers in data/{folder}/ were made with another key than the one in this file"
    hint = (
        "name the file with the key of the last import with --key; if that key is lost, or these "
        "are other people, add --new-key: nobody who is there is then recognised"
    )
    return error("import-key", Place(path.as_posix()), message, hint)


def renew(raw: bytes, renewed: Renewed) -> tuple[bytes, int]:
    """Return a table with the numbers of today in place of earlier ones, and in how many rows."""
    rows = list(_rows(raw))
    columns = {whose.column for whose in renewed}
    if not rows or columns.isdisjoint(rows[0]):
        return raw, 0
    header, *body = rows
    places = {name: header.index(name) for name in columns if name in header}
    about = [header.index(name) if name in header else -1 for name in _SUBJECT]
    changed = 0
    for row in body:
        if len(row) != len(header):
            continue
        subject = _subject(*(row[at] if at >= 0 else "" for at in about))
        new = {at: renewed.get(Whose(name, subject, row[at])) for name, at in places.items()}
        for at, number in new.items():
            row[at] = number or row[at]
        changed += any(new.values())
    if not changed:
        return raw, 0
    output = io.StringIO(newline="")
    csv.writer(output, lineterminator="\n").writerows(rows)
    return output.getvalue().encode(), changed


def _rows(raw: bytes) -> Iterable[list[str]]:
    return csv.reader(io.StringIO(raw.decode("utf-8-sig", "replace"), newline=""))
