"""Whole columns of an export: each value judged once, all rows at a stroke."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from generator.importing.exports import MOST_BAD, Export, safe_name
from generator.importing.mapping import STEM, Mapping, Source
from generator.importing.number_key import number_of, survey_of
from generator.importing.values import Fate, Judge, Judged
from generator.model.period import JANUARY, Period
from generator.model.table import UNKNOWN, Column, Type
from generator.model.written_year import own_years
from generator.sources.finding import Finding, Place, error, warning
from generator.sources.yaml_document import Document
from generator.sources.yaml_text import inline

Texts = npt.NDArray[np.object_]
Flags = npt.NDArray[np.bool_]
Wholes = npt.NDArray[np.intp]

NUMBERED = Judged(Fate.TAKEN, reason="numbered")
_MOST_NAMED = 5
"""Different bad values of one column that are reported each for itself."""


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """A column of ours as read from a file: one text a row (empty: none), and why others are not.

    ``bad`` marks the rows whose value is reported as a finding.
    """

    values: Texts
    bad: Flags
    reasons: Counter[str]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Numbers:
    """Hands out numbers in place of values that could name somebody: the same in each run."""

    key: bytes = field(repr=False)

    def texts(self, uniques: list[str], survey: str) -> list[str]:
        """Return a number for each value: those of a survey bear its name, so no two meet."""
        before = f"{survey}-" if survey else ""
        return [f"{before}{number_of(self.key, survey, value)}" for value in uniques]


@dataclass(frozen=True, slots=True)
class ColumnReader:
    """Reads our columns out of one file of an export."""

    export: Export
    mapping: Mapping
    document: Document
    numbers: Numbers
    timezone: str
    year_begins: int

    def locate(self, source: Source) -> str | None:
        """Return the name of the export's column; none where the file has none of its names."""
        header = self.export.table.header
        for called, name in source.in_file.items():
            if self.export.is_called(called):
                return name if name in header else None
        return next((name for name in source.column if name in header), None)

    def is_absent(self, source: Source) -> bool:
        """Return whether the mapping says that this file does not have the column."""
        return any(self.export.is_called(name) for name in source.not_in)

    def missing(self, path: tuple[str | int, ...], source: Source) -> Finding:
        """Return the finding that a column is not there."""
        names = [name for file, name in source.in_file.items() if self.export.is_called(file)]
        wanted = "”, “".join(names or source.column or source.in_file.values())
        called = max(self.export.variables.values(), key=len)
        message = f"{self.export.file} has no column “{wanted}”"
        hint = f"write its name there, or “not_in: [{called}]” if the file does not have it"
        return error("import-column-missing", self.document.place(*path), message, hint)

    def read(self, column: Column, source: Source, name: str) -> ReadColumn:
        """Judge every value of the export's column ``name`` for our ``column``."""
        index = self.export.table.header.index(name)
        raw = pd.Series([row[index].strip() for row in self.export.table.rows], dtype=object)
        places, uniques = pd.factorize(raw)
        texts = [str(text) for text in uniques]
        judged = self._judge(column, source, texts)
        counts = np.bincount(places, minlength=len(texts))
        reasons: Counter[str] = Counter()
        for one, count in zip(judged, counts, strict=True):
            reasons[one.reason or "taken"] += int(count)
        values = np.array([one.value for one in judged], dtype=object)
        bad = np.array([one.fate.bad for one in judged], dtype=bool)
        findings = self._findings(column, name, texts, judged, places, counts) if bad.any() else ()
        if len(places) == 0:
            return ReadColumn(np.array([], dtype=object), np.array([], dtype=bool), reasons)
        filled = values[places]
        filled[(filled == "") & self._said(source)] = UNKNOWN
        return ReadColumn(filled, bad[places], reasons, tuple(findings))

    def _said(self, source: Source) -> Flags:
        """Mark the rows in which another column says that an empty value is unknown."""
        table = self.export.table
        said = np.zeros(len(table.lines), dtype=bool)
        for name, codes in source.unknown_where.items():
            if name in table.header:
                index = table.header.index(name)
                said |= np.array([row[index].strip() in codes for row in table.rows], dtype=bool)
        return said

    def _judge(self, column: Column, source: Source, texts: list[str]) -> list[Judged]:
        codes = self.mapping.codes_of(column.name, source)
        if source.number is None:
            comma = self.mapping.decimal == "comma"
            judge = Judge(column, source, codes, comma, self.timezone, self.year_begins)
            return [judge(text) for text in texts]
        survey = safe_name(survey_of(self.export.variables[STEM])).removesuffix(".csv")
        blank = [text == "" or bool(codes and codes.reason(text)) for text in texts]
        named = [text for text, empty in zip(texts, blank, strict=True) if not empty]
        numbered = iter(self.numbers.texts(named, survey if source.number == "by-file" else ""))
        return [
            Judged(Fate.NO_ANSWER, reason="blank") if empty else Judged(Fate.TAKEN, next(numbered))
            for empty in blank
        ]

    def _findings(
        self,
        column: Column,
        name: str,
        texts: list[str],
        judged: list[Judged],
        places: Wholes,
        counts: Wholes,
    ) -> list[Finding]:
        """One finding a bad value, with its count and the first row that has it."""
        wrong = [i for i, one in enumerate(judged) if one.fate.bad]
        unexplained = [i for i in wrong if judged[i].fate is not Fate.UNDOCUMENTED]
        too_many = counts[unexplained].sum() > MOST_BAD * len(places)
        findings = []
        for i in wrong[:_MOST_NAMED]:
            severe = too_many and judged[i].fate is not Fate.UNDOCUMENTED
            where = self._place(int(np.argmax(places == i)), name)
            found = _say(column, name, texts[i], judged[i], int(counts[i]), where, severe)
            findings.append(replace(found, hint=found.hint + self._years(column, texts[i])))
        rest = wrong[_MOST_NAMED:]
        if rest:
            where = self._place(int(np.argmax(places == rest[0])), name)
            count = int(counts[rest].sum())
            message = (
                f"“{name}” has {len(rest)} other values that are not understood, in {count:,} rows"
            )
            make = error if too_many else warning
            hint = f"say below “codes:” what they mean for “{column.name}”, or how it is written"
            findings.append(make("import-unreadable", where, message, hint))
        return findings

    def _years(self, column: Column, text: str) -> str:
        """Return what is added to the hint of a year that may be one of two."""
        years: tuple[Period, ...] = ()
        if column.type is Type.PERIOD and self.year_begins != JANUARY:
            years = own_years(text, self.year_begins)
        return f": {' or '.join(year.id for year in years)}" if years else ""

    def _place(self, row: int, name: str) -> Place:
        table = self.export.table
        return table.place(table.lines[row], name)


