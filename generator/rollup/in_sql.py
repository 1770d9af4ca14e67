"""Events as SQL reads them: the columns of ``EVENT`` out of texts, in DuckDB's words or Spark's."""

from __future__ import annotations

from collections.abc import Iterable

import narwhals as nw

from generator.rollup.counting import (
    EMPTY,
    FAILED,
    NO_NUMBER,
    NUMBER,
    OK,
    SILENT,
    UNREADABLE,
)
from generator.rollup.counting_plan import CountingPlan
from generator.rollup.written import (
    EPOCH,
    ISO,
    ISO_ZONED,
    LAST_SECOND,
    Dialect,
    WrittenTime,
    in_iso,
    written_time,
)
from generator.rollup.written import NUMBER as A_NUMBER

BETWEEN = "\x1f"
"""What stands between the texts of an event that cannot count."""
MISFIT = "misfit"
"""The column that holds what a row has more than the header, or a line that is no JSON."""
SAID_TEXTS = ("service", "measure", "time_text", "value_text", "ok_text", "misfit_text")


def quoted(text: str) -> str:
    """Return a text as SQL writes it. Both engines take a backslash as it is (Spark if told so)."""
    return "'" + text.replace("'", "''") + "'"


def texts(plan: CountingPlan, found: dict[str, str]) -> list[str]:
    """Return what is selected first: a text for each of our columns, empty where nothing says it.

    ``found`` are expressions by the events' own names.
    """
    said = []
    for ours, theirs in plan.columns.items():
        fixed = plan.mapping.fixed.get(ours)
        text = quoted(fixed or "") if theirs is None else f"coalesce({found[theirs]}, '')"
        said.append(f"{text} AS {ours}_text")
    return said


def events_query(plan: CountingPlan, source: str, dialect: Dialect) -> str:
    """Return the query for the columns of ``EVENT`` and ``SAID_TEXTS``.

    ``source`` is what has the texts and ``misfit``.
    """
    written = written_time(plan.mapping.columns.time.format)
    chosen = (
        "service_text AS service",
        "measure_text AS measure",
        *_time(written, dialect),
        *_value(plan, dialect),
        f"{_ok(plan)} AS ok",
        f"{MISFIT} IS NOT NULL AS misfit",
        "time_text, value_text, ok_text",
        f"coalesce({MISFIT}, '') AS misfit_text",
    )
    source = f"(SELECT *, {_zoned(written, dialect)} AS zoned FROM {source}) AS zones"  # noqa: S608
    return f"SELECT {', '.join(chosen)} FROM {source}"  # noqa: S608


def said() -> nw.Expr:
    """Return all texts of an event, as they are kept of those that cannot count."""
    return nw.concat_str(*SAID_TEXTS, separator=BETWEEN)


def _time(written: WrittenTime, dialect: Dialect) -> Iterable[str]:
    if written.ticks:
        number = f"floor(CAST(time_text AS DOUBLE) / {written.ticks})"
        read = f"CASE WHEN {dialect.fits.format('time_text', EPOCH)} THEN {number} END"
        seconds = f"CASE WHEN {read} < {LAST_SECOND} THEN CAST({read} AS BIGINT) END"
        return (f"{seconds} AS seconds", "zoned")
    text = in_iso("time_text", written)
    fits = dialect.fits.format(text, ISO)
    if not written.pieces:
        fits = f"(zoned OR {fits})"
    return (f"CASE WHEN {fits} THEN {dialect.seconds.format(f'({text})')} END AS seconds", "zoned")


def _zoned(written: WrittenTime, dialect: Dialect) -> str:
    """Return whether a time names its zone: a number is of UTC, an own format has none."""
    if written.ticks or written.pieces:
        return "true" if written.ticks else "false"
    return dialect.fits.format("time_text", ISO_ZONED)


def _value(plan: CountingPlan, dialect: Dialect) -> Iterable[str]:
    column = plan.mapping.columns.value
    times = f" * CAST({column.times!r} AS DOUBLE)" if column and column.times else ""
    fits = dialect.fits.format("value_text", A_NUMBER)
    yield f"CASE WHEN {fits} THEN CAST(value_text AS DOUBLE){times} END AS value"
    yield (
        f"CASE WHEN value_text = '' THEN {EMPTY} WHEN {fits} THEN {NUMBER} "
        f"ELSE {NO_NUMBER} END AS shape"
    )


def _ok(plan: CountingPlan) -> str:
    no = "true" if plan.no is None else _is_one_of(plan.no)
    return (
        f"CASE WHEN {_is_one_of(plan.yes)} THEN {OK} WHEN ok_text = '' THEN {SILENT} "
        f"WHEN {no} THEN {FAILED} ELSE {UNREADABLE} END"
    )


def _is_one_of(words: Iterable[str]) -> str:
    """Return whether the text is one of some words, in large or small letters."""
    listed = ", ".join(map(quoted, sorted(words)))
    return f"(ok_text IN ({listed}) OR lower(ok_text) IN ({listed}))"
