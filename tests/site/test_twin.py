"""Two processes draw what one would, and no failure of one leaves the other behind."""

from __future__ import annotations

import os
from types import SimpleNamespace

import pytest

from generator.site import twin
from generator.site.twin import Twin
from tests.site.conftest import run
from tests.site.test_build import digests
from tests.skips import SYSTEM

pytestmark = pytest.mark.xdist_group("site")
FORKS = hasattr(os, "fork") and (os.cpu_count() or 1) > 1
needs_fork = pytest.mark.skipif(not FORKS, reason=f"{SYSTEM}: draw side by side")


def services(number: int) -> dict[str, str]:
    text = "name: Number {n}\nstage: live\nlaunched: 2020-01-01\n"
    return {f"services/it/number-{n}.yml": text.format(n=n) for n in range(number)}


def built(write, site, files):
    result = run("build", "--root", write(files), "--site", site)
    assert result.exit_code == 0, result.output
    return digests(site)


@needs_fork
def test_two_processes_draw_what_one_draws(write, tmp_path, monkeypatch):
    began = []
    real = Twin.begin
    monkeypatch.setattr(twin, "FEWEST", 4)

    def begin(self, *pages):
        real(self, *pages)
        began.append(self._child)

    monkeypatch.setattr(Twin, "begin", begin)
    both = built(write, tmp_path / "both", services(12))
    monkeypatch.setattr(twin, "FEWEST", 10_000)
    alone = built(write, tmp_path / "alone", services(12))
    assert began[0] is not None
    assert began[1] is None
    assert both == alone


@needs_fork
@pytest.mark.parametrize("which", [0, 1])
def test_when_one_fails_nothing_is_published_and_nobody_is_left(
    write, tmp_path, monkeypatch, which, capfd
):
    monkeypatch.setattr(twin, "FEWEST", 4)
    from generator.pages import service

    first = os.getpid()
    born = []
    fork = os.fork

    def remember():
        child = fork()
        born.append(child)
        return child

    monkeypatch.setattr(os, "fork", remember)
    real = service.service_view

    def breaks(card, *rest):
        if (os.getpid() == first) == (which == 0):
            raise RuntimeError("a page breaks")
        return real(card, *rest)

    monkeypatch.setattr("generator.pages.service.service_view", breaks)
    with pytest.raises((RuntimeError, twin.TwinError)):
        run("build", "--root", write(services(12)), "--site", tmp_path / "out" / "site")
    assert list((tmp_path / "out").iterdir()) == []
    assert len(born) == 1
    with pytest.raises(ProcessLookupError):
        os.kill(born[0], 0)


def page(template="a.html"):
    return SimpleNamespace(meta={"template": template})


@needs_fork
@pytest.mark.parametrize("number", [4, 301])
def test_each_page_is_drawn_once_and_overviews_by_the_first(tmp_path, monkeypatch, number):
    monkeypatch.setattr(twin, "FEWEST", 4)
    shared, others = [page() for _ in range(number)], [page(), page()]
    first, pair = os.getpid(), Twin()
    with pair.contained(), (tmp_path / "log").open("a", buffering=1) as log:
        pair.begin(shared, others)
        for name, each in enumerate([*others, *shared]):
            if pair.draws(each):
                log.write(f"{name} {os.getpid() == first}\n")
            pair.done(each)
        pair.end()
    lines = [line.split() for line in (tmp_path / "log").read_text().splitlines()]
    assert sorted(int(name) for name, _ in lines) == list(range(number + 2))
    assert all(by_first == "True" for name, by_first in lines if name in ("0", "1"))


@needs_fork
def test_a_page_that_nobody_came_to_is_an_error(monkeypatch):
    monkeypatch.setattr(twin, "FEWEST", 4)

    def walk_backwards():
        shared, pair = [page() for _ in range(9)], Twin()
        with pair.contained():
            pair.begin(shared, [])
            for each in reversed(shared):
                pair.done(each)
            pair.end()

    with pytest.raises(twin.TwinError):
        walk_backwards()


def test_few_pages_are_drawn_by_one(write, tmp_path, monkeypatch):
    monkeypatch.setattr(os, "fork", lambda: pytest.fail("nobody should fork"), raising=False)
    drawn = built(write, tmp_path / "site", services(3))
    assert "services/number-2/index.html" in drawn
