"""Events as SQL reads them: the columns of ``EVENT`` out of texts, in DuckDB's words or Spark's."""

from __future__ import annotations

from collections.abc import Iterable

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
from generator.rollup.event_mapping import COLUMNS
from generator.rollup.written import (
    EPOCH,
    ISO,
    LAST_SECOND,
    Dialect,
    in_iso,
    written_time,
)
from generator.rollup.written import NUMBER as A_NUMBER

BETWEEN = "\x1f"
"""What stands between the texts of an event that cannot count."""
MISFIT = "misfit"
"""The column that holds what a row has more than the header, or a line that is no JSON."""


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


def selected(plan: CountingPlan, dialect: Dialect) -> str:
    """Return what is selected then: the columns of ``EVENT``, out of those texts and ``misfit``."""
    said = ", ".join([*(f"{ours}_text" for ours in COLUMNS), f"coalesce({MISFIT}, '')"])
    return ", ".join(
        (
            "service_text AS service",
            "measure_text AS measure",
            *_time(plan, dialect),
            *_value(plan, dialect),
            f"{_ok(plan)} AS ok",
            f"{MISFIT} IS NOT NULL AS misfit",
            f"concat_ws(chr({ord(BETWEEN)}), {said}) AS said",
        )
    )


def _time(plan: CountingPlan, dialect: Dialect) -> Iterable[str]:
    written = written_time(plan.mapping.columns.time.format)
    if written.ticks:
        number = f"floor(CAST(time_text AS DOUBLE) / {written.ticks})"
        read = f"CASE WHEN {dialect.fits.format('time_text', EPOCH)} THEN {number} END"
        seconds = f"CASE WHEN {read} < {LAST_SECOND} THEN CAST({read} AS BIGINT) END"
        return (f"{seconds} AS seconds", "true AS zoned")
    text = in_iso("time_text", written)
    fits = dialect.fits.format(text, ISO)
    seconds = f"CASE WHEN {fits} THEN {dialect.seconds.format(f'({text})')} END AS seconds"
    rest = "substr(time_text, 17)"
    zoned = " OR ".join(f"contains({rest}, '{mark}')" for mark in "Z+-")
    return (seconds, f"({zoned}) AS zoned" if not written.pieces else "false AS zoned")


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
