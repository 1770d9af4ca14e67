"""Gives the live site to browsers on this machine, which load a page anew once it changes."""

from __future__ import annotations

import mimetypes
import sys
import traceback
from collections.abc import Callable, Sequence
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from generator.serving.live_site import LiveSite
from generator.sources.finding import Finding

HOST = "127.0.0.1"
CHANGED = "/-/changed"
"""Answers once the site is another one than that of the number in “since”."""
_LONGEST = 20.0
"""Seconds after which a browser has to ask again."""
_MOST = 20
_NAMES = {HOST, "localhost"}
_AGAIN = """<script>(async since => {{
  for (;;) {{
    try {{
      const answer = await fetch(`{path}?since=${{since}}`, {{cache: "no-store"}})
      if (answer.status === 200) return location.reload()
    }} catch {{ await new Promise(done => setTimeout(done, 1000)) }}
  }}
}})({number})</script>"""
_ALERT = (
    '<div role="alert" style="position:sticky;top:0;z-index:99;max-height:45vh;overflow:auto;'
    "padding:1rem;background:{colour};color:#fff;font:16px/1.5 sans-serif;"
    'overflow-wrap:anywhere"><strong>{title}</strong>{more}</div>'
)
"""It stays in sight: a page that loads itself anew is shown where it was scrolled to before."""
_STOPS, _WARNS = "#7a0b1b", "#6b4a00"


_HTML = "text/html"
_PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light '
    'dark"><title>I ♥ IT</title></head><body><p style="font:16px/1.5 sans-serif">{said}</p></body>'
    "</html>"
)
"""What is shown where there is no page."""


class LiveServer(ThreadingHTTPServer):
    """Serves a live site. ``number`` counts the states that it has shown.

    ``typed`` returns a hint in which commands of this program begin as somebody here types them.
    """

    daemon_threads = True

    def __init__(self, site: LiveSite, port: int, typed: Callable[[str], str] = str) -> None:
        super().__init__((HOST, port), _Handler)
        self.site = site
        self.typed = typed
        self.number = 0
        self.news = Condition()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say what went wrong, but not that a browser has gone on to another page."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    def changed(self) -> None:
        """Have all browsers load their page anew."""
        with self.news:
            self.number += 1
            self.news.notify_all()


class _Handler(BaseHTTPRequestHandler):
    """Answers one browser."""

    server: LiveServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with a file of the site, or once there is a newer one."""
        asked = urlsplit(self.path)
        name = self.headers.get("Host", "").rpartition(":")[0] or self.headers.get("Host", "")
        if name not in _NAMES:  # another site's name that leads here must not read what lies here
            self._answer(HTTPStatus.FORBIDDEN, b"ask for 127.0.0.1 or localhost", "text/plain")
        elif asked.path == CHANGED:
            self._say_once_changed(parse_qs(asked.query).get("since", [""])[0])
        else:
            self._give(unquote(asked.path).removeprefix("/"))

    def do_HEAD(self) -> None:
        """Answer as to GET, without what the file holds."""
        self.do_GET()

    def _say_once_changed(self, since: str) -> None:
        server = self.server
        with server.news:
            new = server.news.wait_for(lambda: since != str(server.number), _LONGEST)
        status = HTTPStatus.OK if new else HTTPStatus.NO_CONTENT
        self._answer(status, b"", "text/plain")

    def _give(self, path: str) -> None:
        server = self.server
        site, number = server.site, server.number
        if path.endswith("/") or not path:
            path += "index.html"
        try:
            found = site.file(path)
            below = found is None and site.file(f"{path}/index.html") is not None
        except Exception as problem:  # noqa: BLE001 # a browser must hear of it, and ask again
            traceback.print_exc()
            said = _page(f"This page cannot be shown; the terminal says why: {problem!r}")
            self._answer(HTTPStatus.INTERNAL_SERVER_ERROR, _with_news(said, server, number), _HTML)
            return
        if below:
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", f"/{path}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        status = HTTPStatus.OK if found is not None else HTTPStatus.NOT_FOUND
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        if found is None:
            found, kind = site.file("404.html"), _HTML
        if found is None:
            waits = not site.errors and not site.refused
            found = _page("The site is being made …" if waits else "There is no site yet.")
            status = HTTPStatus.SERVICE_UNAVAILABLE
        if kind == _HTML:
            found = _with_news(found, server, number)
        self._answer(status, found, kind)

    def _answer(self, status: HTTPStatus, body: bytes, kind: str) -> None:
        self.send_response(status)
        said = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
        self.send_header("Content-Type", said)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # its name above
        """Say nothing of each file."""


def _with_news(page: bytes, server: LiveServer, number: int) -> bytes:
    """Return a page that loads itself anew, with what is wrong in the files above it."""
    again = _AGAIN.format(path=CHANGED, number=number).encode()
    before, end, after = page.rpartition(b"</body>")
    page = before + again + end + after
    alert = _alert(server).encode()
    if alert:
        at = page.index(b">", page.index(b"<body")) + 1
        page = page[:at] + alert + page[at:]
    return page


def _page(said: str) -> bytes:
    return _PAGE.format(said=escape(said)).encode()


def _alert(server: LiveServer) -> str:
    site, typed = server.site, server.typed
    if site.refused:
        more = f"<p>{escape(site.refused)}</p>"
        return _ALERT.format(colour=_STOPS, title="Nothing new is shown.", more=more)
    if site.errors:
        title = f"Nothing new is shown: {_number(site.errors, 'error')} in the files."
        return _ALERT.format(colour=_STOPS, title=title, more=_listed(site.errors, typed))
    if site.new:
        title = f"{_number(site.new, 'new warning')} in the files."
        return _ALERT.format(colour=_WARNS, title=title, more=_listed(site.new, typed))
    return ""


def _number(findings: Sequence[Finding], what: str) -> str:
    return f"{len(findings)} {what}{'' if len(findings) == 1 else 's'}"


def _listed(findings: Sequence[Finding], typed: Callable[[str], str]) -> str:
    each = "".join(
        f"<li>{escape(str(f.place))}: {escape(f.message)}<br>→ {escape(typed(f.hint))}</li>"
        for f in findings[:_MOST]
    )
    more = f"<p>The terminal lists all {len(findings)}.</p>" if len(findings) > _MOST else ""
    return f"<ul>{each}</ul>{more}"
