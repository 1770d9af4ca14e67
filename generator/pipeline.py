"""The way of the data, from a repository to the pages' material: one straight line of rooms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.checks.outcome import Checked
    from generator.disk.cache import Cache
    from generator.pages.page import Material
    from generator.releases.ledger import Ledger
    from generator.scorecards.scorecard import Scorecards
    from generator.sources.finding import Finding
    from generator.sources.history import History

Progress = Callable[[str], None]
"""Called with what is being done, in plain words, as each room begins its work."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A repository, read and checked. ``cache`` keeps what need not be asked twice."""

    root: Path
    checked: Checked
    history: History
    cache: Cache | None = None


def silent(_: str) -> None:
    """Say nothing."""


def read(
    root: Path,
    as_of: date | None = None,
    cache: bool = True,
    progress: Progress = silent,
    history: History | None = None,
) -> Reading:
    """Read and check a repository. Nothing is raised for what its files hold.

    ``history`` stands in for what git knows of the folder.
    """
    from generator.checks.run import check
    from generator.disk.cache import own_cache
    from generator.sources.history import read_history
    from generator.sources.repository import read_sources

    progress("reading the files")
    store = own_cache(cache)
    sources = read_sources(root, cache=store)
    history = read_history(root) if history is None else history
    progress("checking")
    checked = check(sources, history, as_of, cache=store)
    return Reading(root, checked, history, store)


def compute(
    reading: Reading, progress: Progress = silent, before: Ledger | None = None
) -> Scorecards:
    """Return all scorecards. Only what passed the door goes into them.

    ``before`` is what was published already: readers have kept it.
    """
    from generator.counts.cells import count
    from generator.declarations import declared_days
    from generator.disclosure.definitions import published_definitions, size_of
    from generator.disclosure.door import suppress
    from generator.disclosure.door_rules import DoorRules
    from generator.disclosure.withdrawn import withdrawn_by_owners
    from generator.releases.ledger import Ledger
    from generator.scorecards.scorecard import actions_to_ask, scorecards

    checked = reading.checked
    progress("counting answers")
    cube = count(checked.records, checked.definitions, checked.as_of)
    floors = checked.definitions.organisation.part.floors
    ledger = (before or Ledger()).renamed(checked.definitions.aliases)
    shown = published_definitions(checked.definitions)
    withdrawn = withdrawn_by_owners(checked.definitions)
    rules = DoorRules(ledger, size_of(shown), withdrawn, size_of(checked.definitions))
    published = suppress(cube, floors, rules)
    progress("making the scorecards")
    asked = actions_to_ask(checked.definitions, published, checked.as_of)
    named = declared_days(reading.root, reading.history, checked.definitions, asked, reading.cache)
    cards = scorecards(shown, published, checked.as_of, named)

    def release() -> Ledger:
        return ledger.with_release(
            checked.as_of,
            published.versions(),
            published.withheld_periods(),
            published.withdrawn_cells(),
        )

    return replace(cards, release=release, tally=published.tally())


def compute_material(
    reading: Reading, progress: Progress = silent, before: Ledger | None = None
) -> Material:
    """Return what the pages are made from; ``before`` is what was published already."""
    return material(reading, compute(reading, progress, before))


def _published(finding: Finding) -> Finding:
    """Return a finding as the site shows it: its hint repeats nobody's name or address."""
    from generator.checks.catalogue import catalogue
    from generator.checks.rule import Family

    rule = catalogue().get(finding.code)
    of_persons = rule is not None and rule.family is Family.PERSONS
    return replace(finding, hint=rule.hint) if rule and of_persons else finding


def material(reading: Reading, cards: Scorecards) -> Material:
    """Return what the pages are made from, of scorecards that are there already."""
    from generator.checks.catalogue import catalogue
    from generator.language import locale_of
    from generator.pages.page import Material
    from generator.pages.provenance import Provenance

    organisation = cards.definitions.organisation.part
    locale = locale_of(organisation.language).where_a_year_begins(organisation.year_begins)
    return Material(
        locale=locale,
        cards=cards,
        findings=[_published(finding) for finding in reading.checked.findings],
        ignored=reading.checked.ignored,
        files=tuple(sorted(reading.checked.tables)),
        titles={code: rule.title for code, rule in catalogue().items()},
        provenance=Provenance(
            locale, reading.history, organisation.repository, organisation.branch
        ),
        headers={file: tuple(t.header) for file, t in sorted(reading.checked.tables.items())},
    )
