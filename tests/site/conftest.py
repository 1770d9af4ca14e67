"""Built sites, each built once a session."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.api.places import EMBED, SHARE
from generator.cli import main

ROOT = Path(__file__).parents[2]


def run(*arguments: str | Path) -> Result:
    """Run a command in this process; an exception is a failure of the test."""
    return CliRunner().invoke(main, [str(a) for a in arguments], catch_exceptions=False)


def pages_of(site: Path, names: str = "*.html") -> list[Path]:
    """Return the pages of a site.

    Left out are those that only lead from an old address to the new, and those that are shown
    inside pages elsewhere, or have the code for that.
    """
    every = sorted(site.glob(f"**/{names}"))
    every = [path for path in every if path.name not in (EMBED, SHARE)]
    return [path for path in every if 'http-equiv="refresh"' not in path.read_text("utf-8")]


def commit(root: Path, day: str = "2026-10-31") -> str:
    """Make the folder a repository of one commit; return the commit's id."""
    who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org"]
    when = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    for command in (["init", "-q"], ["add", "-A"], [*who, "commit", "-q", "-m", "Everything"]):
        subprocess.run(["git", "-C", str(root), *command], check=True, env={**_path(), **when})
    asked = ["git", "-C", str(root), "rev-parse", "HEAD"]
    return subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()


def _path() -> dict[str, str]:
    import os

    return dict(os.environ)


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example organisation, committed, on its own."""
    root = tmp_path_factory.mktemp("example")
    for folder in ("services", "data", "site_overrides/pages"):
        shutil.copytree(ROOT / folder, root / folder)
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    commit(root)
    return root


@pytest.fixture(scope="session")
def example_site(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's site."""
    site = tmp_path_factory.mktemp("built") / "site"
    result = run("build", "--root", example, "--site", site)
    assert result.exit_code == 0, result.output
    return site


@pytest.fixture(scope="session")
def german_site(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's site in German: what owners wrote stays as it is."""
    root = tmp_path_factory.mktemp("german") / "root"
    shutil.copytree(example, root)
    speak(root, "de")
    site = tmp_path_factory.mktemp("german-built") / "site"
    result = run("build", "--root", root, "--site", site)
    assert result.exit_code == 0, result.output
    return site


def speak(root: Path, language: str) -> None:
    """Choose a repository's language."""
    organisation = root / "services" / "organisation.yml"
    said = organisation.read_text(encoding="utf-8")
    organisation.write_text(f"{said}language: {language}\n", encoding="utf-8")


@pytest.fixture
def build(write: Callable[[Mapping[str, str]], Path], tmp_path: Path):
    """Return a function that builds a small repository and returns its site."""

    def do(files: Mapping[str, str], expect: int = 0) -> Path:
        site = tmp_path / "site"
        result = run("build", "--root", write(files), "--site", site)
        assert result.exit_code == expect, result.output
        return site

    return do
