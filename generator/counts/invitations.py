"""Who was asked, and when."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from datetime import date

import numpy as np
import pandas as pd

from generator.counts.cube import Invitation, Mode
from generator.counts.numbering import Ints, added_up, numbered
from generator.model.period import parse_period
from generator.model.subject import Subject


def read_invitations(frames: Mapping[str, pd.DataFrame]) -> tuple[Invitation, ...]:
    """Return the invitations, those that name only a wave with the days of the wave's answers."""
    if "invitations" not in frames:
        return ()
    waves = wave_spans(frames)
    found: dict[tuple[Subject, Mode, date, date], float] = {}
    for service, provider, mode, text, wave, invited in _added_up(frames["invitations"]):
        subject = Subject("service", service) if service else Subject("provider", provider)
        if text:
            period = parse_period(text)
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


def _added_up(frame: pd.DataFrame) -> Iterator[tuple[str, str, str, str, str, float]]:
    """Add up the communities; one of unknown size makes the sum unknown."""
    names = ("service", "provider", "mode", "period", "wave")
    columns = [frame[name].astype("category").cat for name in names]
    codes: list[Ints] = [column.codes.to_numpy().astype(np.int64) for column in columns]
    number, first = numbered(codes)
    invited = added_up(number, frame["invited"].to_numpy(), len(first))
    texts = (
        column.categories.to_numpy(dtype=object)[code[first]].tolist()
        for column, code in zip(columns, codes, strict=True)
    )
    return zip(*texts, invited.tolist(), strict=True)


def wave_spans(frames: Mapping[str, pd.DataFrame]) -> dict[str, tuple[date, date]]:
    """Return the first and the last day of each survey wave's answers."""
    spans: dict[str, tuple[date, date]] = {}
    for kind, when in (("answers", "date"), ("tallies", "period")):
        if kind not in frames:
            continue
        pairs = frames[kind][["wave", when]].drop_duplicates()
        for wave, text in zip(pairs["wave"], pairs[when], strict=True):
            period = parse_period(str(text))
            first, last = spans.get(str(wave), (period.start, period.end))
            spans[str(wave)] = (min(first, period.start), max(last, period.end))
    spans.pop("", None)
    return spans
