"""The pages are HTML as the standard has it, says html-validate (from npm, where that is there).

What ``tests/node/htmlvalidate.json`` turns off is about Material's own frame alone: its small
doctype, its identifiers that begin with underscores, “autocomplete” on its hidden checkboxes (which
Firefox needs), and forms that have no button because a script answers each key. Our own forms are
such, too: without the script they are not shown. Ends that the standard lets go are left out.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.browser.kinds import PAGES
from tests.npm import NODE, node
from tests.site.conftest import pages_of

__all__ = ["node"]


@pytest.fixture(scope="session")
def html_validate(node: Path) -> Path:
    """The program."""
    return node / "node_modules" / ".bin" / "html-validate"


def complaints(program: Path, files: list[Path]) -> list[str]:
    command = [program, "--config", NODE / "htmlvalidate.json", "--formatter", "json", *files]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=300)
    return [
        f"{Path(each['filePath']).parent.name}:{said['line']}: {said['ruleId']}: {said['message']}"
        for each in json.loads(done.stdout)
        for said in each["messages"]
    ]


def test_each_kind_of_page_is_valid(html_validate, example_site):
    files = [
        example_site / (path if path.endswith(".html") else f"{path}index.html")
        for path in PAGES.values()
    ]
    assert complaints(html_validate, files) == []


@pytest.mark.long
def test_every_page_is_valid(html_validate, example_site):
    files = pages_of(example_site)
    assert len(files) > 70
    assert complaints(html_validate, files) == []


def test_what_is_not_valid_would_be_reported(html_validate, tmp_path):
    wrong = tmp_path / "page" / "index.html"
    wrong.parent.mkdir()
    wrong.write_text(
        '<!doctype html><html lang="en"><head><title>A</title></head><body>'
        '<ul><p>no item</p></ul><img src="x.png"></body></html>'
    )
    complaint_text = " ".join(complaints(html_validate, [wrong]))
    assert "element-permitted-content" in complaint_text
    assert "wcag/h37" in complaint_text
