"""Old answers become counts: what would be written, made sure of by computing all figures twice."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct, field
from msgspec.structs import replace

from generator.importing.tally import ANSWERS
from generator.pipeline import Progress, Reading, compute, read, silent
from generator.releases.ledger import Ledger
from generator.retention.files import ChangedFiles, as_counts, without
from generator.retention.old_answers import LOST, OldAnswers, border_of, old_answers
from generator.sources.finding import Finding
from generator.sources.revision import FOLDERS

_TIMES = 5
"""So often services whose figures would change are left out, before all of them are."""


class Retention(Struct, frozen=True):
    """What becomes of old answers.

    ``lost`` counts, by column, what counts have no place for; ``stay`` the answers that stay, by
    why. ``errors`` are those of the repository: nothing is done then.
    """

    border: date
    files: ChangedFiles
    lost: Mapping[str, int] = field(default_factory=dict)
    stay: Mapping[str, int] = field(default_factory=dict)
    people: int = 0
    errors: tuple[Finding, ...] = ()


def plan(
    root: Path, months: int, as_of: date | None, ledger: Ledger, progress: Progress = silent
) -> Retention:
    """Return what becomes of the answers of quarters that ended so many months ago.

    The figures with and without the change are compared, each of what counts can hold. Answers
    about a service of which any differs stay.
    """
    reading = read(root, as_of, cache=False, progress=progress)
    checked = reading.checked
    border = border_of(checked.as_of, months)
    nothing = Retention(border, ChangedFiles({}, (), {}), errors=tuple(checked.errors))
    rows = checked.records.get(ANSWERS)
    if checked.errors or rows is None:
        return nothing
    other: set[str] = set()
    for _ in range(_TIMES):
        old = old_answers(checked, border, other)
        if old.frame.empty:
            return replace(nothing, stay=old.stay)
        lost = _lost(reading, old)
        files = as_counts(root, rows, old.frame)
        before = without(root, rows, old.frame, lost)
        progress("comparing the figures")
        differ = _differing(reading, before, files, ledger, old.frame["subject"].unique())
        if not differ:
            named = old.frame[old.frame["who"] >= 0]
            return Retention(border, files, lost, old.stay, named["who"].nunique())
        other |= differ
    every = old_answers(checked, border, [*old.frame["subject"].unique(), *other])
    return replace(nothing, stay=every.stay)


def _lost(reading: Reading, old: OldAnswers) -> dict[str, int]:
    """Return how often old answers say what counts have no place for."""
    cells = reading.checked.records[ANSWERS].cells
    records = old.frame["record"].to_numpy()
    found = {name: int(cells[name].filled[records].sum()) for name in LOST}
    return {name: number for name, number in found.items() if number}


def _differing(
    reading: Reading,
    before: Mapping[str, bytes],
    files: ChangedFiles,
    ledger: Ledger,
    subjects: Iterable[str],
) -> set[str]:
    """Return the services and providers, as answers name them, whose published numbers differ.

    They are all ``subjects`` where the files would have an error.
    """
    with _copy(reading.root, before) as was, _copy(reading.root, files.written) as now:
        for name in files.removed:
            (now / name).unlink()
        one, other = (_published(folder, reading, ledger) for folder in (was, now))
    if one is None or other is None:
        return {*subjects}
    names = (key for key in one.keys() | other.keys() if one.get(key) != other.get(key))
    return {_subject(name) for name in names}


def _subject(name: str) -> str:
    """Return whom a figure is about, of “mail/like” or of “provider:it/like”."""
    return name.partition("/")[0]


def _published(root: Path, reading: Reading, ledger: Ledger) -> dict[str, object] | None:
    """Return all that is published of a repository's answers, but for the files that it is from.

    None where there is an error.
    """
    as_of, history = reading.checked.as_of, reading.history
    again = read(root, as_of, cache=False, history=history)
    if again.checked.errors:
        return None
    cards = compute(again, before=ledger)
    found: dict[str, object] = {
        name: figure._replace(sources=()) for name, figure in cards.figures().items()
    }
    for line, cells in cards.ledger.lines.items():
        found[f"{line.subject}/ledger of {line}"] = {**cells}
    for line, spans in cards.ledger.withheld.items():
        found[f"{line.subject}/withheld in {line}"] = spans
    return found


@contextmanager
def _copy(root: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    """Give a copy of a repository's definitions and data in which some files are others."""
    with TemporaryDirectory(prefix="iheartit-") as place:
        folder = Path(place)
        for name in FOLDERS:
            if (root / name).is_dir():
                shutil.copytree(root / name, folder / name)
        for name, raw in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(raw)
        yield folder
