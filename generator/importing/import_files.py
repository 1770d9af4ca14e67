"""An import from beginning to end: everything is read and checked, then everything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
from msgspec import Struct, field
from msgspec.structs import replace

from generator.disk.whole import write_files
from generator.importing.as_csv import csv_of
from generator.importing.asked_twice import asked_twice
from generator.importing.copied_rows import Akin
from generator.importing.coverage import coverage_of
from generator.importing.daily import PART_OF_A_DAY, daily
from generator.importing.definitions import TargetRepository, read_base
from generator.importing.exports import read_exports
from generator.importing.long_periods import long_periods
from generator.importing.mapping_file import MappingFile, read_mapping
from generator.importing.named_by_day import with_akin
from generator.importing.number_key import usual_place
from generator.importing.numbers import (
    Numbers,
    NumbersThere,
    numbers_there,
    open_numbers,
    other_key,
)
from generator.importing.other_kind import refused_counts, stay_outside, without_counted
from generator.importing.placing import PlacedFiles, placed
from generator.importing.references import check_references
from generator.importing.repeated import once, repeated
from generator.importing.same_days import counts_of_one_period, same_days
from generator.importing.shares import shares
from generator.importing.tally import ANSWERS, TALLIES, UNCOUNTED, tally
from generator.importing.there import Onto, RowChanges, rows_in
from generator.importing.unmapped import nothing_below
from generator.importing.unpivot import Converted, convert
from generator.model.kinds import COVERAGE, KIND_OF_FOLDER
from generator.model.period import JANUARY, Grain
from generator.model.table import Kind
from generator.sources.finding import Finding, Place, Severity, error, warning


class FileReport(Struct, frozen=True):
    """What became of one file of the export.

    ``dropped`` counts values by our column and reason, ``left_out`` rows of ours by reason.
    ``change`` is what becomes of rows that were there. ``behind`` are the columns that the mapping
    does not name.
    """

    file: str
    into: str
    rows_read: int
    rows_written: int
    misfits: int
    dropped: dict[tuple[str, str], int]
    left_out: dict[str, int]
    change: RowChanges | None = None
    behind: tuple[str, ...] = ()
    rows_there: int | None = None
    """How many rows our file has then, if not those alone that the export makes."""


class Import(Struct, frozen=True):
    """What an import would write, and all there is to say about it.

    ``files`` are contents by their names relative to the repository; ``copied`` are those among
    them that came from next to the mapping.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    copied: tuple[str, ...] = ()
    reports: tuple[FileReport, ...] = ()
    findings: tuple[Finding, ...] = ()
    drafted: tuple[str, ...] = ()
    """Those among the files that are definitions begun for an owner."""
    renumbered: dict[str, int] = field(default_factory=dict)
    """In how many rows of a table that was there a person's number is of today's kind now."""

    @property
    def has_errors(self) -> bool:
        """Whether anything forbids writing."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def _silent(step: str) -> None:
    del step


class HowToImport(Struct, frozen=True):
    """How an import is done.

    ``onto`` says what becomes of rows that are there already and are not said again as they are.
    ``key`` is the file with the key of the numbers that stand for people; ``new_key`` says that it
    may be another one than that of the numbers that are there. ``counted`` has answers counted, so
    that none of them is written. Days after ``today`` are reported; without it no day is far away.
    ``progress`` is called with each of ``steps`` when it begins.
    """

    onto: Onto = Onto.ASK
    key: Path | None = None
    counted: bool = False
    new_key: bool = False
    today: date | None = None
    progress: Callable[[str], None] = _silent


def steps(paths: Sequence[Path]) -> int:
    """Return in how many steps files are imported: each is read and converted, all are compared."""
    return 2 * len(paths) + 1


_AS_USUAL = HowToImport()


def import_files(
    paths: Sequence[Path], mapping: Path, into: Path, how: HowToImport = _AS_USUAL
) -> Import:
    """Import files by a mapping into a repository; nothing is written where there are errors."""
    return carry_out(plan(paths, mapping, into, how), into)


def carry_out(planned: Import, into: Path) -> Import:
    """Write what was planned, all of it or nothing; nothing where there are errors."""
    if planned.has_errors:
        return planned
    try:
        write_files(planned.files, into)
    except OSError as failure:
        said = (failure.strerror or "unknown error").lower()
        message = f"the repository cannot be written: {said}; everything is as it was"
        trouble = error(
            "unwritable", Place(into.as_posix()), message, "make it writable, and import again"
        )
        return Import(reports=planned.reports, findings=(*planned.findings, trouble))
    return planned


def plan(paths: Sequence[Path], mapping: Path, into: Path, how: HowToImport = _AS_USUAL) -> Import:
    """Read and convert everything, and say what would be written; nothing is."""
    source, findings = read_mapping(mapping)
    return plan_by(source, paths, into, how, findings)


def plan_by(
    source: MappingFile | None,
    paths: Sequence[Path],
    into: Path,
    how: HowToImport = _AS_USUAL,
    found: Sequence[Finding] = (),
) -> Import:
    """Do the same by a mapping that is read already; ``found`` is what was found in it."""
    if source is None:
        return Import(findings=_sorted(found))
    base, of_base = read_base(source, into)
    exports, of_files = read_exports(paths, source, how.progress)
    findings = [*found, *of_base, *of_files]
    wanted = frozenset() if how.counted else source.mapping.numbers  # counts bear no number
    there = numbers_there(into, source.mapping.target, wanted)
    place, renamed = how.key or usual_place(), base.definitions.aliases if base else {}
    numbers, problems = open_numbers(place, there, source.mapping.target, renamed, how.new_key)
    findings += problems
    if numbers is None:
        return Import(findings=_sorted(findings))
    numbers = replace(numbers, akin=with_akin({each.into for each in exports}, there.surveys))
    dates = _Dates.of(base)
    kind = source.mapping.target
    converted = []
    for each in exports:
        how.progress(f"Converting {each.file}")
        made = convert(each, source, numbers, dates.zone, dates.year_begins, how.today)
        converted.append(once(made, kind))
    findings += _wrong(source, converted, base, UNCOUNTED if how.counted else ())
    converted = [daily(one, source, dates.zone) for one in converted]
    findings += repeated(converted, source, kind)
    for one in converted:
        findings += shares(source, one, base.definitions) if base else ()
    if how.counted:
        converted, problems = _counted(source, converted, dates)
        findings += problems
        kind = KIND_OF_FOLDER[TALLIES] if kind.folder == ANSWERS else kind
        for one in converted if kind.folder == TALLIES else ():
            findings += refused_counts(one, into, renamed, dates.year_begins)
        findings += counts_of_one_period(converted) if kind.folder == TALLIES else ()
    copied = dict(base.files) if base else {}
    findings += _collisions(copied, converted, source)
    if kind.folder == ANSWERS:
        converted = [without_counted(one, into, renamed, dates.year_begins) for one in converted]
        findings += stay_outside(converted)
    files = copied | {one.export.into: _csv(one.frame, kind) for one in converted if len(one.frame)}
    for name, text in _covered(source, converted, dates).items() if base else ():
        files.setdefault(name, text)
    how.progress("Comparing with what is there")
    renewed = {old: new for one in converted for old, new in one.renewed.items()}
    written = placed(files, into, how.onto, renewed, _elsewhere(numbers, converted, there))
    findings += written.findings
    findings += _pooled(kind, converted, written, findings, into, renamed, dates)
    known = {whose.number for whose in renewed if whose.subject}
    if not how.new_key and any(there.strange(one.export.into, known) for one in converted):
        findings.append(other_key(place, source.mapping.kind))
    reports = tuple(
        _report(
            one,
            source.mapping.wanted,
            written.changes.get(one.export.into),
            written.files.get(one.export.into) if how.onto is Onto.ADD else None,
        )
        for one in converted
    )
    return Import(
        written.files, tuple(copied), reports, _sorted(findings), renumbered=written.renumbered
    )


def _elsewhere(numbers: Numbers, converted: list[Converted], there: NumbersThere) -> Akin:
    """Return what works out the ids of one file by what the same values have in another."""
    surveys = {one.export.into: (one.export.survey,) for one in converted} | {**there.surveys}
    kept = {one.export.into: one.numbered for one in converted}
    return lambda file, other: numbers.elsewhere(kept.get(file, ()), surveys.get(other, ()))


def _pooled(
    kind: Kind,
    converted: Sequence[Converted],
    written: PlacedFiles,
    found: Sequence[Finding],
    into: Path,
    renamed: Mapping[str, str],
    dates: _Dates,
) -> Iterator[Finding]:
    """Yield which answers are counted together with those of another file, once all is well."""
    if kind.folder == ANSWERS and not any(each.severity is Severity.ERROR for each in found):
        names = {one.export.into: one.export.file for one in converted}
        files = {name: (names[name], raw) for name, raw in written.files.items() if name in names}
        yield from same_days(files, into, renamed, dates.year_begins)


class _Dates(Struct, frozen=True):
    """What an organisation says of its days: their zone, its period, the month its year begins."""

    zone: str = "UTC"
    period: Grain = Grain.MONTH
    year_begins: int = JANUARY

    @classmethod
    def of(cls, base: TargetRepository | None) -> _Dates:
        if base is None:
            return cls()
        organisation = base.definitions.organisation.part
        return cls(organisation.timezone, organisation.period, organisation.year_begins)


def _wrong(
    source: MappingFile,
    converted: list[Converted],
    base: TargetRepository | None,
    dropped: Sequence[str],
) -> list[Finding]:
    """Return what is wrong with values, and with what they refer to."""
    findings: list[Finding] = []
    for one in converted:
        findings += (*one.findings, *asked_twice(one, source))
        if base:
            findings += check_references(source, one, base.definitions, dropped)
            findings += long_periods(one, source.mapping.target, base.definitions)
    return findings


def _counted(
    source: MappingFile, converted: list[Converted], dates: _Dates
) -> tuple[list[Converted], list[Finding]]:
    """Return counts in place of answers, and what is said of that."""
    counted = [tally(one, source, dates.period, dates.year_begins) for one in converted]
    return [one for one, _ in counted], [each for _, some in counted for each in some]


def _covered(source: MappingFile, converted: list[Converted], dates: _Dates) -> dict[str, bytes]:
    """Return the file that says which days were watched, if the mapping asks for one."""
    name, watched = coverage_of(converted, source.mapping, dates.zone)
    return {name: _csv(watched, KIND_OF_FOLDER[COVERAGE])} if len(watched) else {}


def _sorted(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(set(findings), key=lambda finding: finding.sort_key))


def _csv(frame: pd.DataFrame, kind: Kind) -> bytes:
    """Return our CSV: the kind's columns in their order, without those that are empty all over."""
    wanted = [
        column.name
        for column in kind.columns
        if column.required
        or column.present
        or (column.name in frame and bool((frame[column.name] != "").any()))
    ]
    none = np.full(len(frame), "", dtype=object)
    return csv_of(wanted, [frame[name].to_numpy() if name in frame else none for name in wanted])