def _say(
    column: Column, name: str, text: str, one: Judged, count: int, where: Place, severe: bool
) -> Finding:
    shown = text if len(text) <= 40 else f"{text[:39]}…"
    rows = "1 row" if count == 1 else f"{count:,} rows"
    make = error if severe else warning
    if one.fate is Fate.UNREADABLE:
        if column.may_be_unknown:
            message = f"“{shown}” in “{name}” is not {column.meaning}: written “unknown” in {rows}"
            hint = (
                f"say below “codes:”, “{column.name}:” what it means: “no_answer: {{not recorded: "
                f"[{inline(shown)}]}}” if it is over, “empty: [{inline(shown)}]” if it is still "
                "going on"
            )
            return make("import-unreadable", where, message, hint)
        message = f"“{shown}” in “{name}” is not {column.meaning}: left behind in {rows}"
        hint = f"fix the export, or say below “codes:” what it means for “{column.name}”"
        return make("import-unreadable", where, message, hint)
    message = f"the code “{shown}” in “{name}” is not documented: left behind in {rows}"
    if one.fate is Fate.UNDOCUMENTED:
        hint = "ask those who publish the export what it means, and say so below “codes:”"
        return make("import-undocumented", where, message, hint)
    hint = f"say below “codes:” what it means for “{column.name}”, or list it as “undocumented:”"
    return make("import-unknown-code", where, message, hint)
