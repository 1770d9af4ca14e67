"""The files of a repository once old answers are counts: tables that shrink, grow, or go."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import numpy as np
import pandas as pd
from msgspec import Struct

from generator.importing.tally import ABOUT, ANSWERS, QUESTIONS, TALLIES, tally_table
from generator.importing.there import compare
from generator.model.kinds import KIND_OF_FOLDER
from generator.records.records import Records

Row = list[str]


class ChangedFiles(Struct, frozen=True):
    """What is written, by name below the root; which of it is removed then: it has no row left.

    ``counts`` says of each table of answers how many rows become how many of which other table.
    """

    written: dict[str, bytes]
    removed: tuple[str, ...]
    counts: dict[str, tuple[int, int, str]]


def as_counts(root: Path, rows: Records, frame: pd.DataFrame) -> ChangedFiles:
    """Return the files with some answers as counts; ``frame`` is that of old answers."""
    frame = frame.assign(file=rows.files[frame["record"].to_numpy()])
    tables = _counted(frame)
    written: dict[str, bytes] = {}
    removed: list[str] = []
    counts: dict[str, tuple[int, int, str]] = {}
    for code in np.unique(frame["file"].to_numpy()).tolist():
        some = frame[frame["file"] == code]
        table = rows.tables[code]
        lines = rows.lines[some["record"].to_numpy()].tolist()
        raw = _edited(root / table.file, lines, lambda _: None)
        written[table.file] = raw
        if len(lines) == len(table.lines) + len(table.ragged):
            removed.append(table.file)
        name, made = table.file.replace(f"/{ANSWERS}/", f"/{TALLIES}/", 1), tables.get(code)
        counts[table.file] = len(some), 0 if made is None else len(made), name
        if made is not None:
            written[name] = _with(root / name, made)
    return ChangedFiles(written, tuple(removed), counts)


def without(
    root: Path, rows: Records, frame: pd.DataFrame, columns: Iterable[str]
) -> dict[str, bytes]:
    """Return the tables of some answers without what some columns of these say.

    A row that says nothing then is left out, as is one about a step alone.
    """
    drop, found = {*columns}, {}
    files = rows.files[frame["record"].to_numpy()]
    for code in np.unique(files).tolist():
        table = rows.tables[code]
        lines = rows.lines[frame["record"].to_numpy()[files == code]].tolist()

        def blank(row: Row, header: Mapping[str, int] = _places(table.header)) -> Row | None:
            at = {name: header[name] for name in drop if name in header}
            if "step" in at and row[at["step"]].strip():
                return None
            return [("" if place in at.values() else text) for place, text in enumerate(row)]

        def saying(row: Row, header: Mapping[str, int] = _places(table.header)) -> Row | None:
            rest = blank(row, header)
            said = rest and any(rest[header[name]].strip() for name in QUESTIONS if name in header)
            return rest if said else None

        found[table.file] = _edited(root / table.file, lines, saying)
    return found


def _places(header: Iterable[str]) -> dict[str, int]:
    return {name: place for place, name in enumerate(header)}


def _edited(path: Path, lines: Iterable[int], edit: Callable[[Row], Row | None]) -> bytes:
    """Return a table whose rows that begin on some lines are edited, or left out."""
    text = path.read_bytes().decode("utf-8-sig")
    source = [*io.StringIO(text, newline="")]
    reader, chosen = csv.reader(source), {*lines}
    output = io.StringIO(newline="")
    writer = csv.writer(output, lineterminator="\n")
    begin = 0
    for row in reader:
        edited = edit(row) if begin + 1 in chosen else row
        if edited is row:
            output.write("".join(source[begin : reader.line_num]))
        elif edited is not None:
            writer.writerow(edited)
        begin = reader.line_num
    return output.getvalue().encode()


def _counted(frame: pd.DataFrame) -> dict[int, pd.DataFrame]:
    """Return the counts by file: those of answers that are in several are in the first of them.

    Where somebody answered twice, they say of how many people they are.
    """
    counts: dict[int, Counter[tuple[str, ...]]] = {}
    people: dict[tuple[str, ...], int] = {}
    whole = frame[frame["step"] == ""]
    for column, question in QUESTIONS.items():
        some = whole[whole[column] > 0]
        key = ["period", *ABOUT]
        file = some.groupby(key)["file"].transform("min")
        columns = [file, *(some[name] for name in (*key, column))]
        for number, period, *rest in zip(*columns, strict=True):
            own = counts.setdefault(int(number), Counter())
            own[period, question, *map(str, rest)] += 1
        again = (some["who"] >= 0) & some.duplicated([*key, "who"])
        twice = again.groupby([some[name] for name in key]).agg(["any", "size", "sum"])
        for of, _, answers, repeated in twice[twice["any"]].itertuples():
            period, *rest = map(str, of)
            people[period, question, *rest] = int(answers - repeated)
    return {number: tally_table(some, people) for number, some in counts.items()}


def _with(path: Path, table: pd.DataFrame) -> bytes:
    kind = KIND_OF_FOLDER[TALLIES]
    wanted = [c.name for c in kind.columns if c.required or bool((table[c.name] != "").any())]
    said = table[wanted].to_csv(index=False, lineterminator="\n").encode()
    return compare(path.read_bytes(), said, kind).merged if path.exists() else said
