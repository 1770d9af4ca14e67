"""What the figures and tables of a published site say about numbers of answers."""

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
_OTHER_REASONS = frozenset({"withdrawn", "part_of_other_days_before"})
"""Facts that give another reason why a number is withheld than that few answered."""


class Line(NamedTuple):
    """What statements are about that can be added up: one question to the same people."""

    subject: str
    question: str
    mode: str


Span = tuple[int, int]
"""A first and a last day (ordinals)."""
Part = tuple[Line, int, int]
"""Days of a line that a number adds up."""


@dataclass(frozen=True, slots=True)
class Statement:
    """How many answered: a number that is published, or that it is withheld (None).

    ``days`` are one span, of a block one for each of its periods. Of one community only, where
    ``community`` names it. ``parts`` is what it adds up. ``file`` and ``name`` say where it stands.
    ``age`` is 0 for what is true now; what older releases said is older. A ``total`` is made of
    periods; a ``loose`` one may lack some that were published before: their answers are gone.
    ``labelled`` is false where “withheld” says nothing of how many answered.
    """

    line: Line
    days: tuple[Span, ...]
    community: str
    answers: int | None
    file: str
    name: str
    parts: tuple[Part, ...] = ()
    age: int = 0
    total: bool = False
    loose: bool = False
    labelled: bool = True

    @property
    def key(self) -> tuple[Line, tuple[Span, ...], str]:
        """What the number is about."""
        return self.line, self.days, self.community


@dataclass(frozen=True, slots=True)
class SummedStatement:
    """A number over some days that is made of periods, all but those that it is ``without``.

    Which they are depends on all that the site says. ``without`` are days by service.
    """

    said: Statement
    without: frozenset[tuple[str, int, int]]


class FigureState(NamedTuple):
    """What a download says of any figure: its state, and its number of answers if it has one."""

    state: str
    answers: int | None
    has_number: bool


class Downloads(NamedTuple):
    """What all downloads of a site say; ``figures`` are by their ids."""

    cells: list[Statement]
    totals: list[SummedStatement]
    figures: dict[str, FigureState]


def read_downloads(site: Path) -> Downloads:
    """Read the downloads of a site. Raises OSError and ValueError for unreadable ones."""
    cells: list[Statement] = []
    totals: list[SummedStatement] = []
    states: dict[str, FigureState] = {}
    for path in sorted(site.rglob("figures.json")):
        file = path.relative_to(site).as_posix()
        figures = json.loads(path.read_text(encoding="utf-8"))
        line = None
        for name, facts in figures.items():
            states[name] = _state(facts)
            said = _said(file, name, facts)
            if isinstance(said, SummedStatement):
                totals.append(said)
                said = said.said
            elif said is not None:
                cells.append(said)
            if line is None and said is not None and said.line.question == LIKE:
                line = said.line
        trend = path.with_name("like.csv")
        if line is not None and trend.is_file():
            text = trend.read_text(encoding="utf-8")
            cells += _in_table(text, trend.relative_to(site).as_posix(), line)
    return Downloads(cells, totals, states)


def _state(facts: Mapping[str, object]) -> FigureState:
    answers = facts.get("answers")
    has_number = not facts.keys().isdisjoint(("value", "opinion", "answers"))
    return FigureState(
        str(facts["state"]), None if answers is None else int(str(answers)), has_number
    )


def _said(file: str, name: str, facts: Mapping[str, object]) -> Statement | SummedStatement | None:
    """Return what a figure says about numbers of answers; None where it is about something else."""
    about, _, query = name.partition("?")
    subject, _, question = about.rpartition("/")
    if "from" not in facts or (question not in QUESTIONS and question != MIX):
        return None
    chosen = _chosen(query)
    state, answers = facts["state"], None
    if state in _NUMBERS and "answers" not in facts:
        return None  # too few of something else: it says no number
    if state in _NUMBERS:
        answers = int(str(facts["answers"]))
    elif state == "withheld":
        if chosen.keys() & SUMS:
            return None  # whether it can be known is whether its periods can
    elif "period" not in chosen or "community" in chosen:
        return None  # nobody answered in this way; in another way somebody may have
    else:
        answers = 0
    if "step" in chosen:  # answers about it are none about the whole service
        subject = f"{subject}/{chosen['step']}"
    line = Line(subject, question, str(facts.get("mode", "")))
    days = _day(str(facts["from"])), _day(str(facts["to"]))
    community = chosen.get("community", "")
    whole = "period" not in chosen
    said = Statement(
        line,
        (days,),
        community,
        answers,
        file,
        name,
        ((line, *days),),
        total=whole,
        labelled=facts.keys().isdisjoint(_OTHER_REASONS),
    )
    if not whole:
        return said
    without = (_left_out(str(each), subject) for each in _listed(facts.get("without")))
    return SummedStatement(said, frozenset(without))


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
            yield Statement(line, (days,), "", answers, file, row["period"], ((line, *days),))


@cache
def _day(written: str) -> int:
    return date.fromisoformat(written).toordinal()


@cache
def _chosen(query: str) -> Mapping[str, str]:
    return {key: values[0] for key, values in parse_qs(query).items()}
