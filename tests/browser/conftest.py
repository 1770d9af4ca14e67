"""A browser that refuses every other host, and the example's site served to it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

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
]


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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; without one the browser's tests are skipped."""
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
        self.page = page
        self.address = address
        self.refused: list[str] = []
        self.complaints: list[str] = []
        page.route("**/*", self._answer)
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda problem: self.complaints.append(str(problem)))

    def _answer(self, route: Route) -> None:
        if route.request.url.startswith((self.address, "blob:", "data:")):
            route.continue_()
        else:
            self.refused.append(route.request.url)
            route.abort()

    def open(self, path: str) -> Page:
        """Open a page of the site and wait until it is still."""
        self.page.goto(f"{self.address}/{path}", wait_until="networkidle")
        return self.page


@pytest.fixture
def visit(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A fresh visit; indirect parameters are the site and options of the browser's context."""
    options = dict(getattr(request, "param", {}))
    address = request.getfixturevalue(options.pop("site", "address"))
    context = browser.new_context(**options)
    visit = Visit(context.new_page(), address)
    yield visit
    context.close()
    assert visit.refused == []
    assert visit.complaints == []
