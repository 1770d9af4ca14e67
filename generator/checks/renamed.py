"""Services whose files were renamed, while their data keep the old id.

Every row of the old id would be a finding of its own. One finding says it instead, and asks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from generator.checks.catalogue import rule_of
from generator.checks.rule import Problem
from generator.model.definitions import Defined, Definitions
from generator.model.reading import misspelt
from generator.model.service import Service
from generator.sources.finding import Finding

if TYPE_CHECKING:
    from generator.records.records import Records

FEWEST = 5
"""Rows that must have the old id: fewer may be mistyped."""
_LIKE = 0.6
"""How alike two ids must be, of 1."""
UNKNOWN = "row-unknown-service"
_OF_SERVICE = ("measure", "step", "promise", "result")


def renamed_services(
    findings: Iterable[Finding], definitions: Definitions, records: Mapping[str, Records]
) -> dict[str, str]:
    """Return ids that rows have and no service has, each with the one it seems to have become.

    That one has no rows of its own, and measures, steps, promises or results that the rows name, or
    a like id; or no other service is without rows.
    """
    if not any(finding.code == UNKNOWN for finding in findings) or definitions.unread:
        return {}
    rows, named = _named(records)
    known = definitions.services
    idle = [name for name in known if not rows[name]]
    lost = [
        name
        for name, count in rows.items()
        if count >= FEWEST
        and name not in {*known, *definitions.aliases, *definitions.unread}
        and set(misspelt(name, known)) <= {*idle}
    ]
    found = {name: _likeliest(name, named.get(name, set()), idle, known) for name in lost}
    taken = Counter(found.values())
    return {old: new for old, new in found.items() if new and taken[new] == 1}


def of_renamed(old: str, service: Defined[Service], count: int) -> Finding:
    """Return the finding about a service that was renamed."""
    other = [*service.part.formerly, old]
    message = (
        f"no service is called “{old}”, as {count:,} rows say, and no row names “{service.id}”: "
        f"was “{old}” renamed to “{service.id}”?"
    )
    hint = (
        f"write “formerly: [{', '.join(other)}]”, if it was; "
        f"if not, rename the file to “{old}” again, or define “{old}” in a file of its own"
    )
    if not service.part.formerly:
        hint = hint.replace("write", "add", 1)
        return rule_of("service-renamed").finding(Problem(service.key_place("name"), message, hint))
    return rule_of("service-renamed").finding(Problem(service.place("formerly"), message, hint))


def rows_of(name: str, records: Mapping[str, Records]) -> int:
    """Return how many rows name a service."""
    return _named(records)[0][name]


def _named(records: Mapping[str, Records]) -> tuple[Counter[str], dict[str, set[str]]]:
    """Return how many rows name each service, and which of its measures and the like they name."""
    import numpy as np

    rows: Counter[str] = Counter()
    named: dict[str, set[str]] = {}
    for each in records.values():
        cells = each.cells.get("service")
        if cells is None or not cells.texts:
            continue
        counts = np.bincount(cells.codes[cells.codes >= 0], minlength=len(cells.texts))
        for text, value, count in zip(cells.texts, cells.values, counts.tolist(), strict=True):
            rows[str(value or text)] += count
        unknown = [code for code, value in enumerate(cells.values) if value is None]
        for column in each.kind.columns:
            if column.refers_to in _OF_SERVICE:
                things = each.cells[column.name]
                for code in unknown:
                    some = np.unique(things.codes[cells.codes == code]).tolist()
                    said = {things.texts[one] for one in some if one >= 0}
                    named.setdefault(cells.texts[code], set()).update(said)
    return rows, named


def _likeliest(
    old: str, named: set[str], idle: list[str], services: Mapping[str, Defined[Service]]
) -> str | None:
    """Return the service whose things the rows name, or whose id is like the old one.

    Where neither is so, the only one without rows.
    """
    fit = {name: (len(named & _things(services[name].part)), _likeness(old, name)) for name in idle}
    best = [name for name in idle if fit[name] == max(fit.values())]
    return best[0] if len(best) == 1 else None


def _likeness(one: str, other: str) -> float:
    ratio = SequenceMatcher(None, one, other).ratio()
    return ratio if ratio >= _LIKE else 0.0


def _things(part: Service) -> set[str]:
    lists = (part.measures, part.steps, part.promises, part.results)
    return {thing.id for things in lists for thing in things}
