"""The page for a missing one: from any depth and below any path it leads back, without a script."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

STRICT = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"
DEPTHS = ["nope", "nope/", "services/nope/", "services/no/such/", "a/b/c/d.html", "a/b/c/d/e/f/g/"]


class Host(SimpleHTTPRequestHandler):
    """Serves a site below a path as hosts of static files do: 404.html stands for all missing."""

    below = "/"

    def do_GET(self) -> None:
        here = self.path.partition("?")[0]
        file = Path(self.directory, here.removeprefix(self.below).lstrip("/"))
        if here.endswith("/"):
            file /= "index.html"
        there = here.startswith(self.below) and file.is_file()
        body = (file if there else Path(self.directory, "404.html")).read_bytes()
        self.send_response(200 if there else 404)
        kind = self.guess_type(str(file)) if there else "text/html"
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", STRICT)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def hosted(site: Path, below: str) -> Iterator[str]:
    handler = partial(type("Below", (Host,), {"below": below}), directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}{below}"
    server.shutdown()


@pytest.fixture(params=["/", "/sub/path/"])
def host(example_site: Path, request) -> Iterator[str]:
    with hosted(example_site, request.param) as address:
        yield address


@pytest.fixture
def page(browser) -> Iterator[object]:
    """A page in which no script runs."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


Shown = Callable[[str], list[str]]


def shown(page, selector: str) -> list[object]:
    return [each for each in page.locator(selector).all() if each.is_visible()]


@pytest.mark.browser
@pytest.mark.parametrize("path", DEPTHS)
def test_its_links_lead_back_from_any_depth(page, host, path):
    answer = page.goto(host + path)
    assert answer.status == 404
    links = shown(page, "a")
    found = [page.evaluate_handle("a => a.href", link.element_handle()) for link in links]
    assert [str(each.json_value()) for each in found] == [f"{host}services/", host]
    assert not shown(page, ".else")
    assert page.goto(str(found[1].json_value())).status == 200
    page.go_back()
    assert page.goto(str(found[0].json_value())).status == 200


@pytest.mark.browser
def test_from_too_deep_it_says_what_to_do(page, host):
    if host.endswith("/sub/path/"):
        page.goto(host + "a/b/c/d/e/f/g/h/i/j")
        assert not shown(page, "a")
        (said,) = shown(page, ".else")
        assert "delete the address" in said.inner_text()


@pytest.mark.browser
def test_without_styles_it_says_what_to_do(page, host):
    page.route("**/*.css", lambda route: route.abort())
    page.goto(host + "services/nope/")
    assert not shown(page, "a")
    assert len(shown(page, ".else")) == 1


@pytest.mark.browser
def test_an_address_that_is_known_is_not_needed(page, host):
    text = page.goto(host + "nope").text()
    assert "<script" not in text
    assert "://" not in text
    assert "style=" not in text
