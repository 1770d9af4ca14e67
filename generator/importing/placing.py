"""Where an import may write, and what it does to the tables that are there already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from pathlib import Path

from msgspec import Struct, field

from generator.importing.copied_rows import Akin, copied_rows, doubled
from generator.importing.in_mapping import in_mapping
from generator.importing.number_key import survey_of_ours
from generator.importing.numbers import Renewed, renew
from generator.importing.other_survey import signs_of_other
from generator.importing.smaller_counts import OTHER_SURVEY, smaller_counts, to_be_added
from generator.importing.tally import TALLIES
from generator.importing.there import ComparedTables, Onto, RowChanges, compare, there_already
from generator.model.kinds import COVERAGE, KIND_OF_FOLDER
from generator.model.table import Kind
from generator.sources.finding import Finding, Place, Severity, error, warning
from generator.sources.repository import DATA

_THERE = "import-there-already"
_ENOUGH = 5
"""Rows of which it is no chance that all are of another day, or gone."""


class PlacedFiles(Struct, frozen=True):
    """The files to write, what each changes in one that is there, and what is in the way.

    ``renumbered`` says in how many rows of a table that is there a number of today's kind takes the
    place of an earlier one.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    changes: dict[str, RowChanges] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    renumbered: dict[str, int] = field(default_factory=dict)


def placed(
    files: Mapping[str, bytes],
    into: Path,
    onto: Onto = Onto.ASK,
    renewed: Renewed | None = None,
    akin: Akin | None = None,
) -> PlacedFiles:
    """Return what an import writes, of files named relative to ``into``.

    A table that only grows is written; where rows change or go, somebody says what is meant. What
    lies outside (by a link) is never written. ``renewed`` numbers are renewed in all tables of the
    kind, so that who has answered already stays the same person. ``akin`` returns those of a file
    by what they are in another, whose name differs in the day alone.
    """
    root = into.resolve()
    now = dict(_renewals(files, into, renewed)) if renewed else {}
    tables = {name: raw for name, (raw, _) in now.items()}
    # What the import writes itself comes after what is only renewed, and in its place.
    found = PlacedFiles(dict(tables), renumbered={name: rows for name, (_, rows) in now.items()})
    findings: list[Finding] = []
    for name, raw in files.items():
        path, shown = into / name, Place((into / name).as_posix())
        if not path.resolve().is_relative_to(root):
            message, hint = "a link leads out of the repository here", "replace it by a folder"
            findings.append(error("outside-repository", shown, message, hint))
        elif path.is_dir():
            findings.append(error("import-exists", shown, "there is a folder here", "move it away"))
        else:
            found.files[name], some = _onto(name, raw, into, onto, found.changes, tables)
            findings += some
            if not any(each.code == _THERE for each in some):
                findings += _copied(name, raw, found.files, into, akin or (lambda *_: {}))
    return PlacedFiles(found.files, found.changes, tuple(findings), found.renumbered)


def _copied(
    name: str, raw: bytes, written: Mapping[str, bytes], into: Path, akin: Akin
) -> Iterator[Finding]:
    """Yield the finding that rows would be there twice: in this file, and in one of another day.

    Files that are ``written`` before this one are looked at as well.
    """
    kind, path = _kind_of(name), into / name
    if kind is None or kind.folder in (COVERAGE, TALLIES):
        return
    others = dict(_others(kind, into, path))
    others |= {other: text for other, text in written.items() if _kind_of(other) == kind}
    others.pop(name, None)
    before = path.read_bytes() if path.is_file() else b""
    found = [*copied_rows(name, (raw, written[name]), before, others, akin, kind)]
    if found:
        yield doubled(Place(path.as_posix()), *max(found, key=itemgetter(1)))


