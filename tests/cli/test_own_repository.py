"""Every command works in what ``init`` writes, wherever that lies; all as subprocesses."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.api.places import EMBED, SERVICES, SHARE
from generator.checks.run import check
from generator.sources.history import History
from generator.sources.repository import read_sources
from generator.writing.example import example_files
from generator.writing.starter import Begun, organisation_files

ROOT = Path(__file__).parents[2]
NAMED = ("--name", "Ours", "--provider", "IT", "--feedback", "https://example.org/say")
PROGRAM = "ours/iheartit@" + "a" * 40
GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    **{f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER")
       for what in ("NAME", "EMAIL")},
}  # fmt: skip


@pytest.fixture
def start(tmp_path):
    """Return a function that runs the program in a folder, with a home and a cache of its own."""
    ours = {"HOME": str(tmp_path / "home"), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    environment = {**os.environ, **GIT, **ours, "PYTHONPATH": str(ROOT)}

    def run(folder, *arguments, code=0, **more):
        done = subprocess.run(
            [sys.executable, "-P", "-m", "generator", *map(str, arguments)],
            cwd=folder,
            env={**environment, **more},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code, (arguments, done.stdout, done.stderr)
        assert "Traceback" not in done.stderr, done.stderr
        return done.stdout + done.stderr

    return run


def git(folder, *arguments):
    done = subprocess.run(
        ["git", "-C", folder, *arguments],
        env={**os.environ, **GIT},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def use_every_command(start, here, root, figure):
    """Run each command that an organisation needs on ``root``, as it is called from ``here``."""
    named = () if root == "." else ("--root", root)
    assert "error" not in start(here, "check", *named)
    site = here / root / "site"
    start(here, "build", *named)
    assert (site / "index.html").is_file()
    start(here, "audit", site)
    assert start(here, "fmt", "--check", *named) == ""
    start(here, "rules", "no-steps")
    start(here, "codeowners", *named)
    start(here, "forecast", *named)
    written = start(here / root, "schema").split()
    assert {(here / root / name).parent.name for name in written} == {".schemas"}
    export, mapping = here / "export.csv", here / "mapping.yml"
    export.write_text("when,what\n2026-09-03,4\n", encoding="utf-8")
    start(here, "new", "service", *named, "--name", "Chat", "--purpose", "I talk.", "--owner",
          "Head", "--launched", "2026-01-01")  # fmt: skip
    mapping.write_text(
        "kind: answers\nfiles: export.csv\ninto: chat.csv\nfixed: {service: chat}\n"
        "columns: {date: when, rating: what}\n",
        "utf-8",
    )
    start(here, "import", export, "--mapping", mapping, "--into", root)
    if figure:
        assert "answers" in start(here, "explain", figure, *named)


@pytest.mark.parametrize("example", [True, False], ids=["example", "empty"])
def test_every_command_works_at_once(start, tmp_path, example):
    here = tmp_path / "a folder, äöü"
    here.mkdir()
    more = () if example else ("--empty",)
    said = start(here, "init", "our services", *NAMED, *more, "--git", "--workflows", PROGRAM)
    root = here / "our services"
    assert git(root, "status", "--porcelain") == ""
    assert "--root 'our services'" in said
    figure = "made-up-mail/like" if example else ""
    use_every_command(start, here, "our services", figure)
    git(root, "add", "-A")
    git(root, "commit", "-qm", "More")
    start(here, "diff", "HEAD~1", "--root", "our services")
    start(here, "alerts", "--since", "HEAD~1", "--root", "our services")
    assert "/site/" not in git(root, "ls-files")


def test_every_command_works_in_a_folder_of_a_repository(start, tmp_path):
    git(tmp_path, "init", "-q")
    (tmp_path / "theirs.txt").write_text("not ours")
    said = start(tmp_path, "init", "docs/ours", *NAMED)
    assert "commit it there" in said
    assert not (tmp_path / "docs" / "ours" / ".git").exists()
    git(tmp_path, "add", "docs")
    git(tmp_path, "commit", "-qm", "Ours")
    root = tmp_path / "docs" / "ours"
    use_every_command(start, root, ".", "made-up-mail/like")
    start(root, "diff", "HEAD")
    start(root, "alerts", "--since", "HEAD")


@pytest.mark.parametrize(("answer", "begun"), [("y", True), ("n", False)])
def test_at_a_terminal_it_asks_whether_to_begin_with_git(answer, begun, tmp_path):
    ours, theirs = pty.openpty()
    os.write(ours, f"{answer}\n".encode())
    done = subprocess.run(
        [sys.executable, "-P", "-m", "generator", "init", "ours", *NAMED],
        cwd=tmp_path,
        env={**os.environ, **GIT, "PYTHONPATH": str(ROOT)},
        stdin=theirs,
        capture_output=True,
        text=True,
        check=True,
    )
    os.close(theirs)
    os.close(ours)
    assert "Begin a git repository here" in done.stdout
    assert (tmp_path / "ours" / ".git").is_dir() is begun


def test_a_repository_in_another_is_never_begun(start, tmp_path):
    git(tmp_path, "init", "-q")
    assert "lies in the git repository" in start(tmp_path, "init", "ours", *NAMED, "--git", code=2)
    assert not (tmp_path / "ours").exists()


def test_in_a_clone_the_addresses_are_known_and_only_ours_is_committed(start, tmp_path):
    git(tmp_path, "init", "-q")
    git(tmp_path, "remote", "add", "origin", "git@github.com:Works/scores.git")
    (tmp_path / "theirs.txt").write_text("not ours")
    start(tmp_path, "init", *NAMED, "--git")
    settings = (tmp_path / "mkdocs.yml").read_text("utf-8")
    assert "\nsite_url: https://works.github.io/scores/\n" in settings
    organisation = (tmp_path / "services" / "organisation.yml").read_text("utf-8")
    assert "\nrepository: https://github.com/Works/scores\n" in organisation
    assert git(tmp_path, "status", "--porcelain") == "?? theirs.txt\n"


def test_without_a_name_git_says_why_nothing_is_committed(start, tmp_path):
    nobody = {key: "" for key in GIT if key.endswith(("NAME", "EMAIL"))}
    said = start(tmp_path, "init", "ours", *NAMED, "--git", **nobody)
    assert "Nothing was committed: git does not know who you are; say it" in said
    assert (tmp_path / "ours" / "mkdocs.yml").is_file()


def test_an_address_goes_into_the_site(start, tmp_path):
    start(tmp_path, "init", ".", *NAMED, "--empty")
    assert "# site_url: " in (tmp_path / "mkdocs.yml").read_text("utf-8")
    start(tmp_path, "build", "--url", "https://works.example/scores/")
    page = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert 'href="https://works.example/scores/"' in page
    start(tmp_path, "init", "other", *NAMED, "--empty", "--url", "https://other.example/")
    start(tmp_path, "build", "--root", "other", "--url", "https://works.example/scores/")
    page = (tmp_path / "other" / "site" / "index.html").read_text("utf-8")
    assert "https://other.example/" in page
    assert "works.example" not in page


def test_plain_mkdocs_makes_the_same_pages_and_one_s_own_are_among_them(start, tmp_path):
    start(tmp_path, "init", ".", *NAMED)
    (tmp_path / "pages" / "team.md").write_text("# Our team\n\nWe are glad to help.\n", "utf-8")
    start(tmp_path, "build")
    built = {path.relative_to(tmp_path / "site") for path in (tmp_path / "site").rglob("*.html")}
    assert Path("team/index.html") in built
    assert Path("owners/index.html") in built
    (tmp_path / "site").rename(tmp_path / "before")
    subprocess.run(
        [sys.executable, "-P", "-m", "mkdocs", "build", "--quiet"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
    )
    made = {path.relative_to(tmp_path / "site") for path in (tmp_path / "site").rglob("*.html")}
    assert made == built


def test_the_site_says_on_every_page_that_the_example_is_made_up(start, tmp_path):
    start(tmp_path, "init", ".", *NAMED, "--language", "de")
    start(tmp_path, "build")
    found = {path: path.read_text("utf-8") for path in (tmp_path / "site").rglob("*.html")}
    (small,) = [found.pop(path) for path in [*found] if path.name == EMBED]
    assert "Alles hier ist erfunden." in small
    (code,) = [found.pop(path) for path in [*found] if path.name == SHARE]
    assert "(erfunden)" in code
    pages = [*found.values()]
    assert len(pages) > 20
    assert all("erfundenen Antworten: E-Mail (erfunden)." in page for page in pages)
    standing = json.loads((tmp_path / "site" / SERVICES).read_text("utf-8"))
    assert standing["services"]["made-up-mail"]["fictional"] is True


@pytest.mark.parametrize("more", range(0, 400, 37))
def test_on_no_day_anything_is_found_but_that_the_example_is_made_up(more, tmp_path):
    language = ("en", "de")[more % 2]
    day = date(2026, 1, 1) + timedelta(days=more)
    begun = Begun("Ours", "IT", "https://example.org/say", language)
    for name, text in (organisation_files(begun) | example_files("it", language, day)).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    found = check(read_sources(tmp_path), History()).findings
    assert [each.code for each in found] == ["fictional-service"]


def test_made_up_answers_say_so_in_each_row():
    (definition, table) = example_files("it", "en", date(2026, 11, 30)).values()
    _, *rows = table.splitlines()
    assert len(rows) == 18
    assert all(row.split(",")[1] == "made-up-mail" for row in rows)
    assert max(rows)[:7] == "2026-10"
    assert "name: Mail (made up)\n" in definition
