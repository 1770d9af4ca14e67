"""What must hold in a mapping beyond its form, each problem with its line and column."""

from __future__ import annotations

from collections.abc import Iterator

from generator.importing.values import fit
from generator.model.kinds import LOG
from generator.model.mapping import NO_ANSWER, OPEN, STEM, Mapping, RowMapping, Source, variables_in
from generator.model.period import JANUARY
from generator.model.reading import did_you_mean
from generator.model.table import Column, Type
from generator.sources.finding import Finding, Place, error
from generator.sources.yaml_document import Document, Value

Path = tuple[str | int, ...]
_FOR: dict[str, tuple[str, tuple[Type, ...]]] = {
    "format": ("days and times", (Type.DAY, Type.PERIOD, Type.TIME)),
    "year_begins": ("periods", (Type.PERIOD,)),
    "grain": ("periods", (Type.PERIOD,)),
    "times": ("numbers", (Type.WHOLE, Type.NUMBER)),
    "plus": ("times", (Type.TIME,)),
    "open_per": ("times", (Type.TIME,)),
}
"""What keys of a column are for, in words and in types."""


def check_mapping(mapping: Mapping, document: Document) -> list[Finding]:
    """Return the findings about a mapping whose form is right."""
    check = _Check(mapping, document)
    findings = [
        *check.names(),
        *check.variables(),
        *check.sources(),
        *check.tables(),
        *check.total(),
        *check.watched(),
        *check.daily(),
    ]
    # Whether the rows are complete can only be said of columns that exist.
    return findings or list(check.complete())


def open_questions(document: Document) -> list[Finding]:
    """Return a finding for each line in which an answer is still to be written."""
    return [
        error(
            "import-open-question",
            place,
            "this question is not answered yet",
            f"write the answer in place of “{OPEN}”; the lines above it say what it may be",
        )
        for place in _open_in(document, document.value, ())
    ]


def _open_in(document: Document, value: Value, path: Path) -> Iterator[Place]:
    if isinstance(value, dict):
        for key, each in value.items():
            if key.startswith(OPEN):
                yield document.key_place(*path, key)
            else:
                yield from _open_in(document, each, (*path, key))
    elif isinstance(value, list):
        for at, each in enumerate(value):
            yield from _open_in(document, each, (*path, at))
    elif isinstance(value, str) and value.startswith(OPEN):
        yield document.place(*path)


