"""Numbers in place of people; and those that are in a repository already, maybe of another kind."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from secrets import token_bytes
from typing import NamedTuple

import numpy as np
import pandas as pd
from msgspec import Struct, field

from generator.importing.columns import ReadColumn, Texts, Wholes
from generator.importing.number_key import mark_of, numbering, read_key
from generator.model.person_number import mark_in, survey_in
from generator.model.table import Kind
from generator.sources.finding import Finding, Place, error
from generator.sources.repository import DATA

_WHO = "respondent"
_SUBJECT = ("service", "provider")
_MOST_SURVEYS = 50
"""So many surveys of a file are looked for; a stranger's may have one in each row."""


class Whose(NamedTuple):
    """A number as an earlier version made it, and the column and subject of the rows it is in."""

    column: str
    subject: str
    number: str


class NumberedValues(NamedTuple):
    """Different values of a column of ours about one subject, and their numbers."""

    column: str
    subject: str
    values: Sequence[str]
    numbers: Sequence[str]


Renewed = Mapping[Whose, str]
"""What such a number is now."""


class Numbers(Struct, frozen=True):
    """Hands out numbers in place of values that could name somebody: the same in each run.

    ``earlier``: also works out what earlier versions made of a value, to find it again. So it does
    for the other names that a service has had: ``names`` are all of one that was renamed, by each.
    And so it does for the ``surveys`` whose numbers a file of ours has, by file: earlier versions
    called a survey as its export, of which tools call each otherwise. ``akin`` are the files
    of which others may hold the same people: there the values are kept that have numbers.
    """

    key: bytes
    earlier: bool = False
    names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    surveys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    akin: frozenset[str] = frozenset()

    def __repr__(self) -> str:
        """Return its name alone: the key is a secret."""
        return f"{type(self).__name__}(…)"

    def of(
        self,
        ours: str,
        column: ReadColumn,
        subjects: Texts,
        renewed: dict[Whose, str],
        file: str = "",
        kept: list[NumberedValues] | None = None,
    ) -> Texts:
        """Return the numbers of a column; ``renewed`` gets what became of earlier ones.

        ``kept`` gets the values of an akin file. ``subjects`` says, row by row, within
        which subject a number holds; empty: in all. ``file`` is the one of ours that gets them.
        """
        survey = column.survey or ""
        values = np.full(len(subjects), "", dtype=object)
        for subject, rows in _by_subject(subjects):
            some, codes = _distinct(column, rows)
            found = numbering(self.key, survey, subject)(some)
            values[rows] = np.array(found, dtype=object)[codes]
            for name, was in self._earlier(survey, subject, self.surveys.get(file, ())):
                pairs = zip(was(some), found, strict=True)
                renewed |= {Whose(ours, name, old): new for old, new in pairs if new}
            if survey and kept is not None and file in self.akin:
                kept.append(NumberedValues(ours, subject, some, found))
        return values

    def elsewhere(self, kept: Iterable[NumberedValues], surveys: Iterable[str]) -> Renewed:
        """Return today's numbers of values by those that they have in some surveys."""
        found: dict[Whose, str] = {}
        for survey in surveys:
            for one in kept:
                there = numbering(self.key, survey, one.subject)(one.values)
                pairs = zip(there, one.numbers, strict=True)
                found |= {Whose(one.column, one.subject, old): new for old, new in pairs if new}
        return found

    def _earlier(
        self, survey: str, subject: str, surveys: Iterable[str]
    ) -> Iterator[tuple[str, Callable[[Iterable[str]], list[str]]]]:
        """Yield what gave values their numbers before, and about which subject the rows are."""
        for one in dict.fromkeys((survey, *surveys)):
            for name in self.names.get(subject, frozenset()) | {subject}:
                if self.earlier and subject:
                    yield name, numbering(self.key, one)
                if (one, name) != (survey, subject):
                    yield name, numbering(self.key, one, name)


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


class NumbersThere(Struct, frozen=True):
    """The numbers in the columns of a repository's tables that an import numbers.

    ``marks`` are those of their keys; ``plain`` has, by file, those that bear no mark; ``surveys``
    are those that the numbers of a file name, by file.
    """

    columns: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    plain: Mapping[str, frozenset[str]] = field(default_factory=dict)
    surveys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

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
    names = _all_names(renamed) if there.some else {}
    return Numbers(key, bool(there.plain), names, there.surveys), []


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
    surveys: dict[str, tuple[str, ...]] = {}
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
        name = path.relative_to(into).as_posix()
        if unmarked:
            plain[name] = unmarked
        named = Counter(survey_in(text) for text in sorted(found))
        surveys[name] = tuple(survey for survey, _ in named.most_common(_MOST_SURVEYS))
    return NumbersThere(frozenset(columns), frozenset(marks), plain, surveys)


def other_key(path: Path, folder: str) -> Finding:
    """Return the finding that the numbers that are there were not made with the key of a file."""
    message = f"the numbers in data/{folder}/ were made with another key than the one in this file"
    hint = (
        "name the file with the key of the last import with --key; if that key is lost, or these "
        "are other people, add --new-key: who has answered before is then not recognised"
    )
    return error("import-key", Place(path.as_posix()), message, hint)


def renew(raw: bytes, renewed: Renewed, key: Sequence[str] = ()) -> tuple[bytes, int]:
    """Return a table with the numbers of today in place of earlier ones, and in how many rows.

    A row that then is another one once more goes: it was added under another name of the survey.
    One that would only have another's ``key`` keeps its number: nobody can say which is right.
    """
    rows = list(_rows(raw))
    columns = {whose.column for whose in renewed}
    if not rows or columns.isdisjoint(rows[0]):
        return raw, 0
    header, *body = rows
    places = {name: header.index(name) for name in columns if name in header}
    about = [header.index(name) if name in header else -1 for name in _SUBJECT]
    own = [header.index(name) for name in key if name in header]

    def today(row: list[str]) -> list[str]:
        if len(row) != len(header):
            return row
        subject = _subject(*(row[at] if at >= 0 else "" for at in about))
        now = row.copy()
        for name, at in places.items():
            within, anywhere = (Whose(name, each, row[at]) for each in (subject, ""))
            now[at] = renewed.get(within) or renewed.get(anywhere) or row[at]
        return now

    pairs = [(row, today(row)) for row in body]
    changed = sum(row != now for row, now in pairs)
    if not changed:
        return raw, 0
    output = io.StringIO(newline="")
    csv.writer(output, lineterminator="\n").writerows([header, *_once(pairs, own)])
    return output.getvalue().encode(), changed


def _once(pairs: Sequence[tuple[list[str], list[str]]], own: Sequence[int]) -> Iterator[list[str]]:
    """Yield rows as they are now, each once, of what they were and are; ``own`` is their key."""
    as_they_were = [row for row, now in pairs if row == now]
    first = {(*row,): row for row in as_they_were}
    keys = {key: key for row in as_they_were if (key := _key(row, own))}
    for row, now in pairs:
        if row == now:
            yield row
        elif first.setdefault((*now,), row) == row:
            was, key = _key(row, own), _key(now, own)
            yield row if key and keys.setdefault(key, was) != was else now


def _key(row: Sequence[str], own: Sequence[int]) -> tuple[str, ...]:
    found = tuple(row[at] for at in own if at < len(row))
    return found if any(found) else ()


def _rows(raw: bytes) -> Iterable[list[str]]:
    return csv.reader(io.StringIO(raw.decode("utf-8-sig", "replace"), newline=""))