def _renewals(
    files: Iterable[str], into: Path, renewed: Renewed
) -> Iterator[tuple[str, tuple[bytes, int]]]:
    """Yield each table of the kinds that are written which has numbers to renew, and how many."""
    root = into.resolve()
    for kind in {kind.folder: kind for name in files if (kind := _kind_of(name))}.values():
        for path in sorted((into / DATA / kind.folder).rglob("*.csv")):
            if path.is_file() and path.resolve().is_relative_to(root):
                raw, rows = renew(path.read_bytes(), renewed, kind.key)
                if rows:
                    yield path.relative_to(into).as_posix(), (raw, rows)


def _onto(
    name: str,
    raw: bytes,
    into: Path,
    onto: Onto,
    changes: dict[str, RowChanges],
    tables: Mapping[str, bytes],
) -> tuple[bytes, list[Finding]]:
    """Return what is written into one file, and what is in the way.

    ``tables`` are those that are there which have today's numbers only in memory yet.
    """
    kind, path = _kind_of(name), into / name
    try:
        there = tables[name] if name in tables else path.read_bytes() if path.exists() else None
    except OSError:
        there = b""
    place = Place(path.as_posix())
    if there == raw:
        return raw, []
    if kind is None:
        if there is None or onto is Onto.REPLACE:
            return raw, []
        message = "this file is there already, and says something else"
        hint = "remove it, or add --replace to overwrite it"
        return raw, [error("import-exists", place, message, hint)]
    others = {**dict(_others(kind, into, path)), **tables} if kind.folder != COVERAGE else {}
    others.pop(name, None)
    findings: list[Finding] = []
    same = {other for other in others if survey_of_ours(other) == survey_of_ours(name)}
    known, raw = there_already(raw, others, kind, same)
    if known and kind.folder == TALLIES:
        findings.append(_counts_elsewhere(place, known, into))
    elif known and onto is not Onto.ADD:
        findings.append(_elsewhere(place, known, into))
    if there is None:
        return raw, findings
    if onto is Onto.REPLACE:
        changes[name] = compare(there, raw, kind).in_place
        return raw, findings
    merged, changes[name], some = _merged(place, kind, there, raw, onto)
    return merged, [*findings, *some]


def _merged(
    place: Place, kind: Kind, there: bytes, raw: bytes, onto: Onto
) -> tuple[bytes, RowChanges, list[Finding]]:
    """Return what is there and what is said now in one, what changes, and what is in the way."""
    findings: list[Finding] = []
    lost = 0
    if kind.folder == TALLIES:
        smaller = smaller_counts(there, raw, kind)
        findings += smaller.findings(place, added=onto is Onto.ADD)
        if onto is Onto.ADD:
            there, raw, lost = to_be_added(there, raw, smaller.cut, kind)
    compared = compare(there, raw, kind)
    if not any(each.severity is Severity.ERROR for each in findings):
        findings += _changed(place, kind, there, raw, compared, onto)
    change = compared.change if onto is Onto.ADD else compared.in_place
    change = change._replace(gone=change.gone + lost)
    return compared.merged, change, findings


def _changed(
    place: Place, kind: Kind, there: bytes, raw: bytes, compared: ComparedTables, onto: Onto
) -> Iterator[Finding]:
    """Yield what is in the way of writing both what is there and what is said now."""
    known_again = kind.folder != TALLIES and (compared.change.same or compared.change.other)
    signs = () if known_again else signs_of_other(there, raw, kind.folder)
    if signs:
        yield _other(place, signs, kind, onto)
    elif compared.moved and compared.change.other >= _ENOUGH:
        yield _numbered_anew(place, compared.change.other)
    elif compared.rekeyed:
        yield _other_numbers(place, compared.rekeyed, onto)
    elif not compared.change.grows_only and onto is Onto.ASK:
        yield _touched(place, compared.change, compared.unsure)


def _kind_of(name: str) -> Kind | None:
    parts = name.split("/")
    return KIND_OF_FOLDER.get(parts[1]) if parts[0] == DATA and len(parts) > 2 else None


