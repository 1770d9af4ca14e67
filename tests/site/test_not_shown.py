"""What somebody wrote for the site in vain is said, with where, why, and what to do."""

from __future__ import annotations

import pytest

from generator.cli.serve import _refresh
from generator.disk.cache import Cache
from generator.serving.live_site import LiveSite
from tests.site.conftest import run

MINE = "site_name: Mine\ntheme: {name: material}\nplugins: [search, iheartit]\n"
IN = MINE.replace("}", ", language: %s}")
HERE = MINE + "docs_dir: pages\n"


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"mkdocs.yml": IN % "de"}, ["mkdocs.yml:2:25", "the theme's language is “de”, but"]),
        ({"mkdocs.yml": IN % "en"}, []),
        (
            {"mkdocs.yml": HERE, "pages/index.md": "# Hello\n", "pages/method.md": "# How\n"},
            [
                "pages/index.md:1:1: warning: this page is not",
                "pages/method.md:1:1: warning: this page",
            ],
        ),
        ({"mkdocs.yml": HERE, "pages/team.md": "# Hello\n", "docs/a.md": "# Not ours\n"}, []),
        (
            {"mkdocs.yml": HERE, "pages/.gitkeep": "", "docs/a/team.md": "# Hello\n"},
            [
                "docs/a/team.md:1:1: warning: pages in “docs/” are not shown",
                "move them into “pages/”",
            ],
        ),
        (
            {"mkdocs.yml": MINE, "docs/team.md": "# Hello\n"},
            ["docs/team.md:1:1", "or write “docs_dir: docs” in mkdocs.yml"],
        ),
        ({"mkdocs.yml": f"{MINE}docs_dir: docs\n", "docs/team.md": "# Hello\n"}, []),
        ({"docs/picture.txt": ""}, []),
    ],
)
def test_it_is_said_by_build_and_by_serve(write, tmp_path, capsys, files, said):
    root = write(files)
    result = run("build", "--root", root, "--site", tmp_path / "site")
    assert result.exit_code == 0, result.output
    site = LiveSite(root, tmp_path / "live", Cache())
    _refresh(site)
    shown = capsys.readouterr().out
    for each in said:
        assert each in result.output
        assert each in shown
    for words in (result.output, shown):
        assert ("language-without-effect" in words or "page-not-shown" in words) == bool(said)


@pytest.mark.parametrize(
    ("more", "folders", "hint"),
    [
        (
            "docs_dir: page\n",
            {"pages/a.md": ""},
            "write “docs_dir: pages”, create “page”, or remove",
        ),
        ("docs_dir: x\n", {}, "write the folder's right name, create “x”, or remove this line"),
        ("docs_dir: x\n", {"x": ""}, "write the folder's right name, or remove this line"),
    ],
)
def test_a_folder_of_pages_that_is_missing_is_said_with_its_line(
    write, tmp_path, capsys, more, folders, hint
):
    root = write({"mkdocs.yml": f"{MINE}# our pages\n{more}", **folders})
    result = run("build", "--root", root, "--site", tmp_path / "site")
    assert result.exit_code == 1
    site = LiveSite(root, tmp_path / "live", Cache())
    _refresh(site)
    said = capsys.readouterr()
    for words in (result.output, said.out + said.err):
        assert "mkdocs.yml:5:11: error: “" in words
        assert hint in words
        assert "Config value" not in words
    assert "mkdocs.yml: mkdocs.yml" not in site.refused
    (root / "mkdocs.yml").write_text(MINE, encoding="utf-8")
    assert run("build", "--root", root, "--site", tmp_path / "site").exit_code == 0


def test_in_a_german_site_a_theme_that_is_told_to_be_english_is_named(write, tmp_path):
    organisation = "name: Small Works\nas_of: 2026-09-30\nlanguage: de\n"
    for language, found in (("en", True), ("de", False)):
        root = write({"mkdocs.yml": IN % language, "services/organisation.yml": organisation})
        result = run("build", "--root", root, "--site", tmp_path / language)
        assert ("language-without-effect" in result.output) is found
