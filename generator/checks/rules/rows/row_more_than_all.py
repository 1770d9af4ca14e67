"""No more people are asked, or use a service, than there are."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from generator.checks.rule import WARNING, Family, Lifecycle, Mask, RowOutcome, Rule, Words
from generator.checks.sheet import Sheet, Spot

_COLUMNS = {"invitations": "invited", "usage": "people", "incidents": "people"}


def find(sheet: Sheet) -> Iterator[Mask]:
    """Numbers of people above the size of their community, or of all communities together."""
    column = _COLUMNS.get(sheet.kind.folder)
    if column is None or not sheet.known.people:
        return
    cells, sizes = sheet.rows.cells, sheet.known.people
    known = sheet.known.reading.communities
    every = sum(sizes.values()) if known is not None and set(known) <= set(sizes) else np.inf
    most = np.full(len(sheet.rows), float(every))
    if "community" in cells:
        of_texts = [float(sizes.get(text, every)) for text in cells["community"].texts]
        most = cells["community"].take(np.array(of_texts, dtype=np.float64), every)
    with np.errstate(invalid="ignore"):
        many = cells[column].numbers > most
    if "mode" in cells:  # by an open link one person can be asked several times
        by_list = np.array([text == "list" for text in cells["mode"].texts], dtype=bool)
        many &= cells["mode"].take(by_list, False).astype(bool)
    yield sheet.mask(many, _words, column, RowOutcome.COUNTED, once=True)


def _words(spot: Spot) -> Words:
    column = _COLUMNS[spot.sheet.kind.folder]
    community = spot.text("community") if "community" in spot.sheet.rows.cells else ""
    sizes = spot.sheet.known.people
    most = sizes[community] if community in sizes else sum(sizes.values())
    where = f"“{community}” has" if community in sizes else "all communities together have"
    rows = spot.rows("says", "say")
    message = f"{rows} more people than there are, such as {spot.text(column)}: {where} {most:,}"
    return (
        message,
        f"write a number from 0 to {most}, or correct “size:” in services/communities.yml",
    )


RULE = Rule(
    code="row-more-than-all",
    title="No more people are counted than there are",
    severity=WARNING,
    family=Family.DATA,
    why="Either the number is wrong, or the size of the community, and shares of it are too.",
    hint="write a number from 0 to 1300, or correct “size:” in services/communities.yml",
    find=find,
    lifecycle=Lifecycle.NEW,
)
