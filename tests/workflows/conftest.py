"""What all machines have in common."""

from __future__ import annotations

import os
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest


@pytest.fixture(scope="module", autouse=True)
def one_cache(tmp_path_factory):
    """One cache for all machines of a run, as a runner keeps its own from run to run."""
    base = tmp_path_factory.getbasetemp()
    # A worker's folder lies in that of the run.
    place = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(place / "cache-of-machines"))
        yield


@pytest.fixture
def served():
    """Return a function that serves a folder on this machine and returns its address."""
    servers = []

    def serve(folder: Path) -> str:
        handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
        servers.append(ThreadingHTTPServer(("127.0.0.1", 0), handler))
        Thread(target=servers[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_port}"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()
