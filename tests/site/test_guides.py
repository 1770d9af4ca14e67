"""Our guides are played through: their files are written, their commands are run."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from contextlib import chdir
from datetime import timedelta
from pathlib import Path
from textwrap import dedent

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.cli.write_files import today
from generator.language.catalogue import read
from generator.measures.share import wilson
from generator.model.changes import FIELDS
from generator.resources import site_overrides

OURS = {"en": site_overrides() / "pages", "de": site_overrides() / "translations" / "de"}
_BLOCK = re.compile(r"^( *)```(\w+)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"`([^`\s]+\.(?:yml|csv))`")


INSTALLERS = ("pip", "pipx", "podman")
"""What they do is in tests/launcher."""
LANGUAGES = ["en", pytest.param("de", marks=pytest.mark.long)]
"""Both name the same files and commands, so one of them is enough in each run."""


DUE = "2027-11-30"
"""The day for which the guide promises something: for a reader, one that lies ahead."""


def guide(language: str, name: str) -> str:
    """Return a guide, as somebody reads it who puts a day that lies ahead for the promised one."""
    said = (OURS[language] / name).read_text(encoding="utf-8")
    return said.replace(DUE, (today() + timedelta(days=60)).isoformat())


def blocks(guide: str) -> Iterator[tuple[str, str, str]]:
    """Yield language, text and (of files) the name that was given last before it."""
    for block in _BLOCK.finditer(guide):
        named = _FILE.findall(guide[: block.start()])
        yield block[2], dedent(block[3]), named[-1] if named else ""


def play(text: str, ours: Path) -> set[str]:
    """Write each file, run each command; return the commands that ran."""
    ran = set()
    for kind, block, name in blocks(text):
        if kind == "sh":
            for command in block.splitlines():
                ran.add(command.split()[1])
                run(command, ours)
        else:
            write(ours / name, block)
    return ran


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_owner_s_files_are_right_and_the_commands_run(language, tmp_path):
    ours = tmp_path / "ours"
    begin(ours)
    ran = play(guide(language, "owners.md"), ours)
    assert ran == {"check", "fmt", "diff", "import", "build", "explain", "new"}
    answers = (ours / "data" / "answers" / "mail-2026.csv").read_text(encoding="utf-8")
    assert "2026-09-03,mail,4" in answers.replace("T10:12", "")
    assert "example.org" not in answers
    assert "Search" not in answers
    page = (ours / "site" / "services" / "mail" / "index.html").read_text(encoding="utf-8")
    assert "I write to anybody." in page
    output = run("iheartit check", ours)
    assert "ignored, " in output.splitlines()[-1]
    assert "[step-without-measure]" not in output


@pytest.fixture(autouse=True)
def somebody(tmp_path, monkeypatch):
    """Nobody's settings, and an author for commits."""
    for name in [name for name in os.environ if name.startswith(("IHEARTIT", "GIT_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Somebody")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "somebody@example.org")


def begin(ours: Path) -> None:
    """Write an organisation with one service, committed on the branch “main”."""
    ours.mkdir()
    options = "--name Ours --provider IT --feedback https://say.example.org"
    run(f"iheartit init {options}", ours)
    options = "--name Mail --purpose 'I write to anybody.' --owner Head --launched 2021-05-01"
    run(f"iheartit new service {options}", ours)
    run("git init -q -b main && git add -A && git commit -q -m begun", ours)


def write(path: Path, text: str) -> None:
    """Write a file as the guide says; what it says of a definition is added to it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    added = path.read_text(encoding="utf-8") if path.suffix == ".yml" and path.exists() else ""
    path.write_text(added + text, encoding="utf-8")


def run(command: str, folder: Path) -> str:
    """Run a command in a folder; it must end well. Return what it says.

    Ours run in this process, because each start of the program costs more than what it does.
    """
    program, *arguments = shlex.split(command)
    with chdir(folder):
        if program == "iheartit":
            done = CliRunner().invoke(main, arguments, catch_exceptions=False)
            assert done.exit_code == 0, (command, done.output)
            return done.stdout
        if program in INSTALLERS:
            return ""
        shell = ["sh", "-c", command]
        return subprocess.run(shell, check=True, text=True, capture_output=True).stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_site_is_run_as_written(language, tmp_path):
    ours, there = tmp_path / "ours", tmp_path / "there.git"
    begin(ours)
    run(f"git init -q --bare -b main '{there}'", tmp_path)
    address = "https://github.com/OUR/SITE.git"
    run(f"git config --global 'url.{there}.insteadOf' {address}", tmp_path)
    said = {"kind": "word", "about": "Mail", "text": "We know: it is slow.", "day": "2026-09-01"}
    issue = [f"### {title}\n\n{said.get(name, '')}\n" for name, title in FIELDS.items()]
    write(ours / "issue.md", "\n".join(issue))
    ran = play(guide(language, "running.md"), ours)
    assert "We know: it is slow." in (ours / "services" / "it" / "mail.yml").read_text("utf-8")
    assert ran >= {"new", "build", "diff", "alerts", "audit", "check", "forecast", "push"}
    pushed = run("git ls-tree -r --name-only main", there).splitlines()
    assert {".github/workflows/site.yml", "services/it/mail.yml"} <= set(pushed)
    assert (tmp_path / "www" / "services" / "mail" / "index.html").is_file()


@pytest.mark.parametrize("name", ["owners.md", "running.md", "reliability.md"])
def test_each_language_names_the_same_files_commands_and_pages(name):
    said = {
        language: [
            *((kind, file, [line.split()[:3] for line in text.splitlines()] if kind == "sh" else "")
              for kind, text, file in blocks(guide(language, name))),
            *re.findall(r"\]\(([\w/-]+\.md)\)", guide(language, name)),
        ]
        for language in OURS
    }  # fmt: skip
    assert said["de"] == said["en"]


@pytest.mark.parametrize("name", ["owners.md", "running.md", "reliability.md"])
def test_each_language_names_the_same_settings(name):
    """A setting that one language has and the other lacks: one of the two has not been renewed."""
    said = {language: set(re.findall("`[A-Z_]{4,}`", guide(language, name))) for language in OURS}
    assert said["de"] == said["en"]


@pytest.mark.parametrize(
    ("name", "button"),
    [
        ("owners.md", "Correct this page"),
        ("running.md", "Change something"),
        ("about.md", "Check our numbers"),
        ("accessibility.md", "Have your say"),
    ],
)
def test_a_guide_calls_a_button_what_the_site_calls_it(name, button):
    translated = {str(message.id): message.string for message in read("de")}
    assert f"“{button}”" in " ".join(guide("en", name).split())
    assert f"„{translated[button]}“" in " ".join(guide("de", name).split())


@pytest.mark.parametrize("name", ["owners.md", "running.md", "reliability.md"])
def test_no_commands_are_in_a_list_where_they_would_run_together(name):
    for language in OURS:
        assert re.findall(r"^ +```.*", guide(language, name), re.MULTILINE) == []


@pytest.mark.parametrize("language", OURS)
def test_the_ranges_it_gives_are_those_that_we_compute(language):
    pattern = re.compile(r"^\| (\d+) \| \w+ (\d+) \w+ (\d+) % \|$", re.MULTILINE)
    rows = pattern.findall(guide(language, "owners.md"))
    assert [int(answers) for answers, _, _ in rows] == [30, 100, 400]
    for answers, low, high in rows:
        interval = wilson(0.8 * int(answers), int(answers))
        assert (low, high) == (f"{100 * interval.low:.0f}", f"{100 * interval.high:.0f}")
