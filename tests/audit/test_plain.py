"""Where lines need no equations, equations find the same: nothing."""

from __future__ import annotations

import json
from datetime import date
from random import Random

import pytest

from generator.api.places import file_of
from generator.audit.audit_site import Audited, audited, by_equations
from generator.audit.page import said_on
from generator.audit.plain import sort_out
from generator.audit.published import PublishedSite
from generator.releases.ledger import CellVersion, Days, Ledger, LedgerLine, Span
from tests.audit.sites import FLOOR, HOMES, cell, days, figure, month, quarter

MONTHS = range(1, 7)
Figures = dict[str, dict[str, object]]
Cells = dict[tuple[LedgerLine, Days], list[int]]


class RandomSite:
    """A site of two services, half a year; in places it says too much, or what cannot be true."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 (the same sites each time)
        self._odd = self._random.choice((0, 0.01, 0.04))
        self.figures: Figures = {}
        self.cells: Cells = {}
        self.withheld: dict[LedgerLine, set[Span]] = {}
        self._blocks: dict[str, list[tuple[int, ...]]] = {}
        self._truth: dict[str, dict[int, int]] = {}
        for service in HOMES:
            self._trend(service)
            self._communities(service)
            for number in range(self._random.randrange(3)):
                self._window(f"{service}/like?until=2026-{number + 1:02}", [service])
        self._window("provider:it/like-mix", [*HOMES])

    def _oddly(self, often: int = 1) -> bool:
        return self._random.random() < often * self._odd

    def _near(self, number: int) -> int:
        return max(0, number + self._random.randrange(-3, 4)) if self._oddly() else number

    def _trend(self, service: str) -> None:
        random = self._random
        truth = self._truth[service] = {n: random.choice((0, 4, 7, 9, 15, 30)) for n in MONTHS}
        small = [n for n in MONTHS if 0 < truth[n] < FLOOR or self._oddly()]
        blocks = self._blocks[service] = []
        rest = list(small)
        while sum(truth[n] for n in rest) >= (0 if self._oddly() else 2 * FLOOR):
            if not rest:
                break
            size = random.randint(2, max(2, len(rest)))
            blocks.append(tuple(rest[:size]))
            rest = rest[size:]
        for n in MONTHS:
            shown = None if n in small else self._near(truth[n])
            if not self._oddly():
                self.figures[f"{service}/like?period=2026-{n:02}"] = month(n, shown)
            if shown is not None and not self._oddly():
                self.cells[cell(n, service=service)] = self._versions(truth[n])
            elif shown is None and not self._oddly(8):
                line, spans = cell(n, service=service)
                self.withheld.setdefault(line, set()).update(spans)
        for block in blocks:
            if not self._oddly():
                whole = self._near(sum(truth[n] for n in block))
                self.cells[cell(*block, service=service)] = [whole]

    def _versions(self, number: int) -> list[int]:
        before = [number + self._random.randint(1, 20)] if self._random.random() < 0.05 else []
        return [*before, number]

    def _communities(self, service: str) -> None:
        for number in (1, 2):
            if self._random.random() < 0.5:
                continue
            left = sum(self._truth[service][n] for n in range(3 * number - 2, 3 * number + 1))
            for name in ("field", "night"):
                mine = self._random.randint(0, left)
                left -= mine
                shown = None if 0 < mine < FLOOR else self._near(mine)
                about = figure(*days(3 * number - 2, 3 * number), shown)
                self.figures[f"{service}/like?community={name}&period=2026-Q{number}"] = about
                if shown is not None and mine:
                    self.cells[quarter(number, service, name)] = self._versions(mine)

    def _window(self, name: str, services: list[str]) -> None:
        first, last = sorted(self._random.sample(MONTHS, 2))
        inside = range(first, last + 1)
        whole, without = 0, []
        for service in services:
            hidden = {n for n in MONTHS if self._hidden(service, n)}
            blocks = [set(some) for some in self._blocks[service] if {*some} <= {*inside}]
            held = set().union(*blocks)
            left_out = {n for n in inside if n in hidden - held and not self._oddly()}
            whole += sum(self._truth[service][n] for n in inside if n not in left_out)
            without += [f"{service} {'/'.join(days(n, n))}" for n in sorted(left_out)]
        shown = None if self._random.random() < 0.1 else self._near(whole)
        self.figures[name] = figure(*days(first, last), shown, without=without)

    def _hidden(self, service: str, number: int) -> bool:
        facts = self.figures.get(f"{service}/like?period=2026-{number:02}", {})
        return "answers" not in facts

    def site(self) -> PublishedSite:
        """Return what it says."""
        rules = json.dumps({"privacy_floor": FLOOR, "provider_of": HOMES})
        page = said_on("index.html", "", {file_of("all"): json.dumps({"figures": self.figures})})
        versions = {
            line: {
                spans: tuple(CellVersion(n, (0, many)) for n, many in enumerate(some))
                for (mine, spans), some in self.cells.items()
                if mine == line
            }
            for line, _ in self.cells
        }
        hidden = {line: frozenset(spans) for line, spans in self.withheld.items()}
        releases = (date(2026, 7, 1), date(2026, 8, 1))
        return PublishedSite.of([page], rules, Ledger(releases, versions, hidden))


def said(found: Audited) -> tuple[int, int, set[tuple[str, str]]]:
    return (
        found.statements,
        found.withheld,
        {(each.place.file, f"{each.code}: {each.message}") for each in found.findings},
    )


@pytest.mark.parametrize(
    "seeds", [range(150), pytest.param(range(150, 3000), marks=pytest.mark.long)]
)
def test_equations_find_the_same(seeds):
    leaks = plain = 0
    for seed in seeds:
        site = RandomSite(seed).site()
        found = audited(site)
        assert said(found) == said(by_equations(site)), seed
        leaks += bool(found.findings)
        plain += not sort_out(site.lines, site.released(), HOMES, FLOOR).others
    assert leaks > len(seeds) / 10
    assert plain > len(seeds) / 10
