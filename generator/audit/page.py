"""What a page says of numbers of answers: a small value, kept with the page as bytes.

It is made of the page's downloads and its HTML, and of nothing else.
"""

from __future__ import annotations

import csv
import io
import marshal
import os
import re
import zlib
from collections.abc import Iterator, Mapping, Set
from datetime import date
from functools import lru_cache
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs

from pydantic_core import from_json

from generator.api.places import FOLDER, page_of
from generator.audit.statements import Line, Span
from generator.news.places import FIGURE, is_feed

QUESTIONS = frozenset(
    {"like", "ease", "recommend", "home", "shirt", "pride", "lost", "lost-median"}
)
LIKE = "like"
MIX = "like-mix"
"""Answers about all services of a provider."""
SUMS = frozenset({"until", "beside", "launch", "level"})
"""What is chosen by these adds up periods that have figures of their own."""
TREND = "like.csv"
SERVICES = "services/services.csv"
BY_PERIOD = "by-period.csv"
_DRAWN, _FIGURES = (".html", ".svg"), ".json"
_NUMBERS = frozenset({"shown", "few answers"})
_VALUES = frozenset({"value", "opinion"})
"""Facts that are a number, or say something of one."""
_OTHER_REASONS = frozenset({"withdrawn", "part_of_other_days_before"})
"""Facts that give another reason why a number is withheld than that few answered."""
_MARK = re.compile(r'data[ -]value="(?:figure:|(?=/))([^" ]*(?: \d+)?)"')
"""Of words on a page, and of a whole drawing."""

_IN_FEED = re.compile(rf'<category scheme="{FIGURE}" term="([^"]*)"/>')

_FAST = 1
"""The least that zlib does: a fifth of the bytes."""

Shown = int | str | None
"""What is shown of any figure: its number of answers, None where it has a number without one, and
its state where it has no number."""
Days = tuple[str, int, int]
"""A service, a first and a last day."""


Said = tuple[Span, str, int | None, str, str, bool, bool]
"""A number of answers, None where it is withheld: its days and community, the number, its file and
name, whether “withheld” says that few answered, and whether it still is the number of an earlier
release. (Plain tuples: there are 100 a service.)"""
Total = tuple[Said, tuple[Days, ...]]
"""A number over some days that is made of periods, and the days that it leaves out."""


class LineStatements(NamedTuple):
    """What a page says of a line: periods and communities of it, and totals."""

    cells: list[Said]
    totals: list[Total]


class PageSaid(NamedTuple):
    """What a page's downloads say of each line, and of any figure by its id; and its marks.

    A mark is a figure's id and a number of answers, if one is said. Those that say what the page's
    own downloads do are left out. ``files`` are the page and its downloads, some of which are drawn
    as it is and have marks, too.
    """

    files: tuple[str, ...]
    lines: dict[Line, LineStatements]
    figures: dict[str, Shown]
    marks: set[tuple[str, int | None]]

    def to_bytes(self) -> bytes:
        """Return it as bytes, which ``from_bytes`` of the same program reads: 3 kB a page."""
        return zlib.compress(marshal.dumps(self._plain()), _FAST)

    @property
    def digest(self) -> str:
        """A digest of it: the same wherever it is the same.

        (The bytes hang on which values are one object; those of version 2 are twice as long.)
        """
        return sha256(marshal.dumps(self._plain(), 2)).hexdigest()

    def _plain(self) -> tuple[Any, ...]:
        lines = [(tuple(line), some.cells, some.totals) for line, some in self.lines.items()]
        marks = sorted(self.marks, key=repr)  # a set has another order each time
        return self.files, lines, self.figures, marks

    @classmethod
    def from_bytes(cls, raw: bytes) -> PageSaid:
        """Return what was made bytes. They are plain values alone, and of our own making."""
        files, lines, figures, marks = marshal.loads(zlib.decompress(raw))  # noqa: S302
        said = {Line(*line): LineStatements(cells, totals) for line, cells, totals in lines}
        return cls(files, said, figures, set(marks))


