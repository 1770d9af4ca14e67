"""Whole columns of an export: each value judged once, all rows at a stroke."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import zip_longest
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from msgspec import Struct
from msgspec.structs import replace

from generator.importing.exports import MOST_BAD, Export
from generator.importing.far_days import DaysOfColumn
from generator.importing.grouped import decimal_of
from generator.importing.in_mapping import in_mapping
from generator.importing.moments import (
    days_between,
    names_fiscal_quarters,
    other_order,
    ways_for_most,
    ways_of,
    with_year,
)
from generator.importing.values import Fate, Judge, Judged, different_ways
from generator.model.mapping import JOINED, Decimal, Mapping, Source
from generator.model.period import JANUARY, Period
from generator.model.reading import did_you_mean
from generator.model.table import UNKNOWN, Column, Type
from generator.model.written_year import own_years
from generator.sources.cells import Coded
from generator.sources.finding import Finding, Place, error, warning
from generator.sources.packed import PackedTexts
from generator.sources.yaml_document import Document
from generator.sources.yaml_text import inline

Texts = npt.NDArray[np.object_]
Flags = npt.NDArray[np.bool_]
Wholes = npt.NDArray[np.intp]

AMBIGUOUS = "import-ambiguous"
_MOST_NAMED = 5
"""Different bad values of one column that are reported each for itself."""
_MOST_SHOWN = 3
"""Values that show how a column is written."""
_MOST_HEADERS = 12
_MOMENTS = (Type.DAY, Type.PERIOD, Type.TIME)
_MEAN = re.compile(r"\d{1,2}[.,]\d+")
_TIMES_SHORTER = 3
"""So much fewer days that it can hardly be chance."""


class Stripped(NamedTuple):
    """A column without spaces around its texts: row ``i`` holds ``texts[codes[i]]``."""

    codes: Wholes
    texts: list[str]

    def at(self, row: int) -> str:
        """Return the text of a row."""
        return self.texts[int(self.codes[row])]


def stripped(column: Coded) -> Stripped:
    """Return a column in which no text is there twice once the spaces around it are gone."""
    if isinstance(column.texts, PackedTexts) and column.texts.trimmed:
        return Stripped(np.asarray(column.codes), [*column.texts])
    texts = [text.strip() for text in column.texts]
    known = dict.fromkeys(texts)
    if len(known) == len(texts):
        return Stripped(np.asarray(column.codes), texts)
    place = {text: at for at, text in enumerate(known)}
    places = np.array([place[text] for text in texts], dtype=np.intp)
    return Stripped(places[column.codes], [*known])


class ReadColumn(Struct, frozen=True):
    """A column of ours as read from a file: one text a row (empty: none), and why others are not.

    ``name`` is the export's column, ``raw`` what it says. ``bad`` marks the rows whose value is
    reported as a finding, ``declared`` those of which the mapping says why it is no answer. Where
    ``survey`` is not None, the values are to be replaced by numbers of that survey.
    """

    name: str
    raw: Stripped
    values: Texts
    bad: Flags
    declared: Flags
    reasons: Counter[str]
    findings: tuple[Finding, ...] = ()
    survey: str | None = None


class ColumnReader(Struct, frozen=True):
    """Reads our columns out of one file of an export.

    Days after ``today`` are reported; without it no day is far away.
    """

    export: Export
    mapping: Mapping
    document: Document
    timezone: str
    year_begins: int
    today: date | None = None

    def locate(self, source: Source) -> str | None:
        """Return the name of the export's column; none where the file has none of its names."""
        header = self.export.table.header
        if source.text:
            return source.text if set(source.wanted) <= {*header} else None
        for called, name in source.in_file.items():
            if self.export.is_called(called):
                return name if name in header else None
        return next((name for name in source.column if name in header), None)

    def is_absent(self, source: Source) -> bool:
        """Return whether the mapping says that this file does not have the column."""
        return any(self.export.is_called(name) for name in source.not_in)

    def missing(self, path: tuple[str | int, ...], source: Source) -> Finding:
        """Return the finding that a column is not there."""
        header = self.export.table.header
        names = [name for file, name in source.in_file.items() if self.export.is_called(file)]
        wanted = names or source.column or source.in_file.values() or source.wanted
        absent = [name for name in wanted if name not in header]
        called = max(self.export.variables.values(), key=len)
        message = f"{self.export.file} has no column “{'”, “'.join(absent)}”"
        place = self.document.place(*path)
        again = [each for each in header for name in absent if each.startswith(f"{name} (")]
        if again:
            message = f"{self.export.file} has more than one column “{absent[0]}”"
            hint = f"write “{'” or “'.join(again)}”: they are counted from the left"
            return in_mapping(error("import-column-missing", place, message, hint))
        near = did_you_mean(absent[0], header)
        known = near or "”, “".join(filter(None, header[:_MOST_HEADERS]))
        more = len(header) - _MOST_HEADERS
        hint = f"write “{known}”{f' or one of {more} others' if more > 0 and not near else ''}"
        hint += f", or “not_in: [{inline(called)}]” if the file does not have it"
        return in_mapping(error("import-column-missing", place, message, hint))

    def read(self, column: Column, source: Source, name: str) -> ReadColumn:
        """Judge every value of the export's column ``name`` for our ``column``."""
        places, texts = raw = self._raw(source, name)
        name = source.wanted[0] if source.text else name  # where findings point at
        if source.number is not None:
            return self._numbered(column, source, name, raw)
        judge, asked = self._judge_of(column, source, texts, name)
        unread = Judged(Fate.UNREADABLE, reason="unreadable")
        judged = [unread if asked else judge(text) for text in texts]
        counts = np.bincount(places, minlength=len(texts))
        reasons: Counter[str] = Counter()
        for one, count in zip(judged, counts, strict=True):
            reasons[one.reason or "taken"] += int(count)
        values = np.array([one.value for one in judged], dtype=object)
        bad = np.array([one.fate.bad for one in judged], dtype=bool)
        said = np.array([one.explained for one in judged], dtype=bool)
        findings: list[Finding] = []
        if asked:
            findings.append(asked)
        elif bad.any():
            findings += self._findings(judge, name, texts, judged, places, counts)
        filled = values[places]
        filled[(filled == "") & self.unknown_in(source)] = UNKNOWN
        findings += self._doubts(judge, name, texts)
        findings += self._far_days(judge, name, texts, judged, places)
        marks = bad[places], said[places]
        return ReadColumn(name, raw, filled, *marks, reasons, tuple(map(in_mapping, findings)))

    def _raw(self, source: Source, name: str) -> Stripped:
        """Return the texts of a column, or of several in one; empty where one of these is."""
        table = self.export.table
        if not source.text:
            return stripped(table.column(name))
        parts = JOINED.split(source.text)
        columns = [stripped(table.column(each)) for each in parts[1::2]]
        # Each combination is put together once.
        rows = np.stack([each.codes for each in columns], axis=1)
        some, codes = np.unique(rows, axis=0, return_inverse=True)
        found = []
        for row in some.tolist():
            cells = [each.texts[at] for each, at in zip(columns, row, strict=True)]
            pairs = zip_longest(parts[::2], cells, fillvalue="")
            found.append("".join(map("".join, pairs)) if all(cells) else "")
        return stripped(Coded(codes.reshape(-1), found))

    def unknown_in(self, source: Source) -> Flags:
        """Mark the rows in which another column says that an empty value is unknown."""
        table = self.export.table
        said = np.zeros(len(table.lines), dtype=bool)
        for name, codes in source.unknown_where.items():
            if name in table.header:
                column = stripped(table.column(name))
                said |= np.array([text in codes for text in column.texts], dtype=bool)[column.codes]
        return said

    def _judge_of(
        self, column: Column, source: Source, texts: list[str], name: str
    ) -> tuple[Judge, Finding | None]:
        """Return what judges the values of a column; and what must be asked about it, if anything.

        How numbers and days are written is seen in all values that no code explains.
        """
        codes = self.mapping.codes_of(column.name, source)
        judge = Judge(
            column,
            source,
            codes,
            self.mapping.decimal or Decimal.POINT,
            source.format,
            self.timezone,
            self.year_begins,
        )
        plain = [text for text in texts if text and not (codes and codes.explains(text))]
        ask = partial(self._asked, name, plain)
        line = partial(line_of, column.name, source)
        if column.type in (Type.WHOLE, Type.NUMBER) and self.mapping.decimal is None:
            decimal = decimal_of(plain, column.type is Type.WHOLE)
            return replace(judge, decimal=decimal or Decimal.POINT), (
                None if decimal else ask("decimal: point", "decimal: comma")
            )
        if column.type in _MOMENTS and not source.format:
            if judge.fiscal is None and names_fiscal_quarters(plain):
                return judge, ask(line(year_begins="october"), line(year_begins="april"))
            ways = different_ways(judge, plain)
            if len(ways) > 1:
                return judge, ask(*(line(format=way) for way in ways))
            return replace(judge, ways=ways), None
        return judge, None

    def _asked(self, name: str, texts: list[str], *answers: str) -> Finding:
        """Return the question which of some ways a column is written in."""
        shown = "”, “".join(texts[:_MOST_SHOWN])
        where = self._place(0, name)
        message = f"“{name}” has values such as “{shown}”, which can be read in more than one way"
        hint = f"write {' or '.join(f'“{each}”' for each in answers)} into the mapping"
        return error(AMBIGUOUS, where, message, hint)

    def _doubts(self, judge: Judge, name: str, texts: list[str]) -> Iterator[Finding]:
        """Find a pattern of days in which day and month seem to have changed places."""
        for way in judge.source.format:
            other = other_order(way)
            here = days_between(texts, way) if other else None
            there = days_between(texts, other) if here else None
            if here and there is not None and there * _TIMES_SHORTER <= here:
                message = (
                    f"read as “{way}”, “{name}” covers {here:,} days; with day and month the other "
                    f"way round it covers {there:,}"
                )
                hint = (
                    f"if the second is right, write “{other}” in its place; else leave it as it is"
                )
                yield warning("import-swapped", self._place(0, name), message, hint)

    def _far_days(
        self,
        judge: Judge,
        name: str,
        texts: list[str],
        judged: list[Judged],
        places: Wholes,
    ) -> Iterator[Finding]:
        """Find days long before any other data, and days to come."""
        if self.today is None or judge.column.type not in _MOMENTS:
            return
        days = DaysOfColumn(
            judge.column.name,
            name,
            texts,
            {at: one.value for at, one in enumerate(judged) if one.fate is Fate.TAKEN},
            judge.ways,
            self.year_begins,
            self.today,
            self.mapping.target.plans,
        )
        line = partial(line_of, judge.column.name, judge.source)
        for far in days.far(lambda way: line(format=way)):
            rows = np.isin(places, far.texts)
            where = self._place(int(np.argmax(rows)), name)
            often = "1 row" if rows.sum() == 1 else f"{rows.sum():,} rows"
            message = f"“{name}” says a day {far.where}, in {often}: {far.shown}"
            yield warning("import-far-away", where, message, far.hint)

    def _numbered(self, column: Column, source: Source, name: str, raw: Stripped) -> ReadColumn:
        """Return values that become numbers; what the codes call no answer has none."""
        codes = self.mapping.codes_of(column.name, source)
        found = raw.texts
        if codes:
            found = ["" if codes.reason(text) else text for text in found]
        values = np.array(found, dtype=object)[raw.codes]
        none = np.zeros(len(values), dtype=bool)
        blank = int((values == "").sum())
        reasons = Counter({"taken": len(values) - blank, "blank": blank})
        survey = self.export.survey if source.number == "by-file" else ""
        return ReadColumn(name, raw, values, none, none, reasons, survey=survey)

    def _findings(
        self,
        judge: Judge,
        name: str,
        texts: list[str],
        judged: list[Judged],
        places: Wholes,
        counts: Wholes,
    ) -> list[Finding]:
        """One finding a bad value, with its count and the first row that has it."""
        column = judge.column
        wrong = [i for i, one in enumerate(judged) if one.fate.bad]
        unexplained = [i for i in wrong if judged[i].fate is not Fate.UNDOCUMENTED]
        too_many = counts[unexplained].sum() > MOST_BAD * len(places)
        read = [text for text, one in zip(texts, judged, strict=True) if one.fate is Fate.TAKEN]
        way_hint = _ways_hint(judge, name, [texts[i] for i in unexplained], read)
        means = _means_hint(column, name, [texts[i] for i in unexplained])
        findings = []
        for i in wrong[:_MOST_NAMED]:
            severe = too_many and judged[i].fate is not Fate.UNDOCUMENTED
            where = self._place(int(np.argmax(places == i)), name)
            found = _say(column, name, texts[i], judged[i], int(counts[i]), where, severe)
            hint = way_hint or means or found.hint + self._years(column, texts[i])
            findings.append(replace(found, hint=hint))
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