class _Check:
    def __init__(self, mapping: Mapping, document: Document) -> None:
        self.mapping = mapping
        self.document = document
        self.kind = mapping.target

    def entries(self) -> Iterator[tuple[Path, RowMapping]]:
        """Yield the mapping's own columns first, then those of each entry of ``rows``."""
        yield (), RowMapping(fixed=self.mapping.fixed, columns=self.mapping.columns)
        for index, entry in enumerate(self.mapping.rows):
            yield ("rows", index), entry

    def read_columns(self) -> Iterator[tuple[Path, str, Source]]:
        for path, entry in self.entries():
            for ours, source in entry.columns.items():
                yield (*path, "columns", ours), ours, source

    def names(self) -> Iterator[Finding]:
        """Every column of ours exists, and comes from one place only."""
        known = [column.name for column in self.kind.columns]
        for path, entry in self.entries():
            for group in ("fixed", "columns"):
                for ours in getattr(entry, group):
                    if ours not in known:
                        near = did_you_mean(ours, known)
                        hint = f"write “{near}:”" if near else f"write one of: {', '.join(known)}"
                        message = f"{self.kind.folder} have no column “{ours}”"
                        place = self.document.key_place(*path, group, ours)
                        yield error("unknown-column", place, message, hint)
            both = {**self.mapping.fixed, **entry.fixed}.keys() & entry.columns.keys()
            for ours in sorted(both):
                place = self.document.key_place(*path, "columns", ours)
                message = f"“{ours}” is fixed and read as well"
                yield error("import-columns", place, message, f"remove one of the two “{ours}:”")

    def variables(self) -> Iterator[Finding]:
        """What stands between braces is said by the files' names."""
        patterns = [variables_in(pattern) for pattern in self.mapping.files]
        known = set.intersection(*patterns) | {STEM}
        texts: list[tuple[Path, str]] = [(("into",), self.mapping.into)]
        for path, entry in self.entries():
            texts += [((*path, "fixed", ours), text) for ours, text in entry.fixed.items()]
        for path, text in texts:
            for name in sorted(variables_in(text) - known):
                message = f"the names of the files do not say what “{{{name}}}” is"
                hint = f"write one of {{{'}, {'.join(sorted(known))}}}, or add it to “files:”"
                yield error("import-variable", self.document.place(*path), message, hint)
            column = self.kind.column(str(path[-1]))
            if column and not variables_in(text) and _never_fits(column, text):
                yield self._unfit(path, column, text)

    def sources(self) -> Iterator[Finding]:
        """A table of codes exists where it is named; text is never carried over unlisted."""
        for path, ours, source in self.read_columns():
            column = self.kind.column(ours)
            if source.codes and source.codes not in self.mapping.codes:
                near = did_you_mean(source.codes, self.mapping.codes)
                message = f"there is no table of codes “{source.codes}”"
                hint = f"write “{near}”" if near else f"add “{source.codes}:” below “codes:”"
                yield error("import-codes", self.document.place(*path, "codes"), message, hint)
            if column is None:
                continue
            codes = self.mapping.codes_of(ours, source)
            if column.type is Type.TEXT and not source.number and not (codes and codes.closed):
                message = (
                    f"“{ours}” is text, and text is not carried over: people write names in it"
                )
                hint = "list its values below “codes:”, or write “number: by-file” in place of them"
                yield error("import-text", self.document.key_place(*path), message, hint)
            if source.number and column.type is not Type.TEXT:
                message = f"only texts are numbered; “{ours}” is not one"
                place = self.document.key_place(*path, "number")
                yield error("import-columns", place, message, "remove “number:”")
            yield from self._moments(path, column, source)

    def _moments(self, path: Path, column: Column, source: Source) -> Iterator[Finding]:
        if source.unknown_where and not column.may_be_unknown:
            message = f"“{column.name}” is never unknown: empty says as much"
            place = self.document.key_place(*path, "unknown_where")
            yield error("import-columns", place, message, "remove “unknown_where:”")
        for key, (what, types) in _FOR.items():
            if getattr(source, key) and column.type not in types:
                message = f"“{key}:” is for {what}; “{column.name}” is something else"
                place = self.document.key_place(*path, key)
                yield error("import-columns", place, message, f"remove “{key}:”")

    def tables(self) -> Iterator[Finding]:
        """Every table of codes is used, and writes what its column can hold."""
        used: dict[str, list[Column]] = {}
        for _, ours, source in self.read_columns():
            column = self.kind.column(ours)
            if column:
                used.setdefault(source.codes or ours, []).append(column)
        for name, codes in self.mapping.codes.items():
            if name not in used:
                near = did_you_mean(name, [ours for _, ours, _ in self.read_columns()])
                message = f"no column uses this table of codes, “{name}”"
                hint = (
                    f"write “{near}:”" if near else "remove it, or name it in a column’s “codes:”"
                )
                place = self.document.key_place("codes", name)
                yield error("import-codes", place, message, hint)
            for column in used.get(name, ()):
                for code, text in codes.translate.items():
                    if text != NO_ANSWER and _never_fits(column, text):
                        yield self._unfit(("codes", name, "translate", code), column, text)

    def _unfit(self, path: Path, column: Column, text: str) -> Finding:
        message = f"“{text}” cannot stand in “{column.name}”"
        hint = f"write {column.meaning}"
        return error("import-value", self.document.place(*path), message, hint)

    def watched(self) -> Iterator[Finding]:
        """Only a log of breakdowns says when somebody watched, and it ends after it began."""
        days = self.mapping.watched
        if days and self.kind.folder != LOG:
            place = self.document.key_place("watched")
            message = f"“watched” is said of a log of breakdowns, not of {self.kind.folder}"
            yield error("import-columns", place, message, "remove “watched:”")
        elif days and days.since and days.until and days.until < days.since:
            place = self.document.place("watched", "until")
            message = f"the log ends on {days.until}, before it starts on {days.since}"
            hint = "put the earlier day first, or remove the one that is wrong"
            yield error("import-columns", place, message, hint)

    def total(self) -> Iterator[Finding]:
        """The columns of a sum are numbers that the mapping reads."""
        total = self.mapping.total
        for index, ours in enumerate(total.of if total else ()):
            column = self.kind.column(ours)
            everywhere = all(ours in self.mapping.columns_in(row) for row in self.mapping.rows)
            if column is None or column.type is not Type.WHOLE or not everywhere:
                message = f"“{ours}” is not a whole number that every row reads"
                hint = "name columns of ours that are below “columns:”"
                yield error(
                    "import-columns", self.document.place("total", "of", index), message, hint
                )

    def daily(self) -> Iterator[Finding]:
        """A day's mean is one of values with times."""
        if not self.mapping.daily:
            return
        entries = (self.mapping.columns_in(entry) for entry in self.mapping.rows)
        timed = all({"time", "value"} <= each.keys() for each in entries)
        if self.kind.folder != "telemetry" or not timed:
            message = "“daily” joins values of telemetry that have a “time”, and these have none"
            yield error(
                "import-daily", self.document.key_place("daily"), message, "remove “daily:”"
            )

    def complete(self) -> Iterator[Finding]:
        """Each row has what its kind requires."""
        for index, entry in enumerate(self.mapping.rows):
            has = {**self.mapping.fixed_in(entry), **self.mapping.columns_in(entry)}.keys()
            place = (
                self.document.place("rows", index) if self.mapping.rows[0] != RowMapping() else None
            )
            place = place or self.document.place()
            for column in self.kind.columns:
                if column.required and column.name not in has:
                    message = f"the rows lack “{column.name}”: {column.meaning}"
                    hint = f"add “{column.name}: …” below “fixed:” or “columns:”"
                    yield error("import-columns", place, message, hint)
            for names in (self.kind.one_of, self.kind.any_of):
                if names and not has & set(names):
                    message = f"the rows have none of {', '.join(names)}"
                    hint = f"add “{names[0]}: …” below “fixed:” or “columns:”"
                    yield error("import-columns", place, message, hint)
            fixed = [name for name in self.kind.one_of if name in self.mapping.fixed_in(entry)]
            if len(fixed) > 1:
                message = f"a row is about one thing, not about {' and '.join(fixed)}"
                yield error("import-columns", place, message, f"remove “{fixed[-1]}:”")


def _never_fits(column: Column, text: str) -> bool:
    """Return whether a column cannot hold a text, in whichever month a year begins."""
    return all(fit(column, text, month) is None for month in (JANUARY, JANUARY + 1))
