"""Publications one after another, each held to the ledger of those before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from generator.counts.cells import count
from generator.counts.counting_context import counting_context
from generator.counts.keys import Level, Mode
from generator.disclosure.cell import Cell
from generator.disclosure.door import suppress
from generator.disclosure.door_rules import DoorRules
from generator.disclosure.published import Published
from generator.disclosure.withdrawn import withdrawn_by_owners
from generator.model.subject import Subject
from generator.pipeline import Reading
from generator.releases.ledger import Ledger

MAIL = Subject("service", "mail")
HEADER = "date,service,rating,respondent,community\n"
COMMUNITIES = "communities:\n" + "".join(
    f"  - {{id: {name}, name: {name.title()}, kind: internal}}\n" for name in ("field", "office")
)


class Publisher:
    """Publishes a repository again and again; readers keep everything."""

    def __init__(
        self,
        repository: Callable[[Mapping[str, str]], Reading],
        files: Mapping[str, str] | None = None,
    ) -> None:
        self._repository = repository
        self._files = {"services/communities.yml": COMMUNITIES, **(files or {})}
        self.ledger = Ledger()

    def publish(
        self, rows: Iterable[str], as_of: date = date(2026, 9, 30), **files: str
    ) -> Published:
        """Publish the site of some answers, and remember what it says."""
        more = {name.replace("__", "/") + ".yml": text for name, text in files.items()}
        given = {"data/answers/a.csv": HEADER + "".join(f"{row}\n" for row in rows)}
        reading = self._repository({**self._files, **given, **more})
        checked = reading.checked
        assert checked.errors == ()
        cube = count(checked.records, counting_context(checked.definitions, as_of))
        floors = checked.definitions.organisation.part.floors
        withdrawn = withdrawn_by_owners(checked.definitions)
        rules = DoorRules(self.ledger, withdrawn=withdrawn)
        published = suppress(cube, floors, rules)
        self.ledger = self.ledger.with_release(
            as_of,
            published.versions(),
            published.withheld_periods(),
            {**withdrawn.in_ledger(self.ledger), **published.withdrawn_cells()},
            published.gone(self.ledger.lines),
            floors.privacy,
        )
        return published


def rows(
    month: int, number: int, rating: int = 4, community: str = "", first: int = 0
) -> list[str]:
    """Return so many answers of a month, each of somebody else."""
    return [
        f"2026-{month:02}-10,mail,{rating},p{month}-{community}-{person},{community}"
        for person in range(first, first + number)
    ]


def numbers(published: Published, level: Level = Level.POINT) -> dict[object, int | None]:
    """Return how many answers each cell shows: by month, or by community."""
    cells = published.series((level, MAIL, "like", Mode.OPEN))
    return {
        cell.key.community or cell.key.start.month: None if cell.withheld else cell.n
        for cell in cells
    }


def likes(published: Published, month: int) -> tuple[float, ...]:
    """Return a month's answers by rating."""
    cells = published.points(MAIL, "like", Mode.OPEN)
    return next(cell.counts for cell in cells if cell.key.start.month == month)


def total(published: Published, first: int, last: int) -> Cell | None:
    """Return what some months show together."""
    days = date(2026, first, 1), date(2026, last + 1, 1) - timedelta(days=1)
    return published.total(MAIL, "like", Mode.OPEN, *days)