def _others(kind: Kind, into: Path, path: Path) -> Iterator[tuple[str, bytes]]:
    for other in sorted((into / DATA / kind.folder).rglob("*.csv")):
        if other != path and other.is_file():
            yield other.relative_to(into).as_posix(), other.read_bytes()


def _touched(place: Place, change: RowChanges, unsure: bool) -> Finding:
    said = [
        f"{count:,} {what}"
        for count, what in ((change.new, "new"), (change.other, "changed"), (change.gone, "gone"))
        if count
    ]
    message = f"the import says something other than the rows that are there: {', '.join(said)}"
    hint = "add --add to take the values that the export has now"
    if change.gone:
        hint = (
            f"add --add to keep the {change.gone:,} that the export no longer has and take the "
            "rest, or --replace to write what it says now and nothing else"
        )
    is_strange = not change.same and not change.other and change.gone >= _ENOUGH
    if is_strange:
        hint += (
            "; if this is an export of something else, write “into: another-name.csv” into the "
            "mapping"
        )
    if unsure:
        hint += (
            "; these rows have no id: with --add, one that was corrected counts twice, so use "
            "--replace where the export still has all"
        )
    found = error("import-exists", place, message, hint)
    return in_mapping(found) if is_strange else found


def _other_numbers(place: Place, number: int, onto: Onto) -> Finding:
    """Return the finding that rows come again with the numbers of another key.

    With both, the same people would be there twice.
    """
    rows = "1 row is" if number == 1 else f"{number:,} rows are"
    message = f"{rows} there already, and the same but for numbers that another key made"
    make = warning if onto is Onto.ADD else error
    hint = (
        "add --replace to write what the export says now, with the new numbers; --add keeps both, "
        "so that the same answers count twice: use it only if they are of other people"
    )
    return make("import-other-key", place, message, hint)


def _numbered_anew(place: Place, number: int) -> Finding:
    """Return the finding that ids which are there may be those of other answers now.

    A new form counts from 1 again: what is there would be written over, so --add does not help.
    """
    message = f"the {number:,} ids that are there are all of another day now"
    hint = (
        "if the tool numbers its answers anew, write “into: another-name.csv” into the mapping; if "
        "they are the same answers, --replace writes what the export says now and nothing else"
    )
    return in_mapping(error("import-other-survey", place, message, hint))


def _other(place: Place, signs: Sequence[str], kind: Kind, onto: Onto) -> Finding:
    """Return the question whether an export is of another survey than what is there.

    After --add it says what that does.
    """
    message = f"this may be another survey than the one that is there: {'; '.join(signs)}"
    own = f"{OTHER_SURVEY}: both stand next to each other then"
    if kind.folder == TALLIES:
        add = "--add takes what this export counts in place of what is there, and adds nothing up"
    else:
        own += ", or “into: another-name.csv” for a file of its own"
        add = "--add keeps the answers that are there next to these"
    make = warning if onto is Onto.ADD else error
    hint = f"{own}; if it is the same survey, {add}"
    return in_mapping(make("import-other-survey", place, message, hint))


def _counts_elsewhere(place: Place, known: Mapping[str, int], into: Path) -> Finding:
    """Return the finding that counts of the same would be counts of another file's people."""
    name, number = max(known.items(), key=lambda each: each[1])
    rows = "1 of the counts is" if number == 1 else f"{number:,} of the counts are"
    message = f"{rows} of a service and period that {(into / name).as_posix()} has counts of"
    hint = f"{OTHER_SURVEY}; if it is the same survey, “into: {name.rpartition('/')[2]}”"
    return in_mapping(error(_THERE, place, message, hint))


def _elsewhere(place: Place, known: Mapping[str, int], into: Path) -> Finding:
    name, number = max(known.items(), key=lambda each: each[1])
    rows = "1 row is" if number == 1 else f"{number:,} rows are"
    message = f"{rows} in {(into / name).as_posix()} already"
    last = name.rpartition("/")[2]
    hint = f"write “into: {last}” into the mapping, or add --add to leave these rows out"
    return in_mapping(error(_THERE, place, message, hint))