def _ways_hint(judge: Judge, name: str, texts: list[str], read: list[str]) -> str:
    """Return the hint which ``format:`` reads days that were not read; empty where none does.

    Where a column is written in several ways, the ``format:`` has those of the ``read`` days, too.
    """
    if judge.column.type not in _MOMENTS:
        return ""
    ways = ways_for_most(texts)
    joined = with_year(name, texts) if not ways and not judge.source.text else ""
    if joined:
        said = f"{judge.column.name}: {inline({'text': joined})}"
        return (
            f"these days have no year: write “{said}” into the mapping, with the year they are of"
        )
    if not ways:
        return ""
    others = [other for way in ways if (other := other_order(way)) and other in ways_of(texts)]
    all_ways = (*dict.fromkeys((*(judge.ways or ways_for_most(read)), *ways)),)
    said = f"write “{line_of(judge.column.name, judge.source, format=all_ways)}” into the mapping"
    return said + "".join(f" (or “{other}”, where the month comes first)" for other in others)


def _means_hint(column: Column, name: str, texts: list[str]) -> str:
    """Return what can be done with means in place of answers; empty where there are none."""
    question = {"rating": "like", "ease": "ease", "recommend": "recommend"}.get(column.name)
    if not question or not texts or not all(map(_MEAN.fullmatch, texts)):
        return ""
    return (
        "if these are means of several answers, nobody can count people from them: write “kind: "
        f"summaries”, “fixed: {{question: {question}, statistic: mean}}” and “value: "
        f"{inline(name)}”, with “period:” in place of “date:”; else say below “codes:” which point "
        "each is"
    )


