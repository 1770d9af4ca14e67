"""Sentences as they are read: each ends before the next, and a “no” is of one “or” another."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.site.conftest import pages_of
from tests.site.said import ENDED_BY
from tests.site.test_build import page

_VOID = ("br", "img", "input", "link", "meta", "hr", "wbr", "col")
_ROWS = re.compile("ih-(tools|doors|tags|about|foot)|is-row")
"""What is laid out in a row, each part apart."""
_ENDED = tuple(".?!:”“…")
_BEGINS = re.compile("\\s*[A-ZÄÖÜ“„]")
_DENIED = re.compile("(?:No |Nobody |Kein |niemand )[^.“„]*[“„][^.]{1,80}[”“] (?:and|und) [“„]")


class _Paragraphs(HTMLParser):
    """Finds links in paragraphs after which something begins without the end of a sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._open: list[tuple[str, str]] = []
        self._link = ""
        self._after: str | None = None

    def _in_a_sentence(self) -> bool:
        tags = {tag for tag, _ in self._open}
        return {"main", "p"} <= tags and not any(_ROWS.search(kinds) for _, kinds in self._open)

    def _judge(self, text: str) -> None:
        if self._after is not None and self._in_a_sentence() and not self._after.endswith(_ENDED):
            self.found.append((self._after, text))
        self._after = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        while self._open and tag in ENDED_BY.get(self._open[-1][0], ()):
            self._open.pop()
        if tag == "p":
            self._after = None
        if tag == "a":
            self._judge("another link")
            self._link = ""
        self._open.append((tag, dict(attrs).get("class") or ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass  # of a drawing: nothing is in it

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass
        if tag == "a":
            self._after = self._link.strip()

    def handle_data(self, data: str) -> None:
        if any(tag == "a" for tag, _ in self._open):
            self._link += data
        elif _BEGINS.match(data):
            self._judge(data.strip())
        elif data.strip():
            self._after = None


def _run_on(path: Path) -> list[tuple[str, str]]:
    reader = _Paragraphs()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return reader.found


@pytest.mark.parametrize("site", ["example_site", "german_site"])
def test_nothing_begins_right_after_a_link(request, site):
    files = pages_of(request.getfixturevalue(site))
    assert len(files) > 90
    assert {file.parent.name: found for file in files if (found := _run_on(file))} == {}


@pytest.mark.parametrize("site", ["example_site", "german_site"])
def test_what_nothing_is_said_of_is_joined_by_or(request, site):
    whole = request.getfixturevalue(site)
    said = [page(whole, path).text for path in ("attention", "providers/it")]
    said += [page(whole, f"services/{name}").text for name in ("remote-access", "expenses")]
    assert [found.group() for each in said for found in _DENIED.finditer(each)] == []
    assert sum(len(re.findall("” or “|“ oder „", each)) for each in said) >= 4


SENSITIVE = """name: Somebody to talk to
sensitive: yes
stage: live
launched: 2020-01-01
owner:
  - since: 2020-01-01
    role: Head of HR
conversation:
  - raised: 2026-09-01
    said: Nobody is there on Mondays.
    progress: heard
"""


def test_a_service_that_says_much_about_a_person_does_not_say_that_nothing_was_raised(build):
    site = build({"services/it/talk.yml": SENSITIVE})
    said = page(site, "services/talk").text
    assert "we do not show what people say about it." in said
    assert "nobody has raised anything" not in said
    assert "nobody has raised anything here yet." in page(site, "services/mail").text
    drivers = page(site, "drivers").text
    assert drivers.count("Not compared with it here") == 1
    assert "how easy people find it, how well it works by our measurements and how long" in drivers
