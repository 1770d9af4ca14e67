"""Each state of each panel, in the shortest and in the longest texts: nothing is cut or doubled."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.features.conversation.figures import Conversation, Standing
from generator.features.table import PANELS, panels_of
from generator.figures.verdict import Shirt
from generator.language import ENGLISH
from generator.pipeline import compute, read
from generator.scorecards.scorecard import Scorecards
from generator.sources.history import History
from tests.browser import rare
from tests.browser.conftest import Visit, served
from tests.browser.kinds import PAGES
from tests.browser.states import long_texts, short_texts, write
from tests.features.test_every_state import NEVER, shape, unshown
from tests.site.conftest import pages_of, run

pytestmark = pytest.mark.browser

WIDTHS = (320, 390, 1280)
DARK = (390,)
OTHERS = "(suppliers|providers|communities)/(?!much-[1-9])[^/]+/"
"""One of the many that are alike is enough."""
PAINT = "scheme => document.body.setAttribute('data-md-color-scheme', scheme)"
UNFOLD = "document.querySelectorAll('main details').forEach((each) => (each.open = true))"
NAME_STANDS_OUT = """() => {
  const [bar, name] = [".md-header", ".md-header__topic + .md-header__topic span"].map((each) =>
    document.querySelector(each).getBoundingClientRect());
  return name.top < bar.top || name.bottom > bar.bottom;
}"""
FAULTS = (Path(__file__).parent / "faults.js").read_text("utf-8")
"""A function that returns what a stranger would call broken, each fault as a line."""


OVER = ("7 days", "1 day", "30 days", "use", "")
NOWHERE = {
    ("lost", "people were asked, and nobody said how much time they lost"),
    ("lost", "people answered, and all their answers were set aside"),
    ("at-home", "people answered, and all their answers were set aside"),
    ("pride", "staff answered, and all their answers were set aside"),
    ("launch", "what people answered in one of the two times is not counted by us"),
    ("steps", "it broke down, and how many use it is not known"),
    ("steps", "the same, and some people are not known"),
    ("steps", "nothing broke down, and anybody looked on one day only"),
    ("expected", "a forecast of answers still to come"),
    ("expected", "forecasts were closer, but there is nothing to make the next one from"),
    ("expected", "a forecast whose range did not hold the result"),
}
"""States that are on no page here: ``tests/features`` holds what panels say of them."""


def written(example: Path, root: Path, texts: str) -> Path:
    """Write the example in short or in long texts; return where."""
    write(example, root, long_texts() if texts == "long" else short_texts(), texts == "long")
    return root


@pytest.fixture(scope="module", params=["short", "long"])
def root(request, example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's files in short or in long texts."""
    return written(example, tmp_path_factory.mktemp(request.param) / "root", request.param)


@pytest.fixture(scope="module")
def cards(root: Path) -> Scorecards:
    """What its pages are made from."""
    return compute(read(root, cache=False, history=History()))


def built(root: Path) -> Path:
    """Build a site; return where it is."""
    result = run("build", "--root", root, "--site", root / "site")
    assert result.exit_code == 0, result.output
    return root / "site"


def test_each_state_of_each_panel_is_on_a_page(cards: Scorecards) -> None:
    said: dict[str, set[str]] = {panel.id: set() for panel in PANELS}
    for kind, some in (("service", cards.services), ("provider", cards.providers)):
        for panel in panels_of(kind):
            contents = (
                panel.describe(ENGLISH, card, cards.definitions, cards.as_of) for card in some
            )
            said[panel.id] |= {shape(each.said) for each in contents if each is not None}
    missing = {
        panel.id: lost
        for panel in PANELS
        if (lost := unshown(panel, panel.wordings(ENGLISH), said[panel.id]))
    }
    assert missing == {}


def test_what_the_example_cannot_show_is_shown_elsewhere(tmp_path: Path) -> None:
    shown = set()
    for over in OVER:
        root = rare.write(tmp_path / (over.replace(" ", "-") or "none"), over)
        cards = compute(read(root, cache=False, history=History()))
        for panel in panels_of("service"):
            contents = (
                panel.describe(ENGLISH, card, cards.definitions, cards.as_of)
                for card in cards.services
            )
            said = {shape(each.said) for each in contents if each is not None}
            whens = (each.when for each in panel.wordings(ENGLISH) if shape(each.says) in said)
            shown |= {(panel.id, when) for when in whens}
    assert set(NEVER) - shown == NOWHERE


def test_each_verdict_and_each_standing_of_a_comment_is_on_a_page(cards: Scorecards) -> None:
    assert {card.shirt for card in cards.services} == set(Shirt)
    topics = [each for card in cards.services for each in card.panels[Conversation].topics]
    assert {each.standing for each in topics} == set(Standing)


def test_nothing_is_cut_laid_over_something_or_said_twice(browser, root: Path) -> None:
    assert faults(browser, built(root)) == []


def test_nothing_is_cut_in_states_that_the_example_does_not_have(browser, tmp_path: Path) -> None:
    assert faults(browser, built(rare.write(tmp_path / "rare"))) == []


def faults(browser: Browser, site: Path) -> list[str]:
    """Return what is broken on all pages of services, suppliers, groups, and of each kind."""
    places = {each.parent.relative_to(site).as_posix() + "/" for each in pages_of(site)}
    services = {place for place in places if re.fullmatch("services/[^/]+/", place)}
    others = {
        place
        for place in places
        if re.fullmatch("(suppl|prov|commun)[a-z]+/(?!much-[1-9])[^/]+/", place)
    }
    kinds = {path for path in PAGES.values() if path in places or not path}
    with served(site) as address:
        context = browser.new_context()
        visit, found = Visit(context.new_page(), address), []
        for path in sorted(services | others | kinds):
            page = visit.load(path)
            page.evaluate(UNFOLD)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                page.evaluate(PAINT, "slate" if width in DARK else "default")
                page.wait_for_function("width => innerWidth === width", arg=width)
                found += [f"{path} at {width}: {fault}" for fault in page.evaluate(FAULTS)]
                if path in services:
                    page.evaluate("scrollTo(0, document.body.scrollHeight)")
                    page.wait_for_selector(".md-header__title--active")
                    if page.evaluate(NAME_STANDS_OUT):
                        found.append(f"{path} at {width}: its name stands out of the header")
                    page.evaluate("scrollTo(0, 0)")
        context.close()
        visit.judge()
    return found
