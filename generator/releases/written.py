"""The ledger as text: JSON with a cell a line, sorted, so that git shows what was added.

The cells of a line stand below it. Formats 1 and 2 said of each cell which line it is of: that was
twice as long, and most of the time went into it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from pydantic_core import from_json

from generator.releases.cells import (
    Cells,
    CellVersions,
    Days,
    Span,
    read_cells,
    read_days,
    span_text,
    version_with_more,
)
from generator.releases.ledger import CellDays, Ledger
from generator.releases.lines import LedgerLine, PackedLines

FORMAT = 3
FILE = "method/ledger.json"
"""Its place in a site."""


class LedgerError(Exception):
    """A ledger that cannot be used; the text says why, and what helps."""


def to_text(ledger: Ledger) -> str:
    """Return a ledger as text; the same ledger always as the same text."""
    days = json.dumps([day.isoformat() for day in ledger.days])
    body = [f'"releases": {days},\n"lines": [\n', *_lines(ledger)]
    body += ['\n],\n"withheld": [\n', *_separated(sorted(_withheld(ledger)))]
    body += ['\n],\n"withdrawn": [\n', *_separated(sorted(_withdrawn(ledger)))]
    body += ['\n],\n"gone": [\n', *_separated(map(_json, cells_said(ledger.gone)))]
    body += [f'\n],\n"floor": {ledger.floor}}}\n']
    return "".join([f'{{"format": {FORMAT},\n"digest": "{_digest(body)}",\n', *body])


def _json(said: Any) -> str:
    return json.dumps(said, ensure_ascii=False)


def _separated(parts: Iterable[str]) -> Iterator[str]:
    for number, part in enumerate(parts):
        yield f",\n{part}" if number else part


def _lines(ledger: Ledger) -> Iterator[str]:
    """Yield each line, and below it its cells: as they are, since each copy of all is large."""
    lines, between = PackedLines.of(ledger.lines), ""
    for line in sorted(lines):
        if lines.text(line):
            yield f"{between}{json.dumps(line, ensure_ascii=False)[:-1]}, {{\n"
            yield lines.text(line)
            yield "}]"
            between = ",\n"


def _withheld(ledger: Ledger) -> Iterator[str]:
    for line, spans in ledger.withheld.items():
        head = json.dumps(line, ensure_ascii=False)[:-1]
        yield f'{head}, "{span_text(tuple(sorted(spans)))}"]'


def _withdrawn(ledger: Ledger) -> Iterator[str]:
    for line, some in ledger.withdrawn.items():
        for span, reason in some.items():
            yield json.dumps([*line, span_text((span,)), reason], ensure_ascii=False)


def cells_said(some: CellDays) -> list[list[Any]]:
    """Return some cells as lists for JSON, in the same order each time."""
    return sorted([*line, sorted(map(span_text, days))] for line, days in some.items())


def cells_read(said: Iterable[Any]) -> CellDays:
    """Return the cells that :func:`cells_said` made lists of."""
    return {LedgerLine(*line): frozenset(map(read_days, days)) for *line, days in said}


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
        if said["digest"] != _digest([text.split("\n", 2)[2]]):
            raise LedgerError("it was changed by hand; take the one of the last site")
        days = tuple(map(date.fromisoformat, said["releases"]))
        lines = _read_lines(said["lines"]) if said["format"] >= 3 else _read_old(said["cells"])
        withheld = {
            LedgerLine(*head): frozenset(read_days(spans))
            for *head, spans in said.get("withheld", ())
        }
        withdrawn: dict[LedgerLine, dict[Span, str]] = {}
        for *head, span, reason in said.get("withdrawn", ()):
            withdrawn.setdefault(LedgerLine(*head), {})[read_days(span)[0]] = reason
        gone = cells_read(said.get("gone", ()))
        return Ledger(days, lines, withheld, withdrawn, gone, int(said.get("floor", 0)))
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        raise LedgerError("it is not whole; take the one of the last site") from None


def _read_lines(said: Sequence[Any]) -> Mapping[LedgerLine, Cells]:
    return {
        LedgerLine(subject, question, mode, community): read_cells(cells)
        for subject, question, mode, community, cells in said
    }


def _read_old(said: Sequence[Any]) -> Mapping[LedgerLine, Cells]:
    """Return the lines of formats 1 and 2, where each cell says which line it is of."""
    lines: dict[LedgerLine, dict[Days, CellVersions]] = {}
    for subject, question, mode, community, span, *versions in said:
        mine = lines.setdefault(LedgerLine(subject, question, mode, community), {})
        mine[read_days(span)] = tuple(version_with_more(*each) for each in versions)
    return lines


def _digest(body: Iterable[str]) -> str:
    found = hashlib.sha256()
    for part in body:
        found.update(part.encode())
    return found.hexdigest()
