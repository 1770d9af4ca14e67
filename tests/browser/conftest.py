"""A browser that refuses every other host, and the example's site served to it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

from generator.cli.test import find_browser
from tests.site.conftest import example, example_site, german_site
from tests.skips import CHROMIUM

__all__ = ["example", "example_site", "german_site"]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
PATIENCE = 120_000
"""Milliseconds until what does not come has failed: a busy machine takes its time."""
IDLE = "() => new Promise(done => requestIdleCallback(done))"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def address(example_site: Path) -> Iterator[str]:
    """Where the example's site is served."""
    with served(example_site) as address:
        yield address


@pytest.fixture(scope="session")
def german_address(german_site: Path) -> Iterator[str]:
    """Where the example's German site is served."""
    with served(german_site) as address:
        yield address


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder; give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


@contextmanager
def headless() -> Iterator[Browser]:
    """Start a Chromium without a window; without one the test is skipped."""
    path = find_browser()
    if path is None:
        pytest.skip(CHROMIUM)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


class Visit:
    """A page, with what it asked of other hosts and what it complained of."""

    def __init__(self, page: Page, address: str) -> None:
        page.set_default_timeout(PATIENCE)
        self.page = page
        self.address = address
        self.asked_elsewhere: list[str] = []
        self.complaints: list[str] = []
        self._awaited: set[Request] = set()
        page.on("request", self._asks)
        page.on("requestfinished", self._ends)
        page.on("requestfailed", self._ends)
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda problem: self.complaints.append(str(problem)))

    def _asks(self, request: Request) -> None:
        self._awaited.add(request)
        if not request.url.startswith((self.address, "blob:", "data:")):
            self.asked_elsewhere.append(request.url)

    def _ends(self, request: Request) -> None:
        self._awaited.discard(request)

    def open(self, path: str) -> Page:
        """Open a page of the site and wait until it is still."""
        self.load(path)
        self.settle()
        return self.page

    def load(self, path: str) -> Page:
        """Open a page of the site as it came, which is all where scripts do not run."""
        self.page.goto(f"{self.address}/{path}")
        return self.page

    def settle(self) -> None:
        """Wait until the page has nothing to do and waits for no file."""
        self.page.evaluate(IDLE)
        while self._awaited:
            self.page.wait_for_timeout(10)
            self.page.evaluate(IDLE)

    def judge(self) -> None:
        """Fail if anything was asked of another host, or complained of."""
        assert self.asked_elsewhere == []
        assert self.complaints == []


Options = dict[str, Any]
Looker = Callable[[str, Options], Visit]


def wanted(request: pytest.FixtureRequest) -> tuple[str, Options]:
    """Return the address and the options of the browser's context that a test names indirectly."""
    options = dict(getattr(request, "param", {}))
    return request.getfixturevalue(options.pop("site", "address")), options


@pytest.fixture
def visit(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A fresh visit; indirect parameters are the site and options of the browser's context."""
    address, options = wanted(request)
    context = browser.new_context(**options)
    visit = Visit(context.new_page(), address)
    yield visit
    context.close()
    visit.judge()


@pytest.fixture(scope="session")
def lookers(browser: Browser) -> Iterator[Looker]:
    """Return a function that gives one visit for each site and options, the same each time."""
    visits: dict[str, Visit] = {}

    def looker(address: str, options: Options) -> Visit:
        key = f"{address} {options}"
        if key not in visits:
            visits[key] = Visit(browser.new_context(**options).new_page(), address)
        return visits[key]

    yield looker
    for visit in visits.values():
        visit.page.context.close()


@pytest.fixture
def look(lookers: Looker, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Like ``visit``, for tests that only look; quicker, since the browser keeps its files."""
    visit = lookers(*wanted(request))
    yield visit
    try:
        visit.judge()
    finally:
        visit.asked_elsewhere.clear()
        visit.complaints.clear()
