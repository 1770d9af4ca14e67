"""A mark stands where its number is, in print and in every other look as on the screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

DRAWN = {
    "trend": "services/remote-access/",
    "expected": "services/remote-access/",
    "funnel": "compare/",
    "sparklines": "communities/field/",
    "suppliers": "suppliers/",
    "drivers": "drivers/",
}
LOOKS: dict[str, dict[str, str]] = {
    "print": {"media": "print"},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
}
TOLERANCE = 0.75
"""In pixels of the screen's drawing: what rounding may move."""
PLACES = """
() => [...document.querySelectorAll("main svg:not(svg svg)")].flatMap((svg, number) => {
  const frame = svg.getBoundingClientRect()
  if (!frame.width || !frame.height) return []
  return [...svg.querySelectorAll("use, circle, polyline, path, polygon")].map((mark, i) => {
    const box = mark.getBoundingClientRect()
    return {
      mark: `${svg.getAttribute("class")} ${number}: ${mark.tagName} ${i}`,
      drawn: box.width + box.height > 0,
      x: (box.x + box.width / 2 - frame.x) / frame.width,
      y: (box.y + box.height / 2 - frame.y) / frame.height,
      width: frame.width, height: frame.height,
    }
  })
})
"""


def places(page: Page) -> dict[str, dict[str, float]]:
    return {each["mark"]: each for each in page.evaluate(PLACES)}


def distance(here: float, size: float, there: float, other: float) -> float:
    """Return by how many pixels a mark moved: in the drawing by its share, beyond by the edge."""
    if 0 <= here <= 1:
        return abs(here - there) * other
    edge = 0 if here < 0 else 1
    return abs((here - edge) * size - (there - edge) * other)


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS.keys())
@pytest.mark.parametrize("path", sorted(set(DRAWN.values())))
def test_no_look_moves_a_mark(visit, path, look):
    page = visit.open(path)
    screen = places(page)
    assert screen, "nothing is drawn here"
    page.emulate_media(**look)
    other = places(page)
    moved = []
    for mark, here in screen.items():
        there = other.get(mark)
        if there and here["drawn"] and there["drawn"]:
            across = distance(here["x"], here["width"], there["x"], there["width"])
            down = distance(here["y"], here["height"], there["y"], there["height"])
            if max(across, down) > TOLERANCE:
                moved.append((mark, round(across, 1), round(down, 1)))
    assert moved == []
