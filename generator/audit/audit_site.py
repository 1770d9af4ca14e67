"""The audit of a published site."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.audit import closed_form
from generator.audit.releases import Correction, corrections, together
from generator.audit.statements import LIKE, MIX, Line, Statement, read_downloads
from generator.audit.system import Contradiction, Range, System
from generator.sources.finding import Finding, Place, error

RULES = "method/rules.json"
"""What the site says about itself: the privacy floor, and whose services are whose."""


class NotASiteError(Exception):
    """The folder holds no published site of ours."""


@dataclass(frozen=True, slots=True)
class Audited:
    """What was looked at: statements, how many of them are withheld, and the problems."""

    statements: int
    withheld: int
    findings: tuple[Finding, ...]


def audit(site: Path, before: Path | None = None) -> Audited:
    """Audit a published site, alone or together with the one that was published before it.

    It reads figures and downloads; whatever else a page says, owners wrote. Raises NotASiteError
    where a folder is no site.
    """
    floor, homes, published = _read(site)
    findings = [*_findings(published, homes, floor)]
    if before is not None:
        earlier = _read(before)[2]
        small = [
            each
            for each in corrections(earlier, published)
            if abs((each.about.answers or 0) - each.before) < floor
        ]
        findings += [_too_small(each, floor) for each in small]
        if not findings:  # else two releases would say the same once more
            findings += _findings(together(earlier, published), homes, floor)
    return Audited(
        len(published),
        sum(each.answers is None for each in published),
        tuple(sorted(findings, key=lambda each: each.sort_key)),
    )


def _read(site: Path) -> tuple[int, Mapping[str, str], tuple[Statement, ...]]:
    """Return a site's privacy floor, its services' providers, and what it says."""
    try:
        rules = json.loads((site / RULES).read_text(encoding="utf-8"))
        floor, homes = int(rules["privacy_floor"]), dict(rules["provider_of"])
        return floor, homes, read_downloads(site)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        raise NotASiteError(f"{site} is no site that can be audited: {problem}") from None


def _findings(
    statements: Iterable[Statement], homes: Mapping[str, str], floor: int
) -> Iterator[Finding]:
    for joined, parts in _joined(statements, homes):
        try:
            found = closely_known(System(joined, parts), floor)
        except Contradiction as problem:
            yield _contradicts(problem.about)
            continue
        yield from (_leak(each, floor) for each in found)


def closely_known(system: System, floor: int) -> list[Range]:
    """Return the withheld statements that are known closer than the floor. Raises Contradiction."""
    if not system.withheld and not any(group.withheld for group in system.groups):
        return []
    if closed_form.applies(system):
        return closed_form.close(system, floor)
    from generator.audit import solver  # takes a second to import

    return solver.close(system, floor)


def _joined(
    statements: Iterable[Statement], homes: Mapping[str, str]
) -> Iterator[tuple[list[Statement], dict[Line, list[Line]]]]:
    """Yield statements that stand in equations with each other, and what their totals add up.

    Most are of one line. A total over a provider's services joins those of whose days in it
    something is withheld; where nothing is, it says nothing new.
    """
    lines: dict[Line, list[Statement]] = {}
    for each in statements:
        lines.setdefault(each.line, []).append(each)
    joined: set[Line] = set()
    for mix, totals in ((line, mine) for line, mine in lines.items() if line.question == MIX):
        services = (name for name, home in homes.items() if f"provider:{home}" == mix.subject)
        parts = [Line(name, LIKE, mix.mode) for name in services]
        opened = [line for line in parts if _hides(lines.get(line, ()), totals)]
        joined |= {mix, *opened}
        known = [total for total in totals if total.answers is not None]
        if opened and known:
            closed = [s for line in parts if line not in opened for s in lines.get(line, ())]
            rest = [replace(each, answers=_less(each, closed)) for each in known]
            yield [*rest, *(s for line in opened for s in lines[line])], {mix: opened}
        else:
            yield from ((lines[line], {}) for line in opened)
    for line, mine in lines.items():
        if line not in joined:
            yield mine, {}


def _hides(some: Iterable[Statement], totals: Iterable[Statement]) -> bool:
    """Return whether something is withheld in the days of a total."""
    withheld = [each for each in some if each.answers is None]
    return any(
        s.first <= total.last and s.last >= total.first for total in totals for s in withheld
    )


def _less(total: Statement, parts: Iterable[Statement]) -> int:
    """Return what a total leaves when the periods of some of its parts are taken away."""
    periods = {
        (part.line, part.first): part.answers or 0
        for part in parts
        if part.period and part.first >= total.first and part.last <= total.last
    }
    return (total.answers or 0) - sum(periods.values())


def _leak(found: Range, floor: int) -> Finding:
    about = found.about
    between = f"{found.low:.0f}" if found.width == 0 else f"{found.low:.0f} to {found.high:.0f}"
    message = f"“{about.name}” is withheld, and yet it must be {between} answers"
    hint = f"withhold another number beside it, until at least {floor} numbers are possible"
    return error("audit-told", Place(about.file), message, hint)


def _too_small(found: Correction, floor: int) -> Finding:
    about = found.about
    message = (
        f"“{about.name}” was {found.before} answers and is {about.answers} now: "
        f"the difference tells of fewer than {floor} people"
    )
    hint = f"keep the answers that came late back until they are {floor} or more"
    return error("audit-small-correction", Place(about.file), message, hint)


def _contradicts(about: Statement) -> Finding:
    message = f"“{about.name}” does not fit what else is published about the same days"
    return error("audit-contradiction", Place(about.file), message, "publish the site anew")
