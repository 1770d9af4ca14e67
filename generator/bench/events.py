"""Raw events of made-up services, and some dirt among them: what `rollup` is measured with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

HEADER = "time,service,measure,value,ok\n"
SERVICES = 40
"""So many services have events."""
MEASURES = ("sign-in", "page")
"""What is measured of each."""
DIRT = 0.01
"""The share of rows that cannot count."""
_BLOCK = 200_000
_BEGIN = np.datetime64("2026-09-01T00:00:00")
_DAYS = 60
"""From 1 September on: the clocks of many countries are put back within them."""
_WAYS, _AHEAD = (".250Z", ".250Z", ".250Z", "+02:00", ""), (0, 0, 0, 2, 0)
"""How a time ends, and by how many hours its clock is ahead; the last one names no zone."""
_DIRTY = (
    "{time},,{measure},{value},true",
    "{time},nobody-knows,{measure},{value},true",
    "{time},{service},unheard-of,{value},true",
    "yesterday,{service},{measure},{value},true",
    "2026-09-31T10:00:00Z,{service},{measure},{value},true",
    "2026-10-01T25:00:00Z,{service},{measure},{value},true",
    ",{service},{measure},{value},true",
    "{time},{service},{measure},n/a,true",
    "{time},{service},{measure},nan,true",
    "{time},{service},{measure},-{value},true",
    "{time},{service},{measure},1.5.2,true",
    "{time},{service},{measure},{value},perhaps",
    "{time},{service},{measure},{value},true,and,more",
    "{time},{service}",
    '{time},{service},"{measure}",,',
)


def write_events(path: Path, rows: int) -> None:
    """Write a CSV file of events; the same for the same number of rows."""
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADER)
        for first in range(0, rows, _BLOCK):
            file.writelines(_lines(min(_BLOCK, rows - first), first))


def _lines(rows: int, seed: int) -> Iterator[str]:
    """Yield the lines of a block: three ways to write a time, values of several magnitudes."""
    chance = np.random.default_rng([rows, seed])
    seconds = chance.integers(0, _DAYS * 24 * 3600, rows)
    way = chance.integers(0, len(_WAYS), rows)
    shown = np.datetime_as_string(_BEGIN + seconds + np.array(_AHEAD)[way] * 3600, unit="s")
    times = [
        f"{text}{_WAYS[kind]}" for text, kind in zip(shown.tolist(), way.tolist(), strict=True)
    ]
    values = np.exp(chance.normal(0.5, 0.6, rows)).round(3).tolist()
    services = chance.integers(0, SERVICES, rows).tolist()
    measures = chance.integers(0, len(MEASURES), rows).tolist()
    worked = (chance.random(rows) < 0.98).tolist()
    dirty = np.where(chance.random(rows) < DIRT, chance.integers(0, len(_DIRTY), rows), -1)
    every = zip(times, services, measures, values, worked, dirty.tolist(), strict=True)
    for time, service, measure, value, ok, dirt in every:
        what = MEASURES[measure]
        if dirt < 0:
            yield f"{time},service-{service},{what},{value},{'true' if ok else 'false'}\n"
        else:
            yield (
                _DIRTY[dirt].format(
                    time=time, service=f"service-{service}", measure=what, value=value
                )
                + "\n"
            )


_SERVICE = """\
name: Service {0}
stage: live
measures:
  - id: sign-in
    name: Time to sign in
    unit: s
    good:
      - since: 2026-01-01
        at_most: 3
  - {{id: sign-in-95, name: Slow sign-ins, unit: s}}
  - {{id: good-sign-ins, name: Good sign-ins, unit: "%", direction: increase}}
  - {{id: page, name: Time to load, unit: s}}
  - {{id: page-apdex, name: Apdex, unit: index, direction: increase}}
  - {{id: pages-ok, name: Pages that came, unit: "%", direction: increase}}
  - {{id: pages, name: Pages, unit: per day, direction: increase}}
"""
MAPPING = """\
measures:
  sign-in: {statistic: p50}
  sign-in-95: {of: sign-in, statistic: p95}
  good-sign-ins: {of: sign-in, statistic: share good}
  page: {statistic: p75}
  page-apdex: {of: page, statistic: apdex, target: 2}
  pages-ok: {of: page, statistic: share ok}
  pages: {of: page, statistic: count}
"""
"""One of each statistic."""


def organisation_files() -> dict[str, str]:
    """Return the definitions of those services, in a zone whose clocks change."""
    services = {f"services/it/service-{n}.yml": _SERVICE.format(n) for n in range(SERVICES)}
    return {
        "services/organisation.yml": "name: Large\ntimezone: Europe/Berlin\n",
        "services/it/provider.yml": "name: IT\nshirt: IT\n",
        **services,
    }
