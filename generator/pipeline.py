"""The way of the data, from a repository to the pages' material: one straight line of rooms."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from generator.checks.outcome import Checked
    from generator.disclosure.published import Published
    from generator.disk.cache import Cache
    from generator.disk.memory import Memory
    from generator.model.definitions import Definitions
    from generator.model.file_names import FileNames
    from generator.pages.page import Material
    from generator.releases.ledger import Ledger
    from generator.scorecards.scorecard import Scorecards
    from generator.sources.finding import Finding
    from generator.sources.history import History

Progress = Callable[[str], None]
"""Called with what is being done, in plain words, as each room begins its work."""


class Reading(Struct, frozen=True):
    """A repository, read and checked. ``cache`` keeps what need not be asked twice.

    ``memory`` has what was made of the state before, and takes what is made of this one.
    """

    root: Path
    checked: Checked
    history: History
    cache: Cache | None = None
    memory: Memory | None = None


def silent(_: str) -> None:
    """Say nothing."""


def read(
    root: Path,
    as_of: date | None = None,
    cache: bool = True,
    progress: Progress = silent,
    history: History | None = None,
    memory: Memory | None = None,
) -> Reading:
    """Read and check a repository. Nothing is raised for what its files hold.

    ``history`` stands in for what git knows of the folder. ``memory`` has what was made of the same
    repository before.
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
    return Reading(root, checked, history, store, memory)


def compute(
    reading: Reading,
    progress: Progress = silent,
    before: Ledger | None = None,
    before_said: str = "",
) -> Scorecards:
    """Return all scorecards. Only what passed the door goes into them.

    ``before`` is what was published already: readers have kept it. ``before_said`` is a digest of
    it, where somebody knows one.
    """
    from generator.declarations import declared_days
    from generator.disclosure.definitions import published_definitions
    from generator.disclosure.withdrawn import withdrawn_by_owners
    from generator.releases.ledger import Ledger
    from generator.scorecards.scorecard import actions_to_ask, scorecards
    from generator.sources.text import digest

    checked = reading.checked
    progress("counting answers")
    ledger = (before or Ledger()).renamed(checked.definitions.aliases)
    shown = published_definitions(checked.definitions)
    published = _published(reading, shown, ledger, before_said)
    progress("making the scorecards")
    asked = actions_to_ask(shown, published, checked.as_of, reading.memory)
    named = declared_days(reading.root, reading.history, checked.definitions, asked, reading.cache)
    cards = scorecards(shown, published, checked.as_of, named, reading.memory)

    withdrawn = withdrawn_by_owners(checked.definitions)
    floor = shown.organisation.part.floors.privacy
    as_of = checked.as_of  # alone: who is asked for the ledger later must not keep what was read

    def release() -> Ledger:
        return ledger.with_release(
            as_of,
            published.versions(),
            published.withheld_periods(),
            {**withdrawn.in_ledger(ledger), **published.withdrawn_cells()},
            published.gone(ledger.lines),
            floor,
        )

    # Where nobody knows what it is made from, it is taken for none that there was before.
    known = repr((as_of, published.made_from)) if published.made_from else os.urandom(16).hex()
    tally = published.tally()
    kept = published.kept_cells()
    said = digest(known)
    return replace(cards, release=cache(release), tally=tally, kept=kept, release_digest=said)


def _published(reading: Reading, shown: Definitions, ledger: Ledger, ledger_said: str) -> Published:
    """Return what passes the door: what did before, where nothing that it is made from is new.

    The answers are counted anew only where they, or what counts hang on, have changed.
    """
    from generator.counts.counting_context import COUNTED, counting_context
    from generator.disclosure.audiences import besides_small
    from generator.disclosure.definitions import size_of
    from generator.disclosure.door_rules import DoorRules
    from generator.disclosure.kept_published import from_bytes, to_bytes
    from generator.disclosure.withdrawn import withdrawn_by_owners
    from generator.records.by_subject import ABOUT, RecordsBySubject
    from generator.sources.text import digest

    checked, memory = reading.checked, reading.memory
    definitions, records, digests = checked.definitions, checked.records, checked.digests
    known = counting_context(definitions, checked.as_of)
    organisation, withdrawn = definitions.organisation.part, withdrawn_by_owners(definitions)
    floors, closes_after = organisation.floors, organisation.closes_after
    rules = DoorRules(ledger, size_of(shown), withdrawn, size_of(definitions), closes_after)
    # What counting works out of them on its way goes with it.
    counted = {kind: records[kind].afresh() for kind in COUNTED if kind in records}
    besides = besides_small(shown)
    others = partial(RecordsBySubject, {kind: records[kind] for kind in ABOUT if kind in records})

    def cells(of_cells: str = "") -> Published:
        kept = memory.kept if memory and of_cells else None
        raw = kept.large("cells", of_cells) if kept else None
        if raw is not None:
            return from_bytes(raw, known)
        from generator.counts.cells import count  # it and pandas take as long as a small edit
        from generator.disclosure.door import suppress

        found = suppress(count(counted, known), floors, rules)
        if kept:
            kept.put_large(to_bytes(found), "cells", of_cells)
        return found

    before = ledger_said or not ledger.days
    if memory is None or records.keys() - digests.keys() or not before:
        return cells().with_records(others(), besides)
    released = ledger_said, sorted(definitions.aliases.items())
    of_cells = digest(
        repr((known.said, floors, rules.said, released, [*map(digests.get, COUNTED)]))
    )
    of_others = digest(repr(([*map(digests.get, ABOUT)], sorted(besides.items()))))
    found = memory.made(partial(cells, of_cells), "cells", of_cells)
    beside = memory.made(others, "records", of_others)
    both = memory.made(
        partial(found.with_records, beside, besides), "published", of_cells, of_others
    )
    return both.known_as(memory.kept, of_cells, of_others)


def compute_material(
    reading: Reading,
    progress: Progress = silent,
    before: Ledger | None = None,
    before_said: str = "",
) -> Material:
    """Return what the pages are made from; ``before`` is what was published already."""
    return material(reading, compute(reading, progress, before, before_said))


def _shown(finding: Finding, names: FileNames) -> Finding:
    """Return a finding as the site shows it: without names of people, or of groups in files'."""
    from generator.checks.catalogue import catalogue
    from generator.checks.rule import Family

    rule = catalogue().get(finding.code)
    of_persons = rule is not None and rule.family is Family.PERSONS
    hint = rule.hint if rule and of_persons else finding.hint
    return replace(finding, hint=hint, place=replace(finding.place, file=names(finding.place.file)))


def material(reading: Reading, cards: Scorecards) -> Material:
    """Return what the pages are made from, of scorecards that are there already."""
    from generator.checks.catalogue import catalogue
    from generator.disk.memory import Memory
    from generator.language import locale_of
    from generator.model.file_names import file_names
    from generator.pages.page import Material
    from generator.pages.provenance import Provenance

    names = file_names(reading.checked.definitions)
    organisation = cards.definitions.organisation.part
    locale = locale_of(organisation.language).where_a_year_begins(organisation.year_begins)
    return Material(
        locale=locale,
        cards=cards,
        findings=[_shown(finding, names) for finding in reading.checked.findings],
        ignored=[
            replace(each, finding=_shown(each.finding, names)) for each in reading.checked.ignored
        ],
        files=names.every(reading.checked.tables),
        titles={code: rule.title for code, rule in catalogue().items()},
        provenance=Provenance(
            locale, reading.history, organisation.repository, organisation.branch
        ),
        headers={file: tuple(t.header) for file, t in sorted(reading.checked.tables.items())},
        memory=reading.memory or Memory(),
    )
