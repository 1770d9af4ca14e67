"""Whatever strangers write, a page still reads: long names, other scripts, much, nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import Visit, served
from tests.site.conftest import run

pytestmark = pytest.mark.browser

LIVE = "stage: live\nlaunched: 2020-01-01\n"
SENTENCE = "A service whose name nobody ever shortened, because every meeting added to it; "
SERVICES = {
    "long": f"name: '{(SENTENCE * 3)[:200]}'\npurpose: {'I do everything. ' * 60}\n{LIVE}",
    "word": f"name: {'Donaudampfschiff' * 12}\n{LIVE}",
    "rtl": f"name: مكتب خدمة الموظفين\npurpose: أحصل على المساعدة بسرعة\n{LIVE}tags: [دعم]\n",
    "bare": f"name: Bare\n{LIVE}",
    "much": "name: Much\n"
    + LIVE
    + "steps:\n"
    + "".join(f"  - id: s{n}\n    name: Step number {n}\n" for n in range(60))
    + "events:\n"
    + "".join(
        f"  - date: {2022 + n // 100}-{1 + n % 12:02}-{1 + n % 28:02}\n"
        f"    kind: change\n    title: Change number {n}\n"
        for n in range(400)
    ),
}
PROVIDER = "name: IT\nshirt: IT\n"


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of strange services, each with three years of answers."""
    root = tmp_path_factory.mktemp("strange")
    months = [f"{year}-{month:02}" for year in (2023, 2024, 2025) for month in range(1, 13)]
    rows = [
        f"{month},{name},like,0,{20 + len(month)},0,60,0" for name in SERVICES for month in months
    ]
    head = "period,service,question,rating_1,rating_2,rating_3,rating_4,rating_5"
    write(root, {"data/tallies/t.csv": "\n".join([head, *rows, ""])})
    return built(root, SERVICES)


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def built(root: Path, services: dict[str, str]) -> Path:
    write(root, {"services/organisation.yml": f"name: {'Long ' * 38}\nas_of: 2026-01-31\n"})
    if services:
        write(root, {"services/it/provider.yml": PROVIDER})
    write(root, {f"services/it/{name}.yml": text for name, text in services.items()})
    result = run("build", "--root", root, "--site", root / "site")
    assert result.exit_code == 0, result.output
    return root / "site"


def test_nothing_runs_over_the_edge(browser, strange):
    with served(strange) as address:
        context = browser.new_context()
        visit = Visit(context.new_page(), address)
        paths = [f"services/{name}/" for name in SERVICES]
        for path in ("", "services/", "table/", "providers/it/", "changed/", "compare/", *paths):
            page = visit.open(path)
            for width in (320, 390, 1280):
                page.set_viewport_size({"width": width, "height": 800})
                # The frame takes a moment to move its menu in or out.
                page.wait_for_function(
                    "width => document.scrollingElement.scrollWidth <= width",
                    arg=width,
                )
                assert page.locator("h1").first.is_visible()
        context.close()
        visit.judge()


def test_much_is_kept_short(browser, strange):
    with served(strange) as address:
        page = Visit(browser.new_page(), address).open("services/much/")
        assert page.locator(".ih-events li").count() == 9
        assert page.get_by_text("The last 30 of 391 other events").is_visible()
        numbers = page.locator(".ih-flag text").all_inner_texts()
        assert 0 < len(numbers) <= page.locator(".ih-flag").count() == 9
        assert page.locator("ol.ih-way > li").count() == 60
        page.close()


@pytest.mark.parametrize(
    "services",
    [
        pytest.param({}, id="none"),
        pytest.param({"bare": SERVICES["bare"]}, id="one", marks=pytest.mark.long),
    ],
)
def test_few_services_make_a_whole_site(browser, tmp_path, services):
    site = built(tmp_path, services)
    with served(site) as address:
        context = browser.new_context()
        visit = Visit(context.new_page(), address)
        paths = sorted(site.rglob("index.html"))
        assert len(paths) > 10
        for path in paths:
            page = visit.open(f"{path.parent.relative_to(site).as_posix()}/".removeprefix("./"))
            assert page.locator("h1").count() == 1
            assert page.locator("main").inner_text().strip()
        context.close()
        visit.judge()
