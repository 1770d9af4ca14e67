"""A mapping for an export that has none yet: what its file shows, and questions for the rest.

Each open question is a line with “???”, below the values that were found. Only values of questions
and names of services are shown: free text stays where it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from textwrap import shorten

from msgspec import Struct, field
from msgspec.structs import replace

from generator.importing.asked_columns import (
    AskedColumn,
    by_number,
    counted_texts,
    in_numbers,
    odd_words,
    with_tables,
)
from generator.importing.asked_services import NamesOfServices, asked_services, left_out
from generator.importing.breakdowns import GRAVITY, gravity_question, log_of, span_in
from generator.importing.day_columns import day_column, identifies, moment_columns
from generator.importing.durations import unit_in
from generator.importing.exports import safe_name
from generator.importing.fitting_example import fitting_example
from generator.importing.meanings import asked
from generator.importing.named_by_day import stable_name
from generator.importing.open_places import (
    OF_NONE,
    TIMES,
    WHAT,
    WHAT_TEN,
    WHICH,
    comment,
    explained,
    from_column,
)
from generator.importing.scales import scale_of
from generator.importing.series import that_differ, together
from generator.importing.tools import Tool, ToolColumn, measured_in, names_of
from generator.importing.unmapped import Unmapped, read_unmapped
from generator.model.mapping import JOINED, OPEN
from generator.sources.finding import Finding
from generator.sources.yaml_text import Value, inline, to_yaml

_MOST_VALUES = 12
"""Values of a question that are shown, and different ones that it may have."""
_MOST_SERVICES = 50
_MOST_SERIES = 1_000
"""Different values of a column that a tool has for what a row is about."""
_LONGEST = 70
"""Characters of a question that are shown next to a column that is left behind."""
_MINUTES = re.compile(r"\d{1,4}(?:[.,]\d+)?")
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:[.,]\d{1,18})?")
_NUMBERING = frozenset({"id", "nr", "nr.", "no", "no.", "number", "#", "row", "zeile"})
_IN_MINUTES = {"minutes": "", "hours": "60"}
_COUNTED = re.compile(r" \(\d+\)$")
"""What distinguishes columns of one header, counted from the left."""


class Suggestion(Struct, frozen=True):
    """A mapping as text, and how many of its lines are still to be answered.

    ``said`` says by what the export was recognised.
    """

    text: str
    open: int
    said: str


class _Entry(Struct):
    """An entry of ``rows:``, with what is said above it."""

    service: str
    only: Mapping[str, str] = field(default_factory=dict)
    columns: list[AskedColumn] = field(default_factory=list)


def suggest(
    path: Path, services: Mapping[str, str], command: str, *, is_alone: bool = True
) -> tuple[Suggestion | None, list[Finding]]:
    """Return a mapping for a file, and the findings; no mapping where it cannot be read.

    ``services`` are the names of those that there are, by id. ``command`` is how the import is
    started with a mapping. A file that ``is_alone`` is the only one that is imported.
    """
    read, findings = read_unmapped(path)
    if read is None:
        return None, findings
    return _Suggesting(path, read, services, is_alone=is_alone).suggestion(command), findings


class _Suggesting:
    def __init__(
        self, path: Path, read: Unmapped, services: Mapping[str, str], *, is_alone: bool
    ) -> None:
        self.path, self.services, self.is_alone = path, services, is_alone
        self.of_ours, self.left_out = NamesOfServices(services), list[str]()
        self.table, self.found, self.sheets, self.said = read
        table, found = read.table, read.found
        self.tool = found.tool
        self.texts = {name: counted_texts(table.column(name)) for name in table.header if name}
        self.names = names_of(self.texts)
        if not found.tool.name:
            self.tool = self._by_values()

    def suggestion(self, command: str) -> Suggestion:
        """Return the mapping, with its questions."""
        columns = self._columns()
        # A tool with a rating of its own has tickets: numbers in other columns are no answers.
        asks = self.tool.kind == "answers" and not {"rating"} & {*columns} & {*self.tool.columns}
        questions = list(self._questions(columns)) if asks else []
        questions = with_tables(list(self._once(questions)))
        entries = self._entries(questions, "rating" in columns or self.tool.kind != "answers")
        if self.tool.kind == "answers" and not questions and "rating" not in columns:
            entries = [_Entry(self._only_service(), {}, [AskedColumn(OPEN, OPEN, ())])]
        if len(entries) > 1 and not entries[0].only and "id" in columns:
            # A row that makes several is no longer told apart by its own id, but who wrote it is.
            columns.setdefault("respondent", columns["id"])
            del columns["id"]
        graver, asked_of = self._gravity()
        top: dict[str, Value] = {
            "kind": self.tool.kind,
            "source": self.tool.name,
            "files": (f"*{self.path.suffix}",),
            "into": self._into(),
            "sheet": OPEN if self.sheets else "",
            "records": self.tool.records,
            "daily": self.tool.daily,
            "last": self._last(),
            "only": {**self._here(self.tool.only), **graver},
            "without": self._here(self.tool.without),
            "fixed": self.tool.fixed,
            "columns": columns,
            "codes": self._codes(columns, questions),
        }
        top = {key: value for key, value in top.items() if value}
        asked_of |= odd_words(questions, self.texts)
        body = explained(to_yaml(top), self.texts, self.sheets, asked_of)
        rows = (*self._rows(entries), *self.left_out)
        body += "rows:\n" + "".join(f"{line}\n" for line in rows)
        open_ = body.count(OPEN) - sum(
            line.count(OPEN) for line in body.splitlines() if line.lstrip().startswith("#")
        )
        said = self._recognised()
        head = [*comment(said, "")]
        if open_:
            how = f"Open questions: {open_}, each marked with {OPEN}. Answer them, save this as "
            head += [*comment(f"{how}mapping.yml, and run:", ""), f"# {command}"]
        left = self._left(columns, questions, entries)
        return Suggestion("\n".join([*head, body.rstrip("\n"), *left, ""]), open_, said)

    def _into(self) -> str:
        """Return the file of ours for all exports of this kind, of which tools name each otherwise.

        Empty where this one is named as nothing but an export.
        """
        name = stable_name(self.path.stem) if self.is_alone else ""
        return safe_name(name) if name else ""

    def _recognised(self) -> str:
        if not self.tool.name and (name := fitting_example(self.texts)):
            return (
                f"“import --example {name}” prints a mapping for exports with these columns: "
                "change that one. What follows is what the values show."
            )
        if not self.tool.name:
            return "No tool is recognised by these columns; this is what the values show."
        shown = "”, “".join(self.found.by)
        return f"This is an export of {self.tool.name}: it has the columns “{shown}”."

    def _columns(self) -> dict[str, Value]:
        found: dict[str, Value] = {}
        for ours, column in self.tool.columns.items():
            whole = (n for n in column.rather if self._is_filled(self.names.get(n, "")))
            names = map(str.casefold, (*whole, *column.names))
            there = (self.names[n] for n in names if n in self.names)
            name = next(there, None)
            over = self._over(column)
            if column.text:
                text = JOINED.sub(lambda each: f"{{{self._name(each[1])}}}", column.text)
                found[ours] = {"text": text, "number": column.number}
            elif name is not None or OPEN in column.names:
                name = name or OPEN
                plus = next(filter(None, map(self._name, column.plus)), "")
                more: dict[str, Value] = {
                    "number": column.number, "plus": plus, "unknown_where": over
                }  # fmt: skip
                some: dict[str, Value] = {key: value for key, value in more.items() if value}
                found[ours] = {"column": name, **some} if some else name
            elif over:
                # No row has an end: what is over has an unknown one.
                found[ours] = next(iter(over))
        if "date" not in found and self.tool.kind == "answers":
            day = day_column(self.texts)
            found = {"date": OPEN if not day or self._same_header(day) else day, **found}
        if "id" not in found and self.tool.kind == "incidents":
            found = {"id": self._id_of_log(found["opened"]), **found}
        if "id" not in found and self.tool.kind == "answers" and (one := self._identity()):
            found["id"] = {"column": one, "number": "by-file"}
        return found

    def _name(self, name: str) -> str:
        """Return a column as the export writes it; empty where it has none of that name."""
        return self.names.get(name.casefold(), "")

    def _gravity(self) -> tuple[dict[str, str], dict[str, str]]:
        """Return the open filter of tickets, by which some are breakdowns, and its question.

        Of other exports both are empty.
        """
        if not self.tool.gravity:
            return {}, {}
        counted: Mapping[str, int] = self.texts.get(self._grave, {})
        return gravity_question(self._grave, counted, self.texts, _MOST_VALUES)

    @property
    def _grave(self) -> str:
        """The column that says how bad a ticket is; empty where none does."""
        named = filter(None, map(self._name, self.tool.gravity))
        return next((name for name in named if 0 < len(self.texts[name]) <= _MOST_SERVICES), "")

    def _id_of_log(self, opened: Value) -> dict[str, Value]:
        """Return what tells breakdowns from one another that bear no number.

        It is when they began, and of what; an end may be corrected.
        """
        service = self._service_column()
        if service and opened in self.texts:
            return {"text": f"{{{service}}} {{{opened}}}", "number": "together"}
        return {"column": OPEN, "number": "by-file"}

    def _is_filled(self, name: str) -> bool:
        """Return whether each row of the export has a value in a column."""
        return name in self.texts and self.texts[name].total() == len(self.table.lines)

    def _over(self, column: ToolColumn) -> dict[str, tuple[str, ...]]:
        """Return the columns that say what is over, and the values that do, as they are there."""
        found = {}
        for said, values in column.over.items():
            name = self.names.get(said.casefold(), "")
            there = {text.casefold(): text for text in self.texts.get(name, ())}
            if name:
                found[name] = tuple(there.get(value.casefold(), value) for value in values)
        return found

    def _by_values(self) -> Tool:
        """Return what a table of no known tool is by what stands in it."""
        moments = moment_columns(self.texts)
        if not moments or any(self._questions({each: each for each in moments})):
            return self.tool
        span = span_in(moments, self.texts)
        if span is None:
            numbers = [name for name in self.texts if self._is_number(name)]
            return measured_in(moments[0], numbers[0]) if len(numbers) == 1 else self.tool
        return log_of(span, self._identity(_NUMBERING), self.texts)

    def _identity(self, rather: Collection[str] = ()) -> str:
        """Return the column that tells one row from another; empty where nobody can know.

        ``rather`` are names, in small letters, of which it is known.
        """
        rows = len(self.table.lines)
        own = [
            name
            for name, counted in self.texts.items()
            if len(counted) == rows == counted.total()
            and (name.casefold() in rather or identifies(name))
        ]
        return next(iter(own), "")

    def _is_number(self, name: str) -> bool:
        texts = self.texts[name].keys()
        return (
            name.casefold() not in _NUMBERING and bool(texts) and all(map(_NUMBER.fullmatch, texts))
        )

    def _here(self, filters: Mapping[str, tuple[str, ...]]) -> dict[str, Value]:
        """Return filters with the names that this file has for their columns."""
        return {self.names.get(name.casefold(), name): values for name, values in filters.items()}

    def _last(self) -> dict[str, Value]:
        if not self.tool.last_per:
            return {}
        by = self.names.get(self.tool.last_by.casefold())
        return {"per": (self._name(self.tool.last_per),), **({"by": by} if by else {})}

    def _questions(self, columns: Mapping[str, Value]) -> Iterator[AskedColumn]:
        """Yield the columns that hold answers on a scale that we know."""
        used = _named_in(columns)
        for name, counted in self.texts.items():
            plain = name.casefold()
            if name in used or plain in self.tool.own or plain in _NUMBERING or not counted:
                continue
            if name in self._filtered or plain in GRAVITY:
                continue
            values, ours = tuple(sorted(counted, key=by_number)), asked(self._asks(name))
            minutes = ours == "lost_minutes" and all(_MINUTES.fullmatch(text) for text in values)
            worn = ours == "shirt" and {each.casefold() for each in values} <= {"yes", "no"}
            if minutes:
                yield AskedColumn(
                    name, ours, values, times=_IN_MINUTES.get(unit_in(name) or "", OPEN)
                )
            elif worn:
                yield AskedColumn(name, ours, values)
            elif points := in_numbers(name, ours, counted):
                yield points
            elif scale := scale_of(counted):
                codes = {**scale.points, **dict.fromkeys(scale.odd, OPEN)}
                ours = ours if ours in ("rating", "ease") else OPEN  # the others have other points
                yield AskedColumn(name, ours, values, codes, readings=scale.readings)
            elif ours in ("rating", "ease") and len(values) <= _MOST_VALUES // 2:
                yield AskedColumn(name, ours, values, dict.fromkeys(values, OPEN))

    def _asks(self, name: str) -> str:
        """Return the text of a column's question: its header, or what stands below that."""
        return self.said.get(name, name)

    def _once(self, questions: list[AskedColumn]) -> Iterator[AskedColumn]:
        """Yield the questions; of several in columns of one header one, open which of them counts.

        One may be a copy of the other, or about another service: people would be counted twice.
        """
        done: set[str] = set()
        for each in questions:
            same = self._same_header(each.column)
            if not same:
                yield each
            elif each.column not in done:
                done |= {*same}
                values = dict.fromkeys(
                    v for one in questions if one.column in same for v in one.values
                )
                yield replace(each, column=OPEN, values=(*values,), among=same)

    def _same_header(self, name: str) -> tuple[str, ...]:
        """Return the columns that have the same header as one, if there are others."""
        base = _COUNTED.sub("", name)
        same = tuple(each for each in self.texts if each != base and _COUNTED.sub("", each) == base)
        return same if len(same) > 1 and name in same and base not in self.texts else ()

    @property
    def _filtered(self) -> frozenset[str]:
        own = (*self._here(self.tool.only), *self._here(self.tool.without))
        return frozenset((*own, self._grave))

    def _codes(
        self, columns: Mapping[str, Value], questions: list[AskedColumn]
    ) -> dict[str, Value]:
        found: dict[str, Value] = {
            ours: self._as_there(codes, columns[ours])
            for ours, codes in self.tool.codes.items()
            if ours in columns
        }
        for ours, column in self.tool.columns.items():
            over = self._over(column)
            name = columns.get(ours)
            if isinstance(name, str) and name in over:
                others = [text for text in self.texts[name] if text not in over[name]]
                found[ours] = {"no_answer": {"not recorded": over[name]}, "empty": others}
        for table in dict.fromkeys(each.table or each.ours for each in questions):
            some = [each for each in questions if table == (each.table or each.ours)]
            if any(each.ten for each in some):
                found[table] = {"translate": OPEN}
                continue
            translate = {code: text for each in some for code, text in each.translate.items()}
            if translate and table not in found:
                take = tuple(dict.fromkeys(text for each in some for text in each.take))
                found[table] = {**({"take": take} if take else {}), "translate": translate}
        return found

    def _as_there(self, codes: Mapping[str, Value], column: Value) -> Value:
        """Return the codes of a tool as the column writes them; of other languages none.

        Where it has none of those that are asked about, all of them stay.
        """
        name = str(column.get("column", "")) if isinstance(column, Mapping) else str(column)
        there = {text.casefold(): text for text in self.texts.get(name, ())}
        found = dict(codes)
        asked = codes.get("translate")
        if isinstance(asked, Mapping) and OPEN in asked.values():
            some = {there[code]: text for code, text in asked.items() if code in there}
            found["translate"] = some or dict([*asked.items()][:2])
        none = codes.get("no_answer")
        if isinstance(none, Mapping):
            found["no_answer"] = {
                why: tuple(there[each] for each in some if each in there) or some
                for why, some in none.items()
                if isinstance(some, tuple)
            }
        return found

    def _only_service(self) -> str:
        return next(iter(self.services)) if len(self.services) == 1 else OPEN

    def _entries(self, questions: list[AskedColumn], rows: bool) -> list[_Entry]:
        """Return the entries of ``rows``: one for each service that a column or question names."""
        column = self._service_column()
        if column:
            names = self._labels(column)
            things = (each for each in together(self.table, names) if each[0])
            asked_of = asked_services({each: self.of_ours.called(each[0]) for each in things})
            self.left_out = [*left_out(names, asked_of.rest, has_questions=bool(questions))]
            return [
                _Entry(service, dict(zip(names, each, strict=True)), list(questions))
                for each, service in asked_of.taken.items()
            ]
        found: list[_Entry] = [_Entry(self._only_service())] if rows else []
        for each in questions:
            service = (
                self.of_ours.named_in(self._asks(each.among[0] if each.among else each.column))
                or self._only_service()
            )
            entry = next(
                (e for e in found if e.service == service and each.ours not in _ours(e)), None
            )
            if entry is None:
                found.append(entry := _Entry(service))
            entry.columns.append(each)
        return found

    def _service_column(self) -> str:
        """Return the column that says which service a row is about; empty where none does.

        A column with one value shows no services, unless it is the name of one: the next export
        may have others, and nobody would see that they are left out. One series of measured values
        is known by its name all the same, as those of others are no part of it.
        """
        named = (self.names.get(name.casefold(), name) for name in self.tool.services)
        some = [n for n in named if 0 < len(self.texts.get(n, ())) <= _MOST_SERIES]
        if some:
            # One that names a service of ours goes before one that says “?” all over.
            ours = (n for n in some if any(map(self.of_ours.called, self.texts[n])))
            several = [n for n in some if len(self.texts[n]) > 1]
            one = some[:1] if self.tool.kind == "telemetry" else []
            return next(iter((*ours, *several, *one, "")))
        if self.tool.name and self.tool.kind == "answers":
            return ""
        return next((name for name in self.texts if self._names_services(name)), "")

    def _labels(self, column: str) -> tuple[str, ...]:
        """Return the columns that say what rows are about, the one that may name the service first.

        Two series that differ in any label are not of the same thing.
        """
        start = self.tool.labels
        labels = [name for name in self.texts if start and name.casefold().startswith(start)]
        return that_differ(self.table, column, labels, _MOST_SERIES)

    def _names_services(self, name: str) -> bool:
        values = self.texts[name].keys()
        known = sum(1 for value in values if self.of_ours.called(value))
        return 0 < len(values) <= _MOST_SERVICES and known * 2 > len(values)

    def _rows(self, entries: list[_Entry]) -> Iterator[str]:
        names = ", ".join([*self.services][:_MOST_SERVICES]) or "none is defined yet"
        for at, entry in enumerate(entries):
            if entry.service == OPEN and not (at and entries[at - 1].service == OPEN):
                which = WHICH.format(names=names)
                yield from comment(f"{which} {OF_NONE}" if entry.only else which, "  ")
            first = "  - "
            if entry.only:
                yield f"{first}only: {inline(entry.only)}"
                first = "    "
            yield f"{first}fixed: {{service: {inline(entry.service)}}}"
            if entry.columns:
                yield "    columns:"
                yield from self._asked_of(entry)

    def _asked_of(self, entry: _Entry) -> Iterator[str]:
        number = 0
        for each in entry.columns:
            shown = ", ".join(each.values[:_MOST_VALUES])
            key = each.ours
            if each.ours == OPEN:
                number += 1
                yield from comment(WHAT, "      ")
                yield from comment(WHAT_TEN, "      ") if each.take[-1:] == ("10",) else ()
                key = f'"{OPEN}{number if number > 1 else ""}"'
            if each.column == OPEN:
                yield from comment(from_column(self.texts, each.among), "      ")
            if each.column in self.said:
                yield from comment(f"It asks: {self.said[each.column]}", "      ")
            if shown:
                yield from comment(f"Values: {shown}", "      ")
            if each.times == OPEN:
                yield from comment(TIMES, "      ")
            more = {"codes": each.table, "times": each.times}
            some = {name: text for name, text in more.items() if text}
            said = {"column": each.column, **some} if some else each.column
            yield f"      {key}: {inline(said)}"

    def _left(
        self, columns: Mapping[str, Value], questions: list[AskedColumn], entries: list[_Entry]
    ) -> list[str]:
        """Say which columns stay behind; only what a mapping names is carried over."""
        used = _named_in(columns) | {n for each in questions for n in (each.column, *each.among)}
        used |= {name for entry in entries for name in entry.only} | self._filtered
        left = [name for name in self.texts if name not in used]
        lines = (f"#   {inline(name)}{self._said_of(name)}" for name in left)
        return ["# Left behind:", *lines] if left else []

    def _said_of(self, name: str) -> str:
        asks = self.said.get(name, "") if name.casefold() not in self.tool.own else ""
        return f" ({shorten(asks, _LONGEST, placeholder='…')})" if asks else ""


def _ours(entry: _Entry) -> set[str]:
    return {each.ours for each in entry.columns} - {OPEN}


def _named_in(columns: Mapping[str, Value]) -> set[str]:
    """Return the columns of an export that some of ours are read from."""
    found: set[str] = set()
    for each in columns.values():
        if isinstance(each, str):
            found.add(each)
        elif isinstance(each, Mapping):
            more = each.get("unknown_where", {})
            found |= {str(each.get("column")), str(each.get("plus")), *JOINED.findall(str(each))}
            found |= {*more} if isinstance(more, Mapping) else set()
    return found