def said_on(file: str, html: str, downloads: Mapping[str, str]) -> PageSaid:
    """Return what a page says, by its HTML and the texts of its downloads, by their places.

    Raises ValueError, KeyError, TypeError and AttributeError for what are no downloads of ours.
    """
    found = PageSaid((file, *downloads), {}, {}, set())
    for place, text in downloads.items():
        if place.startswith(FOLDER) and place.endswith(_FIGURES):
            folder = page_of(place)
            liked = _take_figures(found, place, text)
            trend = f"{folder}/{TREND}"
            if liked is not None and trend in downloads:
                _take_rows(found.lines[liked].cells, downloads[trend], trend)
            other = f"{folder}/{BY_PERIOD}"
            for line in list(found.lines) if other in downloads else ():
                if line.subject == folder.rpartition("/")[2]:
                    _take_rows(found.lines[line].cells, downloads[other], other, line.question)
    if SERVICES in downloads:
        found.marks.update(_in_services(downloads[SERVICES]))
    texts = [(file, html), *(each for each in downloads.items() if _is_marked(each[0]))]
    for place, text in texts:
        found.marks.update(m for m in _marks(place, text) if not agrees(found.figures, *m))
    return found


def _is_marked(place: str) -> bool:
    """Return whether a file that a page offers has marks: a drawing or a feed."""
    return place.endswith(_DRAWN) or is_feed(place)


def _marks(file: str, text: str) -> Iterator[tuple[str, int | None]]:
    """Yield the marks on a page, of a drawing or in a feed."""
    for said in set((_IN_FEED if is_feed(file) else _MARK).findall(text)):
        figure, space, answers = unescape(said).partition(" ")
        if figure.startswith("/"):
            figure = _folder(file) + figure
        yield figure, int(answers) if space else None


def agrees(figures: Mapping[str, Shown], figure: str, answers: int | None) -> bool:
    """Return whether a mark says what the downloads do."""
    return figures.get(figure, "") == answers


class _Asked(NamedTuple):
    """What a figure's id asks for: a ``whole`` adds up periods, one of several is a ``sums``.

    ``part`` is what its subject has after the subject of the page: answers about a step are none
    about the whole service.
    """

    part: str
    question: str
    community: str
    whole: bool
    sums: bool


def _take_figures(found: PageSaid, file: str, text: str) -> Line | None:
    """Take what figures say; return the first line that is about who likes a service.

    Files of the API that have no figures say no number of answers.
    """
    liked, about = None, "/"
    shown, lines = found.figures, found.lines
    for name, facts in from_json(text, cache_strings="all").get("figures", {}).items():
        state, answers = facts["state"], facts.get("answers")
        if answers is None:
            shown[name] = str(state) if _VALUES.isdisjoint(facts) else None
        else:
            answers = shown[name] = answers if type(answers) is int else int(str(answers))
        if not name.startswith(about):
            about = name.partition("?")[0].rpartition("/")[0] + "/"
        asked = _asked(name[len(about) :])
        if asked is None or "from" not in facts or not _says(state, answers, asked):
            continue
        if state not in _NUMBERS:
            answers = None if state == "withheld" else 0
        line = _line(about[:-1] + asked.part, asked.question, facts.get("mode", ""))
        if liked is None and asked.question == LIKE:
            liked = line
        labelled = answers is not None or _OTHER_REASONS.isdisjoint(facts)
        span = _span(facts["from"], facts["to"])
        kept = "as_published_on" in facts
        said = span, asked.community, answers, file, name, labelled, kept
        if line not in lines:
            lines[line] = LineStatements([], [])
        if asked.whole:
            without = tuple(_left_out(str(each), line.subject) for each in _listed(facts))
            lines[line].totals.append((said, without))
        else:
            lines[line].cells.append(said)
    return liked


def _says(state: object, answers: int | None, asked: _Asked) -> bool:
    """Return whether a figure says a number of answers, or that it is withheld."""
    if state in _NUMBERS:
        return answers is not None  # else there is too little of something else
    if state == "withheld":
        return not asked.sums  # whether it can be known is whether its periods can
    # Nobody answered in this way; in another way somebody may have.
    return not (asked.whole or asked.community)


