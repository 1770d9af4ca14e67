"""The ledger as text: JSON with a cell a line, sorted, so that git shows what was added."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from generator.releases.ledger import CellVersion, CellVersions, Days, Ledger, LedgerLine, Span

FORMAT = 2
FILE = "method/ledger.json"
"""Its place in a site."""


class LedgerError(Exception):
    """A ledger that cannot be used; the text says why, and what helps."""


def to_text(ledger: Ledger) -> str:
    """Return a ledger as text; the same ledger always as the same text."""
    days = json.dumps([day.isoformat() for day in ledger.days])
    cells = ",\n".join(sorted(_cells(ledger)))
    withheld = ",\n".join(sorted(_withheld(ledger)))
    withdrawn = ",\n".join(sorted(_withdrawn(ledger)))
    body = (
        f'"releases": {days},\n"cells": [\n{cells}\n],\n'
        f'"withheld": [\n{withheld}\n],\n"withdrawn": [\n{withdrawn}\n]}}\n'
    )
    return f'{{"format": {FORMAT},\n"digest": "{_digest(body)}",\n{body}'


def _cells(ledger: Ledger) -> Iterator[str]:
    for line, cells in ledger.lines.items():
        head = json.dumps(line, ensure_ascii=False)[:-1]
        for days, versions in cells.items():
            said = ", ".join(map(_version, versions))
            yield f'{head}, "{_span(days)}", {said}]'


def _withheld(ledger: Ledger) -> Iterator[str]:
    for line, spans in ledger.withheld.items():
        head = json.dumps(line, ensure_ascii=False)[:-1]
        yield f'{head}, "{_span(tuple(sorted(spans)))}"]'


def _withdrawn(ledger: Ledger) -> Iterator[str]:
    for line, some in ledger.withdrawn.items():
        for span, reason in some.items():
            yield json.dumps([*line, _span((span,)), reason], ensure_ascii=False)


@lru_cache(maxsize=4096)
def _span(days: Days) -> str:
    return " ".join(f"{first}/{last}" for first, last in days)


def _version(each: CellVersion) -> str:
    """Return a version as text: its release, its counts, then what only some have."""
    rest: list[object] = [each.again, list(each.minutes), each.opinion]
    while rest and not rest[-1]:
        rest.pop()
    return json.dumps([each.release, each.counts, *rest])


def from_text(text: str) -> Ledger:
    """Return the ledger of a text.

    Raises LedgerError where the text is no ledger, was changed by hand, or comes from a newer
    program.
    """
    try:
        said = json.loads(text)
        if said["format"] > FORMAT:
            raise LedgerError(
                "it was written by a newer version of this program; use that version or a later one"
            )
        if said["digest"] != _digest(text.split("\n", 2)[2]):
            raise LedgerError("it was changed by hand; take the one of the last site")
        lines: dict[LedgerLine, dict[Days, CellVersions]] = {}
        for subject, question, mode, community, span, *versions in said["cells"]:
            mine = lines.setdefault(LedgerLine(subject, question, mode, community), {})
            mine[_days(span)] = tuple(
                CellVersion(release, tuple(counts), *_rest(*rest))
                for release, counts, *rest in versions
            )
        withheld = {
            LedgerLine(*head): frozenset(_days(spans)) for *head, spans in said.get("withheld", ())
        }
        withdrawn: dict[LedgerLine, dict[Span, str]] = {}
        for *head, span, reason in said.get("withdrawn", ()):
            withdrawn.setdefault(LedgerLine(*head), {})[_days(span)[0]] = reason
        days = tuple(map(date.fromisoformat, said["releases"]))
        return Ledger(days, lines, withheld, withdrawn)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        raise LedgerError("it is not whole; take the one of the last site") from None


def _rest(
    again: int = 0, minutes: Sequence[int] = (), opinion: str = ""
) -> tuple[int, tuple[int, ...], str]:
    return again, tuple(minutes), opinion


@lru_cache(maxsize=4096)
def _days(span: str) -> Days:
    pairs = (part.split("/") for part in span.split(" "))
    return tuple((date.fromisoformat(first), date.fromisoformat(last)) for first, last in pairs)


def _digest(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()
