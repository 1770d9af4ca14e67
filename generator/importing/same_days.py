"""Answers of one service from the same days in two files: two surveys, or one in two parts.

Both are counted together, and nobody would see it: so it is said. What has a name of its own, in
“wave”, is known to be another survey, and what is about another community to be a part.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from generator.importing.in_mapping import in_mapping
from generator.importing.named_by_day import without_day
from generator.importing.tally import ANSWERS, TALLIES
from generator.importing.unpivot import Converted
from generator.model.kinds import KIND_OF_FOLDER
from generator.model.period import parse_period
from generator.sources.finding import Finding, Place, error, warning
from generator.sources.repository import DATA

_ASKED = ("rating", "ease", "recommend", "home", "shirt", "lost_minutes")
_ABOUT = ("service", "provider", "step", "wave", "community")
_ENOUGH, _HALF = 5, 0.5
"""Answers of each file, or their share in the smaller one, that are no few of the last month."""
_DAY = "date"
_FROM, _TO, _NUMBER = " from", " to", " number"
Key = tuple[str, ...]
Wholes = npt.NDArray[np.int64]


class _Days(NamedTuple):
    """Spans of days of a file, as ordinals of their ends, and how many answers are of each."""

    first: Wholes
    last: Wholes
    number: Wholes

    def within(self, first: int, last: int) -> int:
        """Return how many answers are of spans that lie between two days."""
        return int(self.number[(self.first >= first) & (self.last <= last)].sum())


class _Both(NamedTuple):
    """What two files have from the same days: about what, how many answers, and which days."""

    subject: str
    here: int
    there: int
    first: date
    last: date


def same_days(
    files: Mapping[str, tuple[str, bytes]],
    into: Path,
    renamed: Mapping[str, str],
    year_begins: int,
) -> Iterator[Finding]:
    """Yield a finding for each file of answers and another one from the same days, read or there.

    ``files`` are those that are written, named relative to ``into``: the export's file, and the
    content. ``renamed`` are the names of services by those that they had.
    """
    folder = into / DATA / ANSWERS
    names = (path.relative_to(into).as_posix() for path in sorted(folder.rglob("*.csv")))
    there = [name for name in names if name not in files]
    if not files or len(files) + len(there) < 2:
        return
    seen = {name: _by_key(_read(into / name), renamed, year_begins) for name in there}
    for name, (export, raw) in files.items():
        mine = _by_key(_read(io.BytesIO(raw)), renamed, year_begins)
        for other, theirs in seen.items():
            if without_day(name) == without_day(other):
                continue  # of one survey, what both exports have is known already
            both = (_both(key, mine[key], theirs[key]) for key in mine.keys() & theirs.keys())
            found = [each for each in both if each]
            if found:
                most = max(found, key=lambda each: (each.here + each.there, each.subject))
                where = files[other][0] if other in files else (into / other).as_posix()
                yield _finding(export, where, most, is_there=other not in files)
        seen[name] = mine


def counts_of_one_period(converted: Sequence[Converted]) -> Iterator[Finding]:
    """Yield a finding for each file whose counts are of what another file of it counts, too.

    A period of a service has one row of counts: a second one would be taken for a mistake.
    """
    kind = KIND_OF_FOLDER[TALLIES]
    seen: dict[Key, str] = {}
    for one in converted:
        key = [name for name in kind.key if name in one.frame]
        keys = [*one.frame[key].itertuples(index=False, name=None)] if len(one.frame) else []
        again = [each for each in keys if each in seen]
        if again:
            said = dict(zip(key, again[0], strict=True))
            about = said.get("service") or said.get("provider")
            message = f"both this file and {seen[again[0]]} count answers of “{about}” in "
            message += f"{said['period']}; a period has one row of counts"
            hint = f"{_TWO}; if they are parts of one survey, put them together into one file, or "
            hint += "import without --tally"
            yield in_mapping(error("import-same-days", Place(one.export.file), message, hint))
        for each in keys:
            seen.setdefault(each, one.export.file)


_TWO = (
    'if they are two surveys, write “fixed: {wave: "{name}"}” into the mapping, so that each has '
    "a name of its own"
)
_TOGETHER = (
    "their answers still count together: where they should not, import one of the two only, or, if "
    "one asks about a step of the service, write “step: ID” into its “fixed:” as well"
)


def _finding(export: str, other: str, most: _Both, *, is_there: bool) -> Finding:
    days = f"from {most.first} to {most.last}" if most.first != most.last else f"of {most.first}"
    message = (
        f"both this file and {other} have answers about “{most.subject}” {days}: {most.here:,} "
        f"here and {most.there:,} there, which are counted together"
    )
    hint = (
        f"if they are parts of one survey, such as two languages, leave it as it is; {_TWO}, and "
    )
    hint += _TOGETHER
    if is_there:
        last = other.rpartition("/")[2]
        hint += f"; if this is a later export of the same, write “into: {last}”"
    return in_mapping(warning("import-same-days", Place(export), message, hint))


def _both(key: Key, mine: _Days, theirs: _Days) -> _Both | None:
    """Return what two files have from the same days; none where it is little."""
    first = max(mine.first.min(), theirs.first.min())
    last = min(mine.last.max(), theirs.last.max())
    here, there = mine.within(first, last), theirs.within(first, last)
    least = min(mine.number.sum(), theirs.number.sum())
    if min(here, there) < max(1, min(_ENOUGH, _HALF * least)):
        return None
    return _Both(key[0], here, there, date.fromordinal(int(first)), date.fromordinal(int(last)))


def _by_key(frame: pd.DataFrame, renamed: Mapping[str, str], year_begins: int) -> dict[Key, _Days]:
    """Return how many answers are of which days, by subject, wave, community and question."""
    if _DAY not in frame or frame.empty:
        return {}
    codes, texts = pd.factorize(frame[_DAY])
    spans = np.array([_span(str(text), year_begins) for text in texts], dtype=np.int64)
    table = frame[[name for name in _ABOUT if name in frame]].reset_index(drop=True)
    table[_FROM], table[_TO] = spans[codes, 0], spans[codes, 1]
    by = [name for name in _ABOUT if name in table]
    found: dict[Key, _Days] = {}
    for question in (name for name in _ASKED if name in frame):
        good = np.asarray(frame[question] != "") & np.asarray(table[_FROM] > 0)
        days = table[good].groupby([*by, _FROM, _TO], sort=False).size()
        counted = days.reset_index(name=_NUMBER)
        for key, some in counted.groupby(by, sort=False) if by else ():
            said = dict(zip(by, map(str, key), strict=True))
            service = said.get("service", "")
            subject = renamed.get(service, service) or said.get("provider", "")
            rest = (said.get(name, "") for name in _ABOUT[2:])
            days = (some[name].to_numpy() for name in (_FROM, _TO, _NUMBER))
            found[subject, *rest, question] = _Days(*days)
    return found


def _span(text: str, year_begins: int) -> tuple[int, int]:
    """Return the first and the last day of a text, as ordinals; 0 where it writes none."""
    try:
        period = parse_period(text, year_begins)
    except ValueError:
        return 0, 0
    return period.start.toordinal(), period.end.toordinal()


def _read(table: Path | io.BytesIO) -> pd.DataFrame:
    """Return the texts of a table of answers; nothing of one that cannot be read."""
    wanted = {_DAY, *_ABOUT, *_ASKED}
    try:
        return pd.read_csv(
            table, dtype=str, keep_default_na=False, usecols=lambda name: name in wanted,
            encoding="utf-8-sig", encoding_errors="replace",
        )  # fmt: skip
    except (OSError, ValueError):
        return pd.DataFrame()