@lru_cache(maxsize=65_536)
def _asked(rest: str) -> _Asked | None:
    """Return what an id asks for, by what follows its page's subject.

    None where it asks for no number of answers.
    """
    about, _, query = rest.partition("?")
    below, _, question = about.rpartition("/")
    if question not in QUESTIONS and question != MIX:
        return None
    chosen = {key: values[0] for key, values in parse_qs(query).items()}
    part = "".join(f"/{each}" for each in (below, chosen.get("step")) if each)
    whole, sums = "period" not in chosen, not chosen.keys().isdisjoint(SUMS)
    return _Asked(part, question, chosen.get("community", ""), whole, sums)


@lru_cache(maxsize=256)
def _line(subject: str, question: str, mode: object) -> Line:
    return Line(subject, question, str(mode))


@lru_cache(maxsize=16_384)
def _span(first: object, last: object) -> Span:
    return _day(str(first)), _day(str(last))


def _day(written: str) -> int:
    return date.fromisoformat(written).toordinal()


def _listed(facts: Mapping[str, object]) -> list[object]:
    some = facts.get("without")
    return some if isinstance(some, list) else []


def _left_out(written: str, subject: str) -> Days:
    service, _, days = written.rpartition(" ")
    first, _, last = days.partition("/")
    return service or subject, *_span(first, last)


def _take_rows(cells: list[Said], text: str, file: str, number: str = "") -> None:
    """Take what a table says of a line that figures do not."""
    known = {(span, answers) for span, _, answers, *_ in cells}
    cells += (row for row in _in_table(text, file, number) if (row[0], row[2]) not in known)


def _in_table(text: str, file: str, number: str) -> Iterator[Said]:
    """Yield the periods of a table that have a number, or those of one number in it."""
    rows = csv.reader(io.StringIO(text))
    head = next(rows, [])
    period, start, end, answers = map(head.index, ("period", "start", "end", "answers"))
    about = head.index("number") if number else None
    for row in rows:
        if row and row[answers] and (about is None or row[about] == number):
            span = _span(row[start], row[end])
            yield span, "", int(row[answers]), file, row[period], True, False


def _in_services(text: str) -> Iterator[tuple[str, int | None]]:
    """Yield what the table of all services says of each one's liking, as marks on a page do."""
    for row in csv.DictReader(io.StringIO(text)):
        if row["share"] or row["answers"]:
            yield f"{row['service']}/{LIKE}", int(row["answers"]) if row["answers"] else None


def read_pages(site: Path, known: Set[str] = frozenset()) -> Iterator[PageSaid]:
    """Read what is said in a site: the downloads of each folder, then each feed and page.

    Files that are ``known`` are not read. Raises what ``said_on`` raises, and OSError for an
    unreadable file.
    """
    others = [*_files(site, known)]
    api = site / FOLDER
    for path in sorted(each for each in others if each.suffix == _FIGURES and api in each.parents):
        folder = site / page_of(_place(site, path))
        files = (path, folder / TREND, folder / BY_PERIOD)
        texts = {_place(site, file): _text(file) for file in files if file.is_file()}
        yield said_on(_place(site, path), "", texts)
    if SERVICES not in known and (site / SERVICES).is_file():
        yield said_on(SERVICES, "", {SERVICES: _text(site / SERVICES)})
    for path in sorted(path for path in others if path.suffix in _DRAWN or is_feed(path.name)):
        yield said_on(_place(site, path), _text(path), {})


def _files(site: Path, known: Set[str]) -> Iterator[Path]:
    """Yield the files of a site that are not known. There are thousands, and most are known."""
    for place, _, names in os.walk(site):
        folder = Path(place).relative_to(site).as_posix()
        within = "" if folder == "." else f"{folder}/"
        yield from (Path(place, name) for name in names if within + name not in known)


def _folder(file: str) -> str:
    """Return the name of the folder that a file is in: what a short mark on its page is about."""
    return file.rpartition("/")[0].rpartition("/")[2]


def _place(site: Path, path: Path) -> str:
    return path.relative_to(site).as_posix()


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
