"""A GitLab that a small server plays: its package registry, and its jobs' variables."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import ClassVar

import pytest


class Registry(BaseHTTPRequestHandler):
    """Keeps what is put; ``broken`` is an answer to everything."""

    files: ClassVar[dict[str, bytes]] = {}
    asked: ClassVar[list[tuple[str, str | None]]] = []
    broken: ClassVar[list[tuple[int, bytes]]] = []

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers["JOB-TOKEN"]))
        found = self.files.get(self.path)
        missing = (404, b'{"message":"404 Not found"}') if found is None else (200, found)
        self._answer(*(self.broken[-1] if self.broken else missing))

    def do_PUT(self) -> None:
        text = self.rfile.read(int(self.headers["Content-Length"]))
        if self.headers["JOB-TOKEN"] != "a-token":
            self._answer(403, b"{}")
        else:
            self.files[self.path] = text
            self._answer(201, b"{}")

    def _answer(self, status: int, text: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def gitlab():
    """The address of a GitLab, as its jobs know it."""
    for each in (Registry.files, Registry.asked, Registry.broken):
        each.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Registry)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def in_job(address: str) -> dict[str, str]:
    api = {"CI_API_V4_URL": f"{address}/api/v4", "CI_PROJECT_ID": "5", "CI_JOB_TOKEN": "a-token"}
    return {**api, "CI_PAGES_URL": f"{address}/pages"}
