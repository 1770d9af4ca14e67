"""The tests' own browser reaches no other host, and says what a page asked of one."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit, served

pytestmark = pytest.mark.browser
ELSEWHERE = "https://elsewhere.example/a.png"
PAGE = f"""<!doctype html><title>A page</title><link rel="icon" href="data:,">
<script>addEventListener("load", () => fetch("own.txt").then(() => {{
  new Image().src = "{ELSEWHERE}"
}}))</script>"""


def test_what_a_page_asks_of_another_host_is_refused_and_named(browser, tmp_path):
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "own.txt").write_text("Mine.", encoding="utf-8")
    with served(tmp_path) as address:
        visit = Visit(browser.new_page(), address)
        visit.open("")
        assert visit.asked_elsewhere == [ELSEWHERE]
        assert "ERR_NAME_NOT_RESOLVED" in " ".join(visit.complaints)
        with pytest.raises(AssertionError):
            visit.judge()
        visit.page.close()
