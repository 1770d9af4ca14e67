"""What a link to a page looks like elsewhere: its words everywhere, its picture where it can."""

from __future__ import annotations

import re
import shutil
from html import unescape
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from generator.disk.cache import Cache
from generator.drawing.lines import lines, width
from generator.drawing.shirts import KINDS
from generator.site.social import store as stores
from generator.site.social.card import Card, drawing
from generator.site.social.store import HEIGHT, WIDTH, draw, picture
from tests.site.conftest import pages_of, run

ADDRESS = "https://likes.example.org/it"
SHAPES = '<svg><defs><path id="ih-cut"/></defs></svg>'
CARD = Card("Mail", "Most of those who answered like it.", "I ♥ IT", "liked", "IT")


def head(path) -> dict[str, str]:
    text = path.read_text(encoding="utf-8").partition("</head>")[0]
    found = re.findall(r'<meta ((?:(?:name|property)="[^"]*" )+)content="([^"]*)">', text)
    said = {name: value for names, value in found for name in re.findall('"([^"]*)"', names)}
    said["title"] = re.search("<title>(.*?)</title>", text)[1]
    canonical = re.search('<link rel="canonical" href="([^"]*)">', text)
    said["canonical"] = canonical[1] if canonical else ""
    return {name: unescape(value) for name, value in said.items()}


def test_every_page_has_a_title_and_a_sentence_of_its_own(example_site):
    pages = {path: head(path) for path in pages_of(example_site, "index.html")}
    assert len({said["title"] for said in pages.values()}) == len(pages) > 70
    silent = [str(path) for path, said in pages.items() if not said.get("description", "").strip()]
    assert silent == []
    for said in pages.values():
        assert said["og:title"]
        assert "og:image" not in said  # without the site's address there is none to name
        assert said["twitter:card"] == "summary"


@pytest.fixture(scope="module")
def addressed(example, tmp_path_factory):
    """The example's site with an address."""
    root = tmp_path_factory.mktemp("addressed") / "root"
    shutil.copytree(example, root)
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(f"site_url: {ADDRESS}\n")
    site = root.parent / "site"
    assert run("build", "--root", root, "--site", site).exit_code == 0
    return site


def test_with_an_address_each_page_has_a_picture(addressed):
    paths = pages_of(addressed, "index.html")
    assert paths
    for path in paths:
        said = head(path)
        place = path.parent.relative_to(addressed).as_posix().removeprefix(".")
        assert said["canonical"] == said["og:url"] == f"{ADDRESS}/{place}{'/' if place else ''}"
        assert said["og:image"].startswith(f"{ADDRESS}/assets/cards/")
        picture = addressed / said["og:image"].removeprefix(f"{ADDRESS}/")
        with Image.open(picture) as found:
            assert (found.format, found.size) == ("PNG", (WIDTH, HEIGHT))
        assert picture.stat().st_size < 40_000
        assert (said["og:image:width"], said["og:image:height"]) == (str(WIDTH), str(HEIGHT))


def test_a_service_s_picture_says_what_its_page_says(addressed):
    said = head(addressed / "services" / "remote-access" / "index.html")
    assert said["og:description"] == said["description"]
    assert said["og:description"].startswith("About half of those who answered like it")
    assert "Undecided" in said["og:image:alt"]
    assert said["og:locale"] == "en_GB"


def test_a_picture_is_drawn_once(tmp_path, monkeypatch):
    drawn = []
    monkeypatch.setattr(stores, "draw", lambda svg: drawn.append(svg) or svg.encode())
    for cache in (Cache(tmp_path), Cache(tmp_path)):
        assert picture(cache, "one") == b"one"
    assert drawn == ["one"]
    assert picture(Cache(tmp_path), "two") == b"two"
    assert picture(Cache(), "two") == b"two"
    assert drawn == ["one", "two", "two"]


@pytest.mark.parametrize("kind", ["", *KINDS.values()])
@pytest.mark.parametrize("outline", [False, True])
def test_every_shirt_can_be_drawn_and_the_same_card_is_the_same_picture(kind, outline):
    card = Card("Mail", "Most like it.", "I ♥ IT", kind, "IT", outline, "All of this is made up.")
    first, again = (draw(drawing(card, SHAPES)) for _ in range(2))
    assert first == again
    with Image.open(BytesIO(first)) as found:
        assert len(found.convert("RGB").getcolors(1000)) > 10


@pytest.mark.parametrize(
    "name",
    [
        "x" * 200,
        "مكتب الخدمة",
        "日本語のサービス",
        "a\x00b\x07",
        "<script>&\"'",
        "\u202eevil",
        "",
        "🦦",
    ],
)
def test_whatever_a_service_is_called_a_card_can_be_drawn(name):
    card = Card(name, name, name, "loved", name, False, name)
    with Image.open(BytesIO(draw(drawing(card, SHAPES)))) as found:
        assert found.size == (WIDTH, HEIGHT)


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=200)


@given(WORDS, st.integers(4, 40), st.integers(1, 5), st.booleans())
def test_lines_fit_and_say_when_something_is_left_out(text, ems, most, bold):
    found = lines(text, ems, most, bold)
    assert len(found) <= most
    assert all(width(line, bold) <= ems for line in found)
    kept = "".join("".join(found).split())
    whole = "".join(text.split())
    if kept != whole:
        assert found[-1].endswith("…")
        assert whole.startswith(kept.removesuffix("…"))


def test_a_long_name_is_cut_and_a_short_one_is_not():
    assert lines("Remote access", 10, 2, bold=True) == ["Remote access"]
    assert lines("one two three four five six", 5, 2) == ["one two", "three…"]
    assert lines("x" * 100, 5, 1)[0].endswith("…")
    assert "…" not in drawing(CARD, SHAPES)
