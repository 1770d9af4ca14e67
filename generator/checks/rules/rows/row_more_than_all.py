"""No more people are asked, or use a service, than there are."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from generator.checks.rule import WARNING, Family, Lifecycle, Mask, RowOutcome, Rule, Words
from generator.checks.sheet import Sheet, Spot

_COME_AND_GO = 1.1
"""So many times the people of a community: within a month or a year some leave and others join."""
_COLUMNS = {"invitations": "invited", "usage": "people", "incidents": "people"}


def find(sheet: Sheet) -> Iterator[Mask]:
    """Numbers of people above the size of their community, or of all that the service is for."""
    column = _COLUMNS.get(sheet.kind.folder)
    if column is None or not sheet.known.people:
        return
    cells = sheet.rows.cells
    every = _size(sheet, ())
    names = cells["service"].canonical[1]
    served = [_size(sheet, _served(sheet, str(name))) for name in names]
    padded = np.array([*(min(every, size * _COME_AND_GO) for size in served), every])
    most = padded[cells["service"].canonical[0]]
    if "community" in cells:
        sizes = sheet.known.people
        of_texts = np.array(
            [sizes.get(text, np.nan) for text in cells["community"].texts], dtype=np.float64
        )
        own = cells["community"].take(of_texts, np.nan).astype(np.float64)
        most = np.where(np.isnan(own), most, own)
    with np.errstate(invalid="ignore"):
        many = cells[column].numbers > most
    if "mode" in cells:  # by an open link one person can be asked several times
        by_list = np.array([text == "list" for text in cells["mode"].texts], dtype=bool)
        many &= cells["mode"].take(by_list, False).astype(bool)
    yield sheet.mask(many, _words, column, RowOutcome.COUNTED, once=True)


def _served(sheet: Sheet, service: str) -> tuple[str, ...]:
    facts = sheet.known.services.get(service)
    return facts.communities if facts else ()


def _size(sheet: Sheet, communities: tuple[str, ...]) -> float:
    """Return how many people some communities have, or all of them; infinite where nobody says."""
    sizes, known = sheet.known.people, sheet.known.reading.communities
    if known is None:
        return float("inf")
    names = communities or tuple(known)
    return float(sum(sizes.get(name, float("inf")) for name in names))


def _words(spot: Spot) -> Words:
    sheet, column = spot.sheet, _COLUMNS[spot.sheet.kind.folder]
    community = spot.text("community") if "community" in sheet.rows.cells else ""
    served = _served(sheet, str(sheet.rows.cells["service"].value(spot.row) or ""))
    if community in sheet.known.people:
        most, where = sheet.known.people[community], f"“{community}” has"
    elif served:
        names, have = (
            ", ".join(f"“{name}”" for name in served),
            "has" if len(served) == 1 else "have",
        )
        most, where = int(_size(sheet, served)), f"{names}, which “{spot.subject}” is for, {have}"
    else:
        most, where = int(_size(sheet, ())), "all communities together have"
    rows = spot.rows("counts", "count")
    message = f"{rows} more people than there are, such as {spot.text(column)}: {where} {most:,}"
    also = "" if not served else f", or “communities:” of “{spot.subject}”"
    # Hints stand on the page about data, and the size may be that of a small community.
    size = "“size:” in services/communities.yml"
    return message, f"write no more people than there are, or correct {size}{also}"


RULE = Rule(
    code="row-more-than-all",
    title="No more people are counted than there are",
    severity=WARNING,
    family=Family.DATA,
    why="Either the number or the size of the community is wrong, and so are shares of it.",
    hint="write a number from 0 to 1300, or correct “size:” in services/communities.yml",
    find=find,
    lifecycle=Lifecycle.NEW,
)