def line_of(column: str, source: Source, **more: str | float | tuple[str, ...]) -> str:
    """Return the line of a mapping that reads a column of ours, with more said of it."""
    said = {**source.model_dump(mode="json", exclude_defaults=True), **more}
    brief = {
        key: value[0] if isinstance(value, list | tuple) and len(value) == 1 else value
        for key, value in said.items()
    }
    return f"{column}: {inline(brief)}"


def _wanted(column: Column) -> str:
    """Return what a value would have to be; of numbers what they are, not what they count."""
    if column.type is Type.WHOLE and not any(map(str.isdigit, column.meaning)):
        return "a whole number"
    return column.meaning


def _say(
    column: Column, name: str, text: str, one: Judged, count: int, where: Place, severe: bool
) -> Finding:
    shown = text if len(text) <= 40 else f"{text[:39]}…"
    rows = "1 row" if count == 1 else f"{count:,} rows"
    gets = f"{rows} {'gets' if count == 1 else 'get'} no “{column.name}”"
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
        message = f"“{shown}” in “{name}” is not {_wanted(column)}: {gets}"
        hint = f"fix the export, or say below “codes:” what it means for “{column.name}”"
        return make("import-unreadable", where, message, hint)
    message = f"nothing says what the code “{shown}” in “{name}” means: {gets}"
    if one.fate is Fate.UNDOCUMENTED:
        hint = "ask those who publish the export what it means, and say so below “codes:”"
        return make("import-undocumented", where, message, hint)
    hint = f"say below “codes:” what it means for “{column.name}”, or list it as “undocumented:”"
    return make("import-unknown-code", where, message, hint)
