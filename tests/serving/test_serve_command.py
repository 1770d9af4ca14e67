"""``serve`` in what ``init`` writes: as a subprocess, asked as a browser asks."""

from __future__ import annotations

import os
import queue
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from threading import Thread

import pytest

from generator.cli.serve import AskedToEnd
from generator.serving.live_site import LiveSite
from generator.serving.server import CHANGED
from tests.browser.conftest import PATIENCE

ROOT = Path(__file__).parents[2]
NUMBER = re.compile(r"/like (\d+)\"")
"""How many answers there are behind the first number of a scorecard."""
_LONGEST = 60
"""Seconds after which a line that does not come is a fault; nobody waits for as long."""


_LISTEN = "signal.signal(signal.SIGINT, signal.SIG_DFL); os.execvp(sys.argv[1], sys.argv[1:])"
HEARS_CTRL_C = (sys.executable, "-c", f"import os, signal, sys; {_LISTEN}")
"""Starts a program that hears Ctrl-C, also where these tests run in the background of a shell."""


class Served:
    """``serve``, running on a free port; ``said`` are the lines that it has printed."""

    def __init__(self, root, home, *more):
        command = [*HEARS_CTRL_C, sys.executable, "-P", "-m", "generator", "serve", "--root", root]
        ours = {"HOME": str(home), "TMPDIR": str(home), "PYTHONPATH": str(ROOT)}
        self.running = subprocess.Popen(
            [*command, "--port", "0", *more],
            env={**os.environ, **ours, "XDG_CACHE_HOME": str(home), "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.lines = queue.Queue()
        self.said = []
        Thread(target=self._read, daemon=True).start()
        self.address = ""

    def _read(self):
        for line in self.running.stdout:
            self.lines.put(line)

    def until(self, word):
        """Wait until it has printed a line with a word; return all since the last that was seen."""
        since = []
        while True:
            since.append(self.lines.get(timeout=_LONGEST))
            self.said += since[-1:]
            for part in since[-1].split():
                if part.startswith("http://127.0.0.1:"):
                    self.address = part
            if word in since[-1]:
                return "".join(since)

    def page(self, path=""):
        try:
            with urllib.request.urlopen(self.address + path, timeout=_LONGEST) as answer:  # noqa: S310
                return answer.read().decode()
        except urllib.error.HTTPError as problem:
            return problem.read().decode()

    def changed(self, page):
        """Wait as the page does, until there is another; return the seconds that it took."""
        number = page.rpartition("})(")[2].partition(")")[0]
        began = time.perf_counter()
        with urllib.request.urlopen(f"{self.address}{CHANGED[1:]}?since={number}") as answer:  # noqa: S310
            assert answer.status == 200
        return time.perf_counter() - began


@pytest.fixture
def ours(tmp_path):
    root = tmp_path / "our services"
    subprocess.run(
        [sys.executable, "-P", "-m", "generator", "init", root, "--name", "Ours", "--provider",
         "IT", "--feedback", "https://example.org/say"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        check=True,
    )  # fmt: skip
    return root


@pytest.fixture
def serve(ours, tmp_path):
    """Return a function that starts ``serve`` on a repository; it is ended with the test."""
    home = tmp_path / "home"
    home.mkdir()
    started = []

    def start(*more):
        started.append(Served(ours, home, *more))
        return started[-1]

    yield start
    for each in started:
        each.running.kill()
        each.running.wait()


def test_an_edit_of_yaml_or_csv_is_seen_within_two_seconds(serve, ours):
    served = serve()
    served.until("The site is at")
    definition = ours / "services" / "it" / "made-up-mail.yml"
    answers = ours / "data" / "tallies" / "made-up-mail.csv"
    page = served.page("services/made-up-mail/")
    assert "I write to anybody" in page
    counted = NUMBER.search(page)[1]
    took = {}
    for file, old, new in (
        (definition, "purpose: I write", "purpose: I really write"),
        (answers, "like,", "like,9"),
    ):
        whole = file.read_text("utf-8")
        began = time.perf_counter()
        file.write_text(whole.replace(old, new), "utf-8")
        served.changed(page)
        page = served.page("services/made-up-mail/")
        took[file.suffix] = time.perf_counter() - began
    assert "I really write" in page
    assert NUMBER.search(page)[1] != counted
    assert max(took.values()) < 2, took


def put(file, text):
    """Write a file in one step, so that ``serve`` sees one change, however busy the machine is."""
    made = file.parents[3] / "made"
    made.write_text(text, "utf-8")
    made.replace(file)


def test_findings_are_on_the_page_and_in_the_terminal_and_the_site_comes_back(serve, ours):
    served = serve()
    served.until("The site is at")
    definition = ours / "services" / "it" / "made-up-mail.yml"
    whole = definition.read_text("utf-8")
    put(definition, whole.replace("stage: live", "stage: alive"))
    terminal = served.until("shows the site as it was before")
    page = served.page("services/made-up-mail/")
    for said in (terminal, page):
        assert "services/it/made-up-mail.yml:10:8" in said
        assert "write “live”" in said
    assert "I write to anybody" in page
    put(definition, whole[: len(whole) // 2])  # half written
    served.until("http://")
    definition.unlink()
    served.until("data/tallies/made-up-mail.csv")
    served.until("shows the site as it was before")
    assert "data/tallies/made-up-mail.csv" in served.page()
    renamed = definition.with_name("letters.yml")
    put(renamed, whole)
    served.until("services/it/letters.yml")
    served.until("shows the site as it was before")
    renamed.replace(definition)
    served.until("The site is at")
    assert 'role="alert"' not in served.page("services/made-up-mail/")


def test_a_warning_that_an_edit_brings_is_on_the_page_and_in_the_terminal_once(serve, ours):
    served = serve()
    served.until("The site is at")
    page = served.page("services/made-up-mail/")
    assert 'role="alert"' not in page  # there is one already, of which nobody needs to hear again
    definition = ours / "services" / "it" / "made-up-mail.yml"
    whole = definition.read_text("utf-8").replace("# iheartit: ignore no-steps", "# Ignored:")
    put(definition, whole)
    terminal = served.until("The site is at")
    page = served.page("services/made-up-mail/")
    for said in (terminal, page):
        assert "services/it/made-up-mail.yml:7:7" in said
        assert "→ add “steps:”" in said
    assert "1 new warning in the files" in page
    put(definition, "# A line more.\n" + whole)
    assert "→" not in served.until("The site is at")
    assert 'role="alert"' not in served.page("services/made-up-mail/")


@pytest.mark.browser
def test_what_is_wrong_is_in_sight_where_somebody_has_scrolled(serve, ours, browser):
    served = serve()
    served.until("The site is at")
    definition = ours / "services" / "it" / "made-up-mail.yml"
    page = browser.new_page()
    page.goto(f"{served.address}services/made-up-mail/")
    page.evaluate("scrollTo(0, 700)")
    put(definition, definition.read_text("utf-8").replace("stage: live", "stage: alive"))
    alert = page.locator("[role=alert]")
    alert.wait_for(timeout=PATIENCE)
    page.wait_for_function("scrollY > 0", timeout=PATIENCE)
    box = alert.bounding_box()
    assert box["y"] >= 0
    assert box["height"] < page.viewport_size["height"] / 2
    page.close()


def test_with_an_error_from_the_start_the_page_says_it_and_comes_once_it_is_fixed(serve, ours):
    definition = ours / "services" / "it" / "made-up-mail.yml"
    whole = definition.read_text("utf-8")
    definition.write_text(whole + "name: [\n", "utf-8")
    served = serve()
    terminal = served.until("once this is fixed")
    page = served.page()
    assert "→" in terminal
    assert "made-up-mail.yml" in page
    assert "There is no site yet" in page
    definition.write_text(whole, "utf-8")
    while "There is no site yet" in page:  # half a file may have been read, too
        served.changed(page)
        page = served.page()
    assert "Do people like it?" in page


def test_settings_that_are_no_yaml_are_said(serve, ours):
    settings = ours / "mkdocs.yml"
    whole = settings.read_text("utf-8")
    settings.write_text(whole + "theme: {name: [\n", "utf-8")
    served = serve()
    assert "Traceback" not in served.until("once this is fixed")
    assert "mkdocs.yml" in served.page()
    settings.write_text(whole, "utf-8")
    served.until("The site is at")


def test_it_ends_quietly_and_says_that_a_port_is_taken(serve, ours, tmp_path):
    served = serve()
    served.until("The site is at")
    taken = served.address.rpartition(":")[2].strip("/")
    second = serve("--port", taken)
    assert f"port {taken}: address already in use" in second.until("--port")
    assert second.running.wait(_LONGEST) == 1
    served.running.send_signal(signal.SIGINT)
    assert served.running.wait(_LONGEST) == 0
    assert not any("Traceback" in line or "Abort" in line for line in served.said)
    assert [each.name for each in (tmp_path / "home").iterdir() if "iheartit-" in each.name] == []
    with socket.socket() as free:
        assert free.connect_ex(("127.0.0.1", int(taken))) != 0


class Garbage:
    """Ctrl-C is pressed while this is thrown away."""

    def __del__(self):
        signal.raise_signal(signal.SIGINT)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_ctrl_c_is_not_lost_while_garbage_is_looked_for():
    asked = AskedToEnd()
    asked.end()
    before = signal.signal(signal.SIGINT, asked)
    try:
        Garbage()  # Python says “Exception ignored in”, and goes on
        with pytest.raises(KeyboardInterrupt):
            asked.end()
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_commit_is_seen_from_a_folder_of_a_repository(ours, tmp_path):
    head = tmp_path / ".git" / "HEAD"
    site = LiveSite(ours, tmp_path / "site", None)
    assert head not in site.places()
    head.parent.mkdir()
    assert head in site.places()


def test_a_fault_of_the_program_is_said_on_the_page_too(ours, tmp_path):
    site = LiveSite(ours, tmp_path / "site", None)
    site.fail(ValueError("<odd>"))
    assert "ValueError('<odd>')" in site.refused
    assert not site.is_whole
