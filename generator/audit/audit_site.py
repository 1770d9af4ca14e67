"""The audit of a published site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from itertools import repeat
from pathlib import Path

from msgspec import Struct

from generator.audit import closed_form
from generator.audit.page import Shown
from generator.audit.plain import sort_out
from generator.audit.publication import Publication, publication, read_publication
from generator.audit.published import (
    RULES,
    Mark,
    NotASiteError,
    PublishedSite,
    SeenOnPage,
    drawn_parts,
    read_site,
)
from generator.audit.range import Contradiction, Range
from generator.audit.releases import Correction, corrections, still_true
from generator.audit.statements import Statement
from generator.audit.system import Component, System
from generator.disk.memory import Memory
from generator.releases.ledger import Ledger
from generator.sources.finding import Finding, Place, error

__all__ = ["RULES", "Audited", "NotASiteError", "audit", "audit_drawn"]

OURS = "this is a mistake of the program and not of your files: please report it"


class Audited(Struct, frozen=True):
    """What was looked at: statements, how many of them are withheld, and the problems."""

    statements: int
    withheld: int
    findings: tuple[Finding, ...]


def audit(site: Path, before: Sequence[Path] = ()) -> Audited:
    """Audit a published site, alone or together with what was published before it, latest first.

    It reads figures, downloads, ledgers, and the marks of numbers on pages; whatever else a page
    says, owners wrote. What was published before are sites or ledgers. Raises NotASiteError where
    something is neither.
    """
    return audited(read_site(site), [read_publication(each) for each in before])


def audit_drawn(
    site: Path,
    drawn: Sequence[SeenOnPage],
    ledger: Callable[[], Ledger],
    memory: Memory | None = None,
) -> Audited:
    """Audit a site that was drawn just now: by what was said on pages, and its ledger.

    What these pages say was read as they were drawn; all others are read now. ``memory`` knows of
    which sites nothing was found: then nobody asks for the ``ledger``. Raises NotASiteError where
    something else lies there.
    """
    parts = drawn_parts(site, drawn)
    found: list[Audited] = []
    released = cache(ledger)

    def look() -> list[int]:
        found.append(audited(parts.site(released())))
        return [found[0].statements, found[0].withheld, len(found[0].findings)]

    statements, withheld, problems = (memory or Memory()).said(look, "audit", parts.digest)
    if problems and not found:
        look()
    return found[0] if found else Audited(statements, withheld, ())


def audited(site: PublishedSite, before: Sequence[Publication] = ()) -> Audited:
    """Audit what a site says, and what was published before it. Few lines need equations."""
    if before or site.ledger is None:  # without a ledger nobody knows all periods
        return by_equations(site, before)
    plain = sort_out(site.lines, site.released(), site.homes, site.floor)
    found = by_equations(site.of_lines(plain.others))
    statements, withheld = plain.statements + found.statements, plain.withheld + found.withheld
    return Audited(statements, withheld, found.findings)


def by_equations(site: PublishedSite, before: Sequence[Publication] = ()) -> Audited:
    """Audit what a site says by equations alone."""
    now = publication(site)
    findings = [*_findings(now), *map(_of_mark, site.marks, repeat(site.figures))]
    few = (each for each in corrections(now, before) if 0 < each.people < now.floor)
    findings += [_too_small(each, now.floor) for each in few]
    if not findings:  # else the same would be found once more
        findings += _of_all_releases(now, still_true(now, before))
    return Audited(
        len(now.statements),
        sum(each.answers is None for each in now.statements),
        tuple(sorted(findings, key=lambda each: each.sort_key)),
    )


def _findings(now: Publication) -> list[Finding]:
    """Return what is wrong today: what is known too closely, and what cannot all be true."""
    system = System(now.of_today, now.floor)
    wrong, leaks = list(system.contradictions), list[Finding]()
    for component in system.components():
        try:
            leaks += [_leak(each, now.floor) for each in _close(component, now)]
        except Contradiction:
            wrong.append(next(component.statements))
    return [*map(_contradicts, dict.fromkeys(wrong)), *leaks]


def _of_all_releases(now: Publication, older: Sequence[Statement]) -> Iterator[Finding]:
    """Yield what today's numbers reveal together with those of before.

    What was published before is no secret. Where days were counted otherwise before, a number that
    is withheld now may be known to be large.
    """
    if not older:
        return
    published = {each.key for each in older}
    today = [s for s in now.of_today if s.answers is not None or s.key not in published]
    today += now.hidden
    close = [
        each
        for component in System([*today, *older], now.floor).components()
        for each in _newest(component, now)
        if each.low < now.floor
    ]
    if close:  # under a lower floor more was published, and readers have it
        known = {each.about.key: each for each in _known_before(close, older, now)}
        yield from (
            _leak(each, now.floor)
            for each in close
            if each.about.key not in known or each.width < known[each.about.key].width
        )


def _known_before(
    close: Iterable[Range], older: Sequence[Statement], now: Publication
) -> Iterator[Range]:
    """Yield what older releases alone reveal of numbers that are known too closely."""
    asked = [each.about for each in close]
    for component in System([*asked, *older], now.floor).components():
        yield from _newest(component, now)


def _untrue(found: Range) -> bool:
    """Return whether nobody answered in days of which it is said that few did."""
    return found.high < 1 and found.about.labelled and not found.about.total


def _newest(component: Component, now: Publication) -> list[Range]:
    """Return what is known too closely, by equations that are true together, the newest first."""
    while True:
        found: list[Range] = []
        with suppress(Contradiction):
            found = list(_close(component, now))
            if not any(map(_untrue, found)):
                return found
        if not component.oldest:
            return found
        component = component.younger(component.oldest)


def _of_mark(mark: Mark, figures: Mapping[str, Shown]) -> Finding:
    """Return the finding that a page says something else of a figure than the downloads do."""
    place, name = Place(mark.file), f"“{mark.figure}”"
    if mark.figure not in figures:
        message = f"{name} is on this page, but in no download"
        return error("audit-mark-number", place, message, OURS)
    shown = figures[mark.figure]
    if isinstance(shown, str):
        message = f"{name} is “{shown}”, but this page shows its number"
        return error("audit-mark-withheld", place, message, OURS)
    message = f"{name} has {_answers(shown)}, and {_answers(mark.answers)} on this page"
    return error("audit-mark-number", place, message, OURS)


def _answers(number: int | None) -> str:
    return "no number of answers" if number is None else f"{number} answers"


def close_ones(now: Publication) -> Iterator[Range]:
    """Yield the withheld numbers that today's others reveal too closely. Raises Contradiction."""
    for component in System(now.of_today, now.floor).components():
        yield from _close(component, now)


def _close(component: Component, now: Publication) -> Iterator[Range]:
    if closed_form.applies(component):
        return closed_form.close(component, now.floor)
    from generator.audit import solver  # takes a second to import

    return solver.close(component, now.floor)


def _leak(found: Range, floor: int) -> Finding:
    about = found.about
    low, high = f"{found.low:.0f}", f"{found.high:.0f}"
    between = low if low == high else f"{low} to {high}"
    so = f"withheld, so 1 to {floor - 1} answers," if found.label else "withheld,"
    message = f"“{about.name}” is {so} but it must be {between} answers"
    return error("audit-told", Place(about.file), message, OURS)


def _too_small(found: Correction, floor: int) -> Finding:
    about = found.about
    message = (
        f"“{about.name}” was {found.before} answers and is now {about.answers}: "
        f"the difference reveals what fewer than {floor} people answered"
    )
    hint = (
        "build this site again with “--ledger SITE”, which names the site that readers have now: "
        f"its number then stays until {floor} people or more changed it"
    )
    return error("audit-small-correction", Place(about.file), message, hint)


def _contradicts(about: Statement) -> Finding:
    message = f"“{about.name}” does not fit what else is published about the same days"
    return error("audit-contradiction", Place(about.file), message, OURS)
