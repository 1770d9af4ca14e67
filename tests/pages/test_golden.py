"""The example's pages as plain data, held to the letter: one page for each state and kind.

What a page says may change on purpose; then renew the files and read their difference:

    IHEARTIT_RENEW=1 ./iheartit test tests/pages/test_golden.py
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from generator.pages.page import Page
from tests.plain import as_plain

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"
RENEW = "IHEARTIT_RENEW=1 ./iheartit test tests/pages/test_golden.py"
PAGES = {
    "index.md": "home",
    "providers/it/index.md": "provider",
    "privacy.md": "for works councils",
    "services/remote-access/index.md": "worse, and what is being done",
    "services/wifi/index.md": "better, and done",
    "services/expenses/index.md": "piñata, overdue",
    "services/parental-leave/index.md": "loved, by quarter",
    "services/canteen/index.md": "open link",
    "services/field-app/index.md": "asked differently from a day on",
    "services/hiring/index.md": "a longer time",
    "services/bicycles/index.md": "few answers",
    "services/relocation/index.md": "withheld",
    "services/pension-letters/index.md": "no answers",
    "services/payslip-letter/index.md": "nobody was asked",
    "services/ask-fern/index.md": "in the pipeline",
    "services/fax/index.md": "retired",
    "providers/communications/index.md": "a provider of whom little is known",
    "services/ideas/index.md": "nobody answers for it, nobody uses it",
    "services/desk-phones/index.md": "to end without a day, nobody compares it",
    "services/car-pool/index.md": "should have ended, money came back",
    "services/pagers/index.md": "ended on a day that nobody knows",
    "services/quiet-rooms/index.md": "measured and asked no more",
    "services/invoice-photo/index.md": "liked less after its launch, not let in",
    "services/health-check/index.md": "counted by year",
}


@pytest.fixture(scope="module")
def views(example_pages: tuple[Page, ...]) -> dict[str, str]:
    return {page.path: _text(page) for page in example_pages}


def _text(page: Page) -> str:
    entries = [as_plain(entry) for entry in page.entries()]
    body = {"title": page.title, "description": page.description, "sought": entries}
    body["view"] = as_plain(page.view)
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("path", PAGES, ids=PAGES.values())
def test_a_page_says_what_it_said(views, path):
    golden = GOLDEN / (path.removesuffix(".md").replace("/", "-") + ".json")
    if os.environ.get("IHEARTIT_RENEW"):
        golden.write_text(views[path], encoding="utf-8")
    assert views[path] == golden.read_text(encoding="utf-8"), f"if it is meant: {RENEW}"


def test_every_view_is_plain_data(views):
    for text in views.values():
        assert json.loads(text)["view"]


def test_every_page_has_a_name_and_a_description(views):
    for path, text in views.items():
        page = json.loads(text)
        assert page["title"].strip(), path
        assert 10 < len(page["description"]) < 300, path
