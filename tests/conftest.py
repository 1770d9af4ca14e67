"""A small repository for any test to begin with, and the example, computed once for all tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from generator.checks.public.strangers import JOBS
from generator.pipeline import Reading, compute, material, read
from generator.sources.history import History

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from generator.pages.page import Page
    from generator.scorecards.scorecard import Scorecards

pytest_plugins = ["tests.skips"]

# The same cases on each run, and no clock: a slow machine is not a wrong number.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

ROOT = Path(__file__).resolve().parents[1]
ORGANISATION = "name: Small Works\nas_of: 2026-09-30\n"
PROVIDER = "name: IT\nshirt: IT\n"
SERVICE = "name: Mail\npurpose: I write to anybody.\nstage: live\nlaunched: 2020-01-01\n"

Repository = Callable[[Mapping[str, str]], Reading]


@pytest.fixture(autouse=True)
def _at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """Print what is printed at home, also where a job runs the tests."""
    for name in JOBS:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[Mapping[str, str]], Path]:
    """Return a function that writes files, on top of a small whole repository."""

    def do(files: Mapping[str, str]) -> Path:
        root = tmp_path / "repository"
        usual = {
            "services/organisation.yml": ORGANISATION,
            "services/it/provider.yml": PROVIDER,
            "services/it/mail.yml": SERVICE,
        }
        for name, text in {**usual, **files}.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return root

    return do


@pytest.fixture
def repository(write: Callable[[Mapping[str, str]], Path]) -> Repository:
    """Return a function that writes a repository, reads and checks it."""

    def do(files: Mapping[str, str]) -> Reading:
        return read(write(files), cache=False)

    return do


@pytest.fixture(scope="session")
def example_reading() -> Reading:
    """Return the example, read and checked; without history, so that a commit changes nothing."""
    return read(ROOT, cache=False, history=History())


@pytest.fixture(scope="session")
def example_cards(example_reading: Reading) -> Scorecards:
    """Return the example's scorecards."""
    return compute(example_reading)


@pytest.fixture(scope="session")
def example_pages(example_reading: Reading, example_cards: Scorecards) -> tuple[Page, ...]:
    """Return the example's pages; each makes its view when it is asked for it."""
    from generator.pages.table import pages

    return tuple(pages(material(example_reading, example_cards)))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium, the only one of a process: Playwright can be started once in each."""
    from tests.browser.conftest import headless

    with headless() as found:
        yield found
