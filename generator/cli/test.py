"""``iheartit test``: style, types, direction of imports, tests and what they cover."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import click

from generator.cli.started_as import command_line

ROOT = Path(__file__).parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("style", ("ruff", "check")),
    ("layout", ("ruff", "format", "--check")),
    ("direction of imports", ("lint-imports", "--no-logo")),
)
"""One row a check that is no test, run before the tests."""
TYPES = ("mypy",)
"""Runs next to the tests: it keeps one processor busy for most of a minute, not the others."""
SIDE_BY_SIDE = ("-n", str((os.cpu_count() or 1) + 1), "--dist", "loadfile")
"""One process more than there are processors: a quarter of the time one waits, as for a browser.

A file's tests share a process, and so what it builds for all of them.
"""
MEASURES = sys.version_info >= (3, 12)
"""Whether this Python counts the lines that run at next to no cost (``sys.monitoring``)."""
FAILED = ROOT / ".pytest_cache" / "v" / "cache" / "lastfailed"
"""Where pytest keeps the names of the tests that failed last."""
NO_TEST = 5
"""What pytest ends with where it finds no test to run."""
SCREENSHOTS = "tests/browser/pictures.py::test_pictures_of_every_kind_of_page"
PICTURES = "tests/browser/pictures.py::test_pictures_of_the_readme"


@click.command(context_settings={"ignore_unknown_options": True})
@click.option(
    "--install-browser", is_flag=True, help="Install the system's Chromium where there is none."
)
@click.option("--long", is_flag=True, help="Run the long tests as well.")
@click.option("--screenshots", is_flag=True, help="Only take pictures of every kind of page.")
@click.option("--pictures", is_flag=True, help="Only renew the pictures of the README.")
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def test(
    install_browser: bool,
    long: bool,
    screenshots: bool,
    pictures: bool,
    arguments: tuple[str, ...],
) -> None:
    """Run the project's own tests; ARGUMENTS go to pytest, and then it alone runs."""
    if not (ROOT / "tests").is_dir():
        raise click.ClickException("the tests are part of the project's repository, not of a wheel")
    browser = find_browser() or fetch_browser(install_browser)
    environment = {**os.environ}
    if browser:
        environment["IHEARTIT_BROWSER"] = browser
    if screenshots or pictures:
        arguments = (PICTURES if pictures else SCREENSHOTS, *arguments)
    types = None if arguments else _start(TYPES, environment)
    steps = plan(arguments, long, MEASURES)
    failed = [name for name, command in steps if not _run(name, command, environment)]
    if types and not _ended_well("types", types):
        failed.append("types")
    if not (long or arguments):
        click.echo(
            f"The long tests were not run; “{command_line('test', '--long')}” runs them too.",
            err=True,
        )
    if not (MEASURES or arguments):
        click.echo("Coverage was not measured: that needs Python 3.12 or newer.", err=True)
    if not browser:
        click.secho(
            "NO BROWSER: the browser tests were skipped. Install Chromium, "
            f"or run “{command_line('test', '--install-browser')}”.",
            fg="red",
            bold=True,
            err=True,
        )
    if failed:
        names = failed_tests(FAILED) if "tests" in failed else ()
        click.secho("\n  ".join((f"Failed: {', '.join(failed)}", *names)), fg="red", err=True)
        sys.exit(1)


def plan(
    arguments: tuple[str, ...], long: bool, measures: bool
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the steps in their order: name and command.

    With arguments for pytest, it alone runs. The last step of a run that measures coverage fails
    below the floor in ``pyproject.toml``.
    """
    if arguments:
        return (("tests", ("pytest", *arguments)),)
    pytest = ("pytest", *SIDE_BY_SIDE, *(() if long else ("-m", "not long")))
    if not measures:
        return (*STEPS, ("tests", pytest))
    return (
        *STEPS,
        ("no earlier coverage", ("coverage", "erase")),
        ("tests", ("coverage", "run", "-m", *pytest)),
        ("coverage of all processes", ("coverage", "combine", "-q")),
        ("coverage in percent", ("coverage", "report", "--format=total")),
    )


def failed_tests(kept: Path) -> tuple[str, ...]:
    """Return the names of the tests that failed, from the file in which pytest keeps them.

    They are said again at the very end: of a long log, people often see its last lines only.
    """
    return tuple(sorted(json.loads(kept.read_text("utf-8")))) if kept.is_file() else ()


def find_browser() -> str | None:
    """Return a Chromium: the one named in the environment, the system's, or Playwright's own."""
    named = os.environ.get("IHEARTIT_BROWSER")
    found = named or next((path for name in BROWSERS if (path := shutil.which(name))), None)
    return found or _playwright_browser()


def fetch_browser(system: bool) -> str | None:
    """Fetch Playwright's own Chromium, or install the system's where that was asked for."""
    attempts = [[sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]]
    if system and shutil.which("apt-get"):
        install = ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]
        prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
        attempts = [[*prefix, "sh", "-c", f"apt-get update && {' '.join(install)}"], *attempts]
    for attempt in attempts:
        click.echo("No Chromium here; trying to get one …", err=True)
        subprocess.run(attempt, check=False, stdout=sys.stderr)
        browser = find_browser()
        if browser:
            return browser
    return None


def _playwright_browser() -> str | None:
    try:
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright:
            path = Path(playwright.chromium.executable_path)
    except Exception:  # noqa: BLE001 - whatever is wrong with it, there is no browser then
        return None
    return str(path) if path.is_file() else None


def _run(name: str, command: tuple[str, ...], environment: dict[str, str]) -> bool:
    click.secho(f"— {name}", bold=True, err=True)
    done = subprocess.run(_found(command), cwd=ROOT, env=environment, check=False)
    if done.returncode == NO_TEST:
        click.echo("No test has this name.", err=True)
    return done.returncode == 0


def _start(command: tuple[str, ...], environment: dict[str, str]) -> subprocess.Popen[str]:
    """Start a command whose words are kept until it is waited for."""
    return subprocess.Popen(
        _found(command),
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )


def _ended_well(name: str, started: subprocess.Popen[str]) -> bool:
    said, _ = started.communicate()
    click.secho(f"— {name}", bold=True, err=True)
    click.echo(said, nl=False)
    return started.returncode == 0


def _found(command: tuple[str, ...]) -> list[str]:
    """Return a command with its tool's path: this environment's, or else the system's."""
    tool = shutil.which(command[0], path=str(Path(sys.executable).parent)) or command[0]
    return [tool, *command[1:]]
