"""No test passes by skipping: what a machine may not have is a short list, and is counted."""

from __future__ import annotations

import pytest

from tests import skips

pytest_plugins = ["pytester"]

TESTS = """
import pytest
from tests import skips

def test_that_needs_a_browser():
    pytest.skip(skips.CHROMIUM)

@pytest.mark.skipif(True, reason=skips.CHROMIUM)
def test_that_needs_one_too(): pass

@pytest.fixture(scope="session")
def node(): pytest.skip(f"{skips.NPM}: no network")

def test_that_needs_npm(node): pass
def test_whole(): pass
"""


def test_each_reason_is_counted(pytester):
    said = run(pytester, TESTS)
    assert said.ret == 0
    assert [line for line in said.outlines if line.startswith("Skipped: ")] == [
        f"Skipped: 1, because {skips.NPM}.",
        f"Skipped: 2, because {skips.CHROMIUM}.",
    ]


def test_a_whole_run_says_so(pytester):
    said = run(pytester, "def test_whole(): pass\n")
    assert "No test was skipped." in said.outlines


@pytest.mark.parametrize(
    "test",
    [
        "import pytest\ndef test_it(): pytest.skip('not today')\n",
        "import pytest\n@pytest.mark.skip\ndef test_it(): pass\n",
        "import pytest\npytest.importorskip('nothing_of_this_name')\ndef test_it(): pass\n",
        "import pytest\n@pytest.mark.parametrize('none', [])\ndef test_it(none): pass\n",
    ],
)
def test_a_test_that_is_skipped_for_another_reason_fails(pytester, test):
    said = run(pytester, test)
    assert said.ret != 0
    said.stdout.fnmatch_lines(["*may not be skipped for this reason*"])


def run(pytester, test):
    """Run a file of tests with our plugin, in a process of its own."""
    pytester.makeconftest("pytest_plugins = ['tests.skips']\n")
    pytester.makepyfile(test)
    return pytester.runpytest_subprocess("-p", "no:cacheprovider")
