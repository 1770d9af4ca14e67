"""The sheet for a meeting, on paper: short, and readable in black."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["en", "de"])
def test_thirty_services_take_two_sheets_at_most(browser, address, german_address, language):
    page = browser.new_page()
    page.goto(f"{german_address if language == 'de' else address}/meeting/")
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    assert page.locator(".ih-lists tbody tr").count() > 30
    assert 1 <= sheets <= 2
    page.close()


def test_letters_on_paper_are_no_smaller_than_in_a_newspaper(visit):
    page = visit.open("meeting/")
    page.emulate_media(media="print")
    size = "each => parseFloat(getComputedStyle(each).fontSize)"
    for part in (".ih-lists th", ".ih-decisions li", ".ih-lists small", ".ih-signkey"):
        assert page.locator(part).first.evaluate(size) >= 10.5, part  # 8 points


def test_no_sign_needs_its_colour(visit):
    """Each verdict and each change is drawn by another shape, and printed in black or white."""
    page = visit.open("meeting/")
    page.emulate_media(media="print")
    signs = page.locator(".ih-signkey use").evaluate_all(
        "all => all.map((each) => each.getAttribute('href'))"
    )
    assert len(set(signs)) == len(signs) == 9
    colours = page.locator(".ih-lists .ih-shirt").evaluate_all(
        """all => all.flatMap((each) => ["--tee", "--edge", "--glyph"].map(
            (name) => getComputedStyle(each).getPropertyValue(name).trim()))"""
    )
    assert set(colours) == {"none", "#000", "#fff"}
    words = page.locator(".ih-lists tbody tr").evaluate_all(
        "all => all.map((each) => each.querySelectorAll('.ih-hidden').length)"
    )
    assert set(words) == {2}


def test_it_is_reached_from_the_table_and_from_what_needs_attention(visit):
    for path in ("table/", "attention/"):
        visit.open(path).get_by_role("link", name="On a sheet for a meeting").click()
        visit.page.wait_for_url("**/meeting/")


LINES_UP = """() => {
  const all = (where) => [...document.querySelectorAll(where)];
  const box = (each) => each.getBoundingClientRect();
  const left = (each) => Math.round(box(each).left);
  const middle = (each) => box(each).top + box(each).height / 2;
  const words = (each) => {
    const range = document.createRange();
    range.selectNodeContents(each.lastChild);
    return range;
  };
  const keys = all(".ih-signkey span").map((each) => [each.querySelector("svg"), words(each)]);
  return {
    columns: all(".ih-signkey").map((key) => [...new Set([...key.children].map(left))]),
    slips: keys.map(([sign, said]) => Math.abs(middle(sign) - middle(said))),
    shirts: [left(keys[0][0]), left(all(".ih-lists .ih-shirt")[0])],
    names: [left(keys[0][1]), left(all(".ih-lists th a")[0])],
  };
}"""


@pytest.mark.parametrize("medium", ["screen", "print"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_key_lines_up_with_itself_and_with_the_lists(visit, medium, width):
    """Signs stand at the height of their words, in columns; the first begins where a list does."""
    page = visit.open("meeting/")
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(media=medium)
    found = page.evaluate(LINES_UP)
    verdicts, changes = found["columns"]
    assert set(changes) <= set(verdicts), found
    assert max(found["slips"]) <= 2, found
    for key, listed in (found["shirts"], found["names"]):
        assert abs(key - listed) <= 4, found
