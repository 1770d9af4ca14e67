"""The ledger as text: JSON with a cell a line, sorted, so that git shows what was added.

The cells of a line stand below it. Formats 1 and 2 said of each cell which line it is of: that was
twice as long, and most of the time went into it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Any

from pydantic_core import from_json

from generator.releases.ledger import CellVersion, CellVersions, Days, Ledger, LedgerLine, Span

FORMAT = 3
FILE = "method/ledger.json"
"""Its place in a site."""
_SPANS = 16_384
"""So many different days are kept as texts: lines share most of theirs."""


class LedgerError(Exception):
    """A ledger that cannot be used; the text says why, and what helps."""


def to_text(ledger: Ledger) -> str:
    """Return a ledger as text; the same ledger always as the same text."""
    days = json.dumps([day.isoformat() for day in ledger.days])
    cells = ",\n".join(_line(line, each) for line, each in sorted(ledger.lines.items()) if each)
    withheld = ",\n".join(sorted(_withheld(ledger)))
    withdrawn = ",\n".join(sorted(_withdrawn(ledger)))
    body = (
        f'"releases": {days},\n"lines": [\n{cells}\n],\n'
        f'"withheld": [\n{withheld}\n],\n"withdrawn": [\n{withdrawn}\n]}}\n'
    )
    return f'{{"format": {FORMAT},\n"digest": "{_digest(body)}",\n{body}'


def _line(line: LedgerLine, cells: Mapping[Days, CellVersions]) -> str:
    """Return a line and below it its cells, in order of their days."""
    said = {_span(days): versions for days, versions in cells.items()}
    rows = ",\n".join([f'"{span}": {_versions(said[span])}' for span in sorted(said)])
    return f"{json.dumps(line, ensure_ascii=False)[:-1]}, {{\n{rows}}}]"


def _versions(versions: CellVersions) -> str:
    """Return a number's only version, as most have, or a list of all versions."""
    release, counts, *more = versions[0]
    if len(versions) == 1 and not any(more):
        return _row(len(counts) + 1) % (release, *counts)
    said = ", ".join(map(_version, versions))
    return f"[{said}]" if len(versions) > 1 else said


def _version(version: CellVersion) -> str:
    """Return a version as text: its release, then its counts.

    What only some have comes after the counts, which are a list of their own then.
    """
    release, counts, *more = version
    return json.dumps([release, counts, *more] if any(more) else [release, *counts])


@cache
def _row(numbers: int) -> str:
    return f"[{', '.join(['%d'] * numbers)}]"


def _withheld(ledger: Ledger) -> Iterator[str]:
    for line, spans in ledger.withheld.items():
        head = json.dumps(line, ensure_ascii=False)[:-1]
        yield f'{head}, "{_span(tuple(sorted(spans)))}"]'


def _withdrawn(ledger: Ledger) -> Iterator[str]:
    for line, some in ledger.withdrawn.items():
        for span, reason in some.items():
            yield json.dumps([*line, _span((span,)), reason], ensure_ascii=False)


@lru_cache(maxsize=_SPANS)
def _span(days: Days) -> str:
    return " ".join(f"{first}/{last}" for first, last in days)


def from_text(text: str) -> Ledger:
    """Return the ledger of a text, of this format or an earlier one.

    Raises LedgerError where the text is no ledger, was changed by hand, or comes from a newer
    program.
    """
    try:
        said = from_json(text)
        if said["format"] > FORMAT:
            raise LedgerError(
                "it was written by a newer version of this program; use that version or a later one"
            )
        if said["digest"] != _digest(text.split("\n", 2)[2]):
            raise LedgerError("it was changed by hand; take the one of the last site")
        days = tuple(map(date.fromisoformat, said["releases"]))
        lines = _lines(said["lines"]) if said["format"] >= 3 else _cells(said["cells"])
        withheld = {
            LedgerLine(*head): frozenset(_days(spans)) for *head, spans in said.get("withheld", ())
        }
        withdrawn: dict[LedgerLine, dict[Span, str]] = {}
        for *head, span, reason in said.get("withdrawn", ()):
            withdrawn.setdefault(LedgerLine(*head), {})[_days(span)[0]] = reason
        return Ledger(days, lines, withheld, withdrawn)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        raise LedgerError("it is not whole; take the one of the last site") from None


Lines = dict[LedgerLine, dict[Days, CellVersions]]


def _lines(said: Sequence[Any]) -> Lines:
    return {
        LedgerLine(subject, question, mode, community): {
            _days(span): (
                (CellVersion(some[0], tuple(some[1:])),)
                if type(some[1]) is int  # most numbers never change, and most have counts alone
                else _read(some)
            )
            for span, some in cells.items()
        }
        for subject, question, mode, community, cells in said
    }


def _read(said: Sequence[Any]) -> CellVersions:
    """Return the versions of a cell of format 3."""
    versions = said if isinstance(said[0], list) else (said,)
    return tuple(
        _with_more(*each) if isinstance(each[1], list) else CellVersion(each[0], tuple(each[1:]))
        for each in versions
    )


def _with_more(
    release: int,
    counts: Sequence[int],
    again: int = 0,
    minutes: Sequence[int] = (),
    opinion: str = "",
) -> CellVersion:
    return CellVersion(release, tuple(counts), again, tuple(minutes), opinion)


def _cells(said: Sequence[Any]) -> Lines:
    """Return the lines of formats 1 and 2, where each cell says which line it is of."""
    lines: Lines = {}
    for subject, question, mode, community, span, *versions in said:
        mine = lines.setdefault(LedgerLine(subject, question, mode, community), {})
        mine[_days(span)] = tuple(_with_more(*each) for each in versions)
    return lines


@lru_cache(maxsize=_SPANS)
def _days(span: str) -> Days:
    pairs = (part.split("/") for part in span.split(" "))
    return tuple((date.fromisoformat(first), date.fromisoformat(last)) for first, last in pairs)


def _digest(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()
