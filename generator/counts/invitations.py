"""Who was asked, and when."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import numpy as np

from generator.counts.cube import Invitation, Mode
from generator.model.subject import Subject
from generator.records.numbering import Ints, added_up, numbered
from generator.records.records import Records


def read_invitations(records: Mapping[str, Records]) -> tuple[Invitation, ...]:
    """Return the invitations, those that name only a wave with the days of the wave's answers."""
    if "invitations" not in records:
        return ()
    waves = wave_spans(records)
    found: dict[tuple[Subject, Mode, date, date], float] = {}
    for service, provider, mode, period, wave, invited in _added_up(records["invitations"]):
        subject = Subject("service", service) if service else Subject("provider", provider)
        if period:
            span = (period.start, period.end)
        elif wave in waves:
            span = waves[wave]
        else:
            continue
        key = (subject, Mode(mode), *span)
        found[key] = found.get(key, 0.0) + invited
    return tuple(
        Invitation(*key, None if math.isnan(invited) else round(invited))
        for key, invited in sorted(found.items())
    )


def _added_up(records: Records) -> Iterator[tuple[Any, ...]]:
    """Add up the communities; one of unknown size makes the sum unknown."""
    names = ("service", "provider", "mode", "period", "wave")
    chosen = np.flatnonzero(records.accepted)
    columns = [records.cells[name].canonical for name in names]
    codes: list[Ints] = [codes[chosen].astype(np.int64) for codes, _ in columns]
    number, first = numbered(codes)
    invited = added_up(number, records.cells["invited"].numbers[chosen], len(first))
    for row, people in zip(first.tolist(), invited.tolist(), strict=True):
        named = (
            values[code[row]] if code[row] >= 0 else None
            for (_, values), code in zip(columns, codes, strict=True)
        )
        yield (*named, people)


def wave_spans(records: Mapping[str, Records]) -> dict[str, tuple[date, date]]:
    """Return the first and the last day of each survey wave's answers."""
    spans: dict[str, tuple[date, date]] = {}
    for each in (records[kind] for kind in ("answers", "tallies") if kind in records):
        codes, waves = each.cells["wave"].canonical
        named = np.flatnonzero(each.accepted & (codes >= 0))
        first, last = each.when
        for code in np.unique(codes[named]).tolist():
            mine = named[codes[named] == code]
            days = date.fromordinal(int(first[mine].min())), date.fromordinal(int(last[mine].max()))
            known = spans.get(str(waves[code]), days)
            spans[str(waves[code])] = min(known[0], days[0]), max(known[1], days[1])
    return spans
