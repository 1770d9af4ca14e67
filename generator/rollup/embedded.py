"""The engine that every installation has: pandas reads events in blocks, one after another.

In memory are one block and the groups so far.
"""

from __future__ import annotations

import csv
import gc
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import SEEK_CUR, TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import IO, Any

import narwhals as nw
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from generator.model.event_mapping import COLUMNS
from generator.rollup.counting import (
    EMPTY,
    FAILED,
    MISFIT,
    NO_NUMBER,
    NUMBER,
    OK,
    SILENT,
    UNREADABLE,
    groups_of,
    tables_of,
)
from generator.rollup.counting_plan import CountingPlan
from generator.rollup.group_keys import groups_from, keys_of
from generator.rollup.groups import CountedEvents, Progress, SetAside
from generator.rollup.sources import EventSource, Form, opened, separator_of
from generator.rollup.text_times import numbers_of, times_of
from generator.rollup.written import written_time

_BLOCK = 200_000
"""Rows that are read together."""
_MANY = 1_000_000
"""Groups of blocks from which on those that are the same are added up."""
_COUNTED = ["n", "least", "largest"]
_NEVER_TIMED = -1
_NO_MORE = ("",)
Texts = dict[str, NDArray[np.object_]]


def count_embedded(
    sources: Sequence[EventSource], plan: CountingPlan, aside: SetAside, progress: Progress
) -> CountedEvents:
    """Count events. Raises ``OSError`` for what is not read."""
    tables = {name: nw.from_native(pd.DataFrame(columns), eager_only=True)
              for name, columns in tables_of(plan).items()}  # fmt: skip
    sizes = [Path(source.name).stat().st_size for source in sources]
    with _no_garbage():
        return _counted([*zip(sources, sizes, strict=True)], tables, plan, aside, progress)


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Look for no garbage meanwhile: there is none among many small texts, and that takes long."""
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.enable()


def _counted(
    sources: list[tuple[EventSource, int]],
    tables: dict[str, Any],
    plan: CountingPlan,
    aside: SetAside,
    progress: Progress,
) -> CountedEvents:
    parts: list[pd.DataFrame] = []
    events, done, waiting = 0, 0, 0
    whole = max(1, sum(size for _, size in sources))
    for source, size in sources:
        for block in _blocks(source, plan, aside):
            events += block.rows
            found = _groups(block.texts, tables, plan, aside)
            parts.append(found)
            waiting += len(found)
            if waiting > _MANY + len(parts[0]):
                parts = [_added(parts, plan)]
                waiting = len(parts[0])
            progress((done + min(block.at, size)) / whole)
        done += size
    merged = _added(parts, plan) if parts else pd.DataFrame(columns=["key", *_COUNTED])
    columns = {str(name): merged[name].to_numpy() for name in merged}
    return CountedEvents(groups_from(columns, plan), events)


def _added(parts: list[pd.DataFrame], plan: CountingPlan) -> pd.DataFrame:
    """Return groups with those that are the same added up."""
    keys = [*keys_of(plan)]
    together = pd.concat(parts, ignore_index=True).groupby(keys, sort=False, dropna=False)
    return together.agg(n=("n", "sum"), least=("least", "min"),
                        largest=("largest", "max")).reset_index()  # fmt: skip


class _Block:
    """Some rows: the texts of our columns and “more”, and how far the file is read."""

    def __init__(self, texts: Texts, at: int, skipped: int = 0) -> None:
        self.texts, self.at = texts, at
        self.rows = len(texts["time"]) + skipped


def _groups(
    texts: Texts, tables: dict[str, Any], plan: CountingPlan, aside: SetAside
) -> pd.DataFrame:
    """Return the groups of a block; set aside what cannot count."""
    seconds, zoned = times_of(texts["time"], written_time(plan.mapping.columns.time.format))
    value, empty = numbers_of(texts["value"]), texts["value"] == ""
    column = plan.mapping.columns.value
    if column and column.times:
        value = value * column.times
    frame = pd.DataFrame(
        {
            "service": texts["service"],
            "measure": texts["measure"],
            "seconds": np.where(seconds == _NEVER_TIMED, np.nan, seconds),
            "zoned": zoned,
            "value": value,
            "shape": np.where(empty, EMPTY, np.where(np.isnan(value), NO_NUMBER, NUMBER)),
            "ok": _ok(texts["ok"], plan),
            "misfit": texts["more"] != "",
            "row": np.arange(len(seconds)),
        }
    )
    events = nw.from_native(frame, eager_only=True)
    made = groups_of(events, tables, plan, nw.col("row")).to_native()
    fine = (made["key"] >= 0).to_numpy()
    for key, row in zip(made["key"][~fine], made["said"][~fine].astype(int), strict=True):
        aside(-int(key), [*(str(texts[ours][row]) for ours in (*COLUMNS, "more"))], 1)
    kept: pd.DataFrame = made.loc[fine, [*keys_of(plan), *_COUNTED]]
    return kept


def _ok(texts: NDArray[np.object_], plan: CountingPlan) -> NDArray[np.int64]:
    codes, distinct = pd.factorize(texts)
    read = []
    for text in distinct:
        word = str(text).lower()
        if word in plan.yes:
            read.append(OK)
        elif not word:
            read.append(SILENT)
        else:
            read.append(FAILED if plan.no is None or word in plan.no else UNREADABLE)
    return np.array(read, dtype=np.int64)[codes]


def _blocks(source: EventSource, plan: CountingPlan, aside: SetAside) -> Iterator[_Block]:
    read = _lines if source.form is Form.LINES else _table
    yield from read(source, plan, aside)


def _table(source: EventSource, plan: CountingPlan, aside: SetAside) -> Iterator[_Block]:
    """Yield the blocks of a CSV file; a row of too few columns has empty ones."""
    wanted = {theirs: source.header.index(theirs) for theirs in plan.columns.values() if theirs}
    width = len(source.header)
    with opened(source.name) as file:
        rows = csv.reader(file, delimiter=separator_of(source, plan.mapping.separator))
        next(rows, None)
        while True:
            block, skipped = _some(rows, source, aside)
            if not block and not skipped:
                return
            block = block if all(block) else [row for row in block if row]
            if not block:  # empty lines are no events
                continue
            more = _texts([""] * len(block))
            for at in [at for at, row in enumerate(block) if len(row) != width]:
                more[at] = "".join(block[at][width : width + 1])
                block[at] = [*block[at][:width], *_NO_MORE * (width - len(block[at]))]
            columns = [*zip(*block, strict=True)]
            found = {name: _texts(columns[at]) for name, at in wanted.items()}
            yield _Block(_ours(found, more, plan), _read_so_far(file), skipped)


def _read_so_far(file: IO[str]) -> int:
    """Return about how many bytes are read."""
    return file.buffer.seek(0, SEEK_CUR) if isinstance(file, TextIOWrapper) else 0


def _some(
    rows: Iterator[list[str]], source: EventSource, aside: SetAside
) -> tuple[list[list[str]], int]:
    """Return some rows, and how many could not be read as rows at all."""
    block: list[list[str]] = []
    skipped = 0
    while len(block) < _BLOCK:
        try:
            block.extend(islice(rows, _BLOCK - len(block)))
            break
        except csv.Error as problem:
            skipped += 1
            aside(MISFIT, ["", "", "", "", "", f"{source.name}: {problem}"], 1)
    return block, skipped


def _texts(column: Sequence[str]) -> NDArray[np.object_]:
    return np.array(column, dtype=object)


def _lines(source: EventSource, plan: CountingPlan, _aside: SetAside) -> Iterator[_Block]:
    """Yield the blocks of a file with one JSON object a line."""
    wanted = {theirs for theirs in plan.columns.values() if theirs}
    with opened(source.name) as file:
        number, read = 0, 0
        while True:
            lines = [line for line in (file.readline() for _ in range(_BLOCK)) if line]
            if not lines:
                return
            number += 1
            read += sum(map(len, lines))
            rows = [*map(_object, (line.rstrip("\r\n") for line in lines if line.strip()))]
            found = {
                name: np.array([_plain(row.get(name)) for row, _ in rows], dtype=object)
                for name in wanted
            }
            more = np.array([odd for _, odd in rows], dtype=object)
            yield _Block(_ours(found, more, plan), read)


def _object(line: str) -> tuple[dict[str, Any], str]:
    """Return what a line says, and the line itself where it is no JSON."""
    try:
        found = json.loads(line, parse_float=str, parse_int=str)
    except ValueError:
        return {}, line
    return (found, "") if isinstance(found, dict) else ({}, "")


def _plain(value: Any) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value)


def _ours(found: Texts, more: NDArray[np.object_], plan: CountingPlan) -> Texts:
    """Return the texts by our names; what is fixed is the same in each row."""
    texts = {"more": more}
    for ours, theirs in plan.columns.items():
        fixed = plan.mapping.fixed.get(ours, "")
        texts[ours] = found[theirs] if theirs else np.full(len(more), fixed, dtype=object)
    return texts
