"""Answers and counts of the same people: what one import brings, the other kind may have already.

Both would count twice, and the checks let the answers stand. So counts are not written next to
answers, and answers stay outside where counts took their place.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
from msgspec import Struct, field

from generator.importing.in_mapping import in_mapping
from generator.importing.tally import ABOUT, ANSWERS, QUESTIONS, TALLIES
from generator.importing.unpivot import Converted
from generator.model.period import JANUARY, parse_period
from generator.sources.finding import Finding, Place, error, warning
from generator.sources.repository import DATA

COUNTED = "of services and periods that have counts in data/tallies/ already"
Row = Mapping[str, str]
Span = tuple[date, date]
Key = tuple[str, str, str, str]
"""A service or provider, a question, a community and a wave; empty where it is not asked about."""


class HeldSpans(Struct, frozen=True):
    """The days of which a repository has rows of one kind.

    ``renamed`` are the names of services by those that they had.
    """

    spans: Mapping[Key, frozenset[Span]] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)
    year_begins: int = JANUARY

    def has(self, row: Row, question: str, communities: Iterable[str], wave: str) -> bool:
        """Return whether some are of this subject, question and wave and of its days."""
        subject, span = self.of(row)
        return span is not None and any(
            first <= span[1] and span[0] <= last
            for community in communities
            for first, last in self.spans.get((subject, question, community, wave), ())
        )

    def of(self, row: Row) -> tuple[str, Span | None]:
        """Return whom a row is about, by today's name, and its days; none where they are bad."""
        service, provider = row.get("service", ""), row.get("provider", "")
        text = row.get("date") or row.get("period") or ""
        return self.renamed.get(service, service) or f"provider:{provider}", _span(
            text, self.year_begins
        )


def refused_counts(
    one: Converted, into: Path, renamed: Mapping[str, str], year_begins: int
) -> Iterator[Finding]:
    """Yield what is in the way of counts: answers of the same, of which they would be a second."""
    held = _held(into / DATA / ANSWERS, _questions_answered, renamed, year_begins)
    frame = one.frame if held.spans else one.frame.head(0)
    rows = (
        {str(name): str(said) for name, said in row.items()} for row in frame.to_dict("records")
    )
    number = sum(held.has(row, row["question"], [row["community"] or _ANY], _ANY) for row in rows)
    if number:
        said = "1 of the counts is" if number == 1 else f"{number:,} of the counts are"
        message = f"{said} of services and periods of which data/answers/ has answers already"
        hint = (
            "the same people would count twice: import without --tally, or remove those answers "
            "first; “iheartit retain” makes counts of old ones"
        )
        yield error("import-counted-twice", Place(one.export.file), message, hint)


def without_counted(
    one: Converted, into: Path, renamed: Mapping[str, str], year_begins: int
) -> Converted:
    """Return answers without those of which there are counts already; how many, it accounts for.

    Answers of a wave are none of those that counts of another one are of, or counts of none.
    """
    held = _held(into / DATA / TALLIES, lambda _: [""], renamed, year_begins)
    frame = one.frame
    if not held.spans or frame.empty:
        return one
    about = [name for name in ("date", *ABOUT) if name in frame]

    @cache
    def counted(values: tuple[str, ...]) -> bool:
        row = dict(zip(about, values, strict=True))
        return held.has(row, "", {"", row.get("community", "")}, row.get("wave") or _ANY)

    rows = zip(*(frame[name].fillna("") for name in about), strict=True)
    there = np.fromiter((counted(row) for row in rows), dtype=bool, count=len(frame))
    if there.any():
        one.left_out[COUNTED] += int(there.sum())
        one.frame = frame[~there].reset_index(drop=True)
    return one


def stay_outside(converted: Sequence[Converted]) -> Iterator[Finding]:
    """Yield what is said of files with answers that are left out because there are counts.

    It is an error where no row of any file is left: then nobody may think that something came in.
    """
    make = warning if any(len(one.frame) for one in converted) else error
    for one in converted:
        number = one.left_out[COUNTED]
        if number:
            rows = "1 row is" if number == 1 else f"{number:,} rows are"
            message = f"{rows} not written: {'it is' if number == 1 else 'they are'} {COUNTED}"
            found = make(
                "import-counted-already", Place(one.export.file), message, _COUNTED_OR_OTHER
            )
            yield in_mapping(found)


_COUNTED_OR_OTHER = (
    "if these answers were counted there, nothing is to do; if they are answers of another survey, "
    "write “fixed: {wave: NAME}” into the mapping, with a name that those counts do not have"
)
_ANY = "*"
"""Stands for all communities, or waves, those that are not stated included."""


def _questions_answered(row: Row) -> list[str]:
    """Return what an answer is to; one about a step does not count for the service."""
    return [] if row.get("step") else [q for name, q in QUESTIONS.items() if row.get(name)]


def _held(
    folder: Path,
    questions: Callable[[Row], Iterable[str]],
    renamed: Mapping[str, str],
    year_begins: int,
) -> HeldSpans:
    """Read of which days the tables of a folder have rows."""
    found: defaultdict[Key, set[Span]] = defaultdict(set)
    by = HeldSpans(renamed=renamed, year_begins=year_begins)
    for path in sorted(folder.rglob("*.csv")):
        try:
            text = path.read_bytes().decode("utf-8-sig", "replace") if path.is_file() else ""
        except OSError:
            continue
        for row in csv.DictReader(io.StringIO(text, newline=""), restval=""):
            subject, span = by.of(row)
            if span is None:
                continue
            for question in questions(row):
                for community in (row.get("community", ""), _ANY):
                    for wave in (row.get("wave", ""), _ANY):
                        found[subject, question, community, wave].add(span)
    return HeldSpans({key: frozenset(spans) for key, spans in found.items()}, renamed, year_begins)


@cache
def _span(text: str, year_begins: int) -> Span | None:
    try:
        period = parse_period(text, year_begins)
    except ValueError:
        return None
    return period.start, period.end