def _collisions(
    files: dict[str, bytes], converted: list[Converted], source: MappingFile
) -> list[Finding]:
    """Find rows that would overwrite a file which the mapping's own folder brings."""
    place = source.document.place("repository")
    return [
        error(
            "import-same-file",
            place,
            f"“{one.export.into}” is in the folder and would be imported as well",
            "rename the one in the folder",
        )
        for one in converted
        if one.export.into in files
    ] + [
        _nothing(one, source)
        for one in converted
        if not len(one.frame) and not any(each.severity is Severity.ERROR for each in one.findings)
    ]


def _nothing(one: Converted, source: MappingFile) -> Finding:
    table, file = one.export.table, one.export.file
    if not len(table.lines) + len(table.ragged):
        return nothing_below(file)
    message = f"nothing in this file makes {source.mapping.target.row}: no row is written"
    return warning("import-nothing", Place(file), message, _why_nothing(one, source))


def _why_nothing(one: Converted, source: MappingFile) -> str:
    """Return the hint of a file of which nothing is taken: which filter leaves out most."""
    asked = "see whether the mapping's “files:” means this file"
    if source.is_made:
        asked = "print the mapping with --suggest, and change it"
    if one.left_out[PART_OF_A_DAY]:
        return (
            "a day counts once it is over: export a whole day at least, from midnight to midnight, "
            "or take “daily:” out of the mapping, if each check shall be a value"
        )
    for reason, count in one.left_out.most_common():
        if reason.startswith("where "):  # a filter's
            rows = f"{count:,} {'row' if count == 1 else 'rows'}"
            return f"the mapping does not ask for {rows} {reason}; {asked}"
    return asked


def _report(
    one: Converted, wanted: frozenset[str], change: RowChanges | None, joined: bytes | None
) -> FileReport:
    table = one.export.table
    return FileReport(
        file=table.file,
        into=one.export.into,
        rows_read=len(table.lines) + len(table.ragged),
        rows_written=len(one.frame),
        misfits=len(table.ragged),
        dropped=_plain(one.dropped),
        left_out=_plain(one.left_out),
        change=change,
        behind=tuple(name for name in table.header if name and name not in wanted),
        rows_there=None if joined is None else rows_in(joined),
    )


def _plain(counts: Counter[tuple[str, str]] | Counter[str]) -> dict:  # type: ignore[type-arg]
    return {key: count for key, count in counts.most_common() if count}
