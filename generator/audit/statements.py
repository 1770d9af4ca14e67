"""What a published site says about numbers of answers."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs

QUESTIONS = frozenset(
    {"like", "ease", "recommend", "home", "shirt", "pride", "lost", "lost-median"}
)
LIKE = "like"
MIX = "like-mix"
"""Answers about all services of a provider."""
SUMS = frozenset({"until", "beside", "launch"})
"""What is chosen by these adds up periods that have figures of their own."""
_NUMBERS = frozenset({"shown", "few answers"})


class Line(NamedTuple):
    """What statements are about that can be added up: one question to the same people."""

    subject: str
    question: str
    mode: str


@dataclass(frozen=True, slots=True)
class Statement:
    """How many answered in some days (ordinals), of all or of one community.

    ``answers`` is None where the site withholds it; ``without`` are days of a service (its id) that
    are left out; ``period`` says that it is of one period of a trend. ``file`` and ``name`` say
    where it stands.
    """

    line: Line
    first: int
    last: int
    community: str
    answers: int | None
    file: str
    name: str
    without: tuple[tuple[str, int, int], ...] = ()
    period: bool = False


def read_downloads(site: Path) -> tuple[Statement, ...]:
    """Read the downloads of a site. Raises OSError and ValueError for unreadable ones."""
    statements: list[Statement] = []
    for path in sorted(site.rglob("figures.json")):
        file = path.relative_to(site).as_posix()
        figures = json.loads(path.read_text(encoding="utf-8"))
        said = [each for name, facts in figures.items() for each in _said(file, name, facts)]
        statements += said
        trend = path.with_name("like.csv")
        mine = next((s.line for s in said if s.line.question == LIKE), None)
        if mine is not None and trend.is_file():
            text = trend.read_text(encoding="utf-8")
            statements += _in_table(text, trend.relative_to(site).as_posix(), mine)
    return tuple(statements)


def _said(file: str, name: str, facts: Mapping[str, object]) -> Iterator[Statement]:
    """Yield the statement that a figure makes; none where it is about something else."""
    about, _, query = name.partition("?")
    subject, _, question = about.rpartition("/")
    if "from" not in facts or (question not in QUESTIONS and question != MIX):
        return
    chosen = _chosen(query)
    state, answers = facts["state"], None
    if state in _NUMBERS and "answers" not in facts:
        return  # too few of something else: it says no number
    if state in _NUMBERS:
        answers = int(str(facts["answers"]))
    elif state == "withheld":
        if chosen.keys() & SUMS:
            return  # whether it can be known is whether its periods can
    elif "period" not in chosen or "community" in chosen:
        return  # nobody answered in this way; in another way somebody may have
    else:
        answers = 0
    if "step" in chosen:  # answers about it are none about the whole service
        subject = f"{subject}/{chosen['step']}"
    line = Line(subject, question, str(facts.get("mode", "")))
    first, last = _day(str(facts["from"])), _day(str(facts["to"]))
    without = tuple(_left_out(str(each), subject) for each in _listed(facts.get("without")))
    community, period = chosen.get("community", ""), "period" in chosen
    yield Statement(
        line, first, last, community, answers, file, name, without, period and not community
    )


def _listed(some: object) -> list[object]:
    return some if isinstance(some, list) else []


def _left_out(written: str, subject: str) -> tuple[str, int, int]:
    service, _, days = written.rpartition(" ")
    first, _, last = days.partition("/")
    return service or subject, _day(first), _day(last)


def _in_table(text: str, file: str, line: Line) -> Iterator[Statement]:
    """Yield the periods of a trend's table that have a number."""
    for row in csv.DictReader(io.StringIO(text)):
        if row["answers"]:
            days = _day(row["start"]), _day(row["end"])
            answers = int(row["answers"])
            yield Statement(line, *days, "", answers, file, row["period"], period=True)


@cache
def _day(written: str) -> int:
    return date.fromisoformat(written).toordinal()


@cache
def _chosen(query: str) -> Mapping[str, str]:
    return {key: values[0] for key, values in parse_qs(query).items()}
