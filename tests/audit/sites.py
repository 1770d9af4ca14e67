"""Published sites, as the audit sees them: a few files and nothing else."""

from __future__ import annotations

import json
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from generator.api.places import file_of
from generator.audit.audit_site import RULES, audit
from generator.releases.ledger import CellVersion, Days, Ledger, LedgerLine, Span
from generator.releases.written import FILE, to_text

FLOOR = 10
HOMES = {"mail": "it", "fax": "it"}


def figure(first: str, last: str, answers: int | None, **more: object) -> dict[str, object]:
    """Return what a download says of a number of answers; None is withheld."""
    state = {"state": "withheld"} if answers is None else {"state": "shown", "answers": answers}
    return {**state, "from": first, "to": last, "mode": "list", **more}


def month(number: int, answers: int | None) -> dict[str, object]:
    """Return a month of 2026."""
    return figure(*days(number, number), answers)


def days(first: int, last: int) -> tuple[str, str]:
    """Return the first and the last day of some months of 2026."""
    return f"2026-{first:02}-01", f"2026-{last:02}-{monthrange(2026, last)[1]}"


def months(name: str, answers: Mapping[int, int | None]) -> dict[str, dict[str, object]]:
    """Return the months of a service's trend."""
    return {f"{name}/like?period=2026-{n:02}": month(n, some) for n, some in answers.items()}


def write(root: Path, **pages: Mapping[str, object]) -> Path:
    """Write a site without a ledger: the figures of each service."""
    write_rules(root, HOMES, FLOOR)
    for name, figures in pages.items():
        write_figures(root, f"services/{name}", figures)
        (root / "services" / name).mkdir(parents=True, exist_ok=True)
    return root


def write_figures(root: Path, page: str, figures: Mapping[str, object]) -> Path:
    """Write the figures of a page, as its file of the API has them."""
    path = root / file_of(page)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"figures": figures}), encoding="utf-8")
    return path


def codes(root: Path, *before: Path) -> list[str]:
    """Return what the audit finds, each with the place."""
    return [f"{each.place.file} {each.code}" for each in audit(root, before).findings]


def messages(root: Path, *before: Path) -> str:
    """Return what the audit says."""
    return "\n".join(each.message for each in audit(root, before).findings)


def write_ledger(root: Path, *releases: Mapping[tuple[LedgerLine, Days], object]) -> Path:
    """Write a ledger: all that each release publishes, as numbers of answers or as counts.

    None is a period that it calls withheld.
    """
    ledger = Ledger()
    for number, cells in enumerate(releases):
        given = [
            (line, spans, CellVersion(0, some if isinstance(some, tuple) else (0, some)))
            for (line, spans), some in cells.items()
            if some is not None
        ]
        withheld: dict[LedgerLine, set[Span]] = {}
        for (line, spans), some in cells.items():
            if some is None:
                withheld.setdefault(line, set()).update(spans)
        gone = {
            line: frozenset(days for days in before if (line, days) not in cells)
            for line, before in ledger.lines.items()
        }
        ledger = ledger.with_release(date(2026, 10, 1 + number), given, withheld, gone=gone)
    path = root / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(to_text(ledger), encoding="utf-8")
    return path


def cell(*numbers: int, service: str = "mail", community: str = "") -> tuple[LedgerLine, Days]:
    """Return a cell of some months of 2026: of several it is a block."""
    spans = [
        (date.fromisoformat(a), date.fromisoformat(b)) for a, b in (days(n, n) for n in numbers)
    ]
    return LedgerLine(service, "like", "list", community), tuple(spans)


def quarter(number: int, service: str = "mail", community: str = "") -> tuple[LedgerLine, Days]:
    """Return a cell of a quarter of 2026."""
    first, last = map(date.fromisoformat, days(3 * number - 2, 3 * number))
    return LedgerLine(service, "like", "list", community), ((first, last),)


def write_rules(root: Path, homes: Mapping[str, str], floor: int) -> None:
    """Write what a site says about itself."""
    path = root / RULES
    path.parent.mkdir(parents=True, exist_ok=True)
    rules = {"privacy_floor": floor, "provider_of": homes}
    path.write_text(json.dumps(rules), encoding="utf-8")
