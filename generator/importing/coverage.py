"""What an export of tickets says about the days on which breakdowns were written down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import pandas as pd

from generator.importing.unpivot import Converted
from generator.model.kinds import COVERAGE, LOG
from generator.model.mapping import Mapping
from generator.records.values import instants

_WHEN = ("opened", "resolved")


def coverage_of(
    converted: Sequence[Converted], mapping: Mapping, timezone: str
) -> tuple[str, pd.DataFrame]:
    """Return the file and the rows of `data/coverage/`: one for each service in a log.

    The log was kept on the days that the mapping declares, else from the first day that any of the
    files names to the last. No rows for another kind of data, or without any day.
    """
    frames = [one.frame for one in converted if len(one.frame)]
    if mapping.kind != LOG or not frames:
        return "", pd.DataFrame()
    first = next(one for one in converted if len(one.frame))
    named = [day for frame in frames for day in _days(frame, timezone)]
    declared = mapping.watched
    since = declared.since if declared and declared.since else min(named, default=None)
    until = declared.until if declared and declared.until else max(named, default=None)
    if since is None or until is None or since > until:
        return "", pd.DataFrame()
    name = first.export.into.rsplit("/", 1)[-1]
    source = mapping.source or name.removesuffix(".csv")
    services = sorted({text for frame in frames for text in frame["service"] if text})
    rows = [
        {"source": source, "service": each, "from": since.isoformat(), "to": until.isoformat()}
        for each in services
    ]
    return f"data/{COVERAGE}/{name}", pd.DataFrame(rows)


def _days(frame: pd.DataFrame, timezone: str) -> Iterator[date]:
    for column in _WHEN:
        if column in frame:
            yield from _read(frame[column].unique(), timezone)


def _read(texts: Iterable[str], timezone: str) -> Iterator[date]:
    for text in texts:
        try:
            yield from (moment.day for moment in instants(str(text), timezone))
        except (ValueError, OverflowError):
            continue  # empty, unknown, or no day of any calendar
