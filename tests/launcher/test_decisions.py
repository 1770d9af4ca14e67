"""What the launcher decides, without installing anything."""

import ast
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

from tests.launcher.worlds import LAUNCHER
from tests.skips import PYTHON

WANT = {
    "format": "1",
    "python": "cpython-311",
    "place": "/p/.venv",
    "root": "/p",
    "requirements.txt": "a",
    "pyproject.toml": "c",
}
WANT_TESTS = {**WANT, "requirements-test.txt": "b"}


def test_nothing_is_stale_in_an_environment_as_wanted(launcher: ModuleType) -> None:
    assert launcher.stale(WANT, WANT) == []
    assert launcher.stale(WANT_TESTS, WANT_TESTS) == []


def test_test_requirements_do_not_concern_other_commands(launcher: ModuleType) -> None:
    assert launcher.stale({**WANT, "requirements-test.txt": "old"}, WANT) == []


@pytest.mark.parametrize("fact", ["format", "python", "place", "root", "requirements.txt"])
def test_an_environment_made_otherwise_is_made_anew(launcher: ModuleType, fact: str) -> None:
    have = {**WANT_TESTS, fact: "other"}
    assert launcher.stale(have, WANT) == ["requirements.txt", "pyproject.toml"]
    assert launcher.stale(have, WANT_TESTS) == [
        "requirements.txt",
        "requirements-test.txt",
        "pyproject.toml",
    ]


def test_without_a_stamp_it_is_made_anew(launcher: ModuleType) -> None:
    assert launcher.stale({}, WANT) == ["requirements.txt", "pyproject.toml"]


def test_test_requirements_and_project_are_installed_on_top(launcher: ModuleType) -> None:
    assert launcher.stale(WANT, WANT_TESTS) == ["requirements-test.txt"]
    assert launcher.stale({**WANT, "pyproject.toml": "old"}, WANT) == ["pyproject.toml"]


def test_a_stamp_is_read_as_it_was_written(launcher: ModuleType, tmp_path: Path) -> None:
    facts = {"place": "/a folder/with=signs/♥/\udcff", "root": ""}
    python = Path(launcher.python_of(str(tmp_path)))
    python.parent.mkdir()
    python.touch()
    launcher.write_stamp(str(tmp_path), facts)
    assert launcher.read_stamp(str(tmp_path)) == facts


def test_a_stamp_counts_for_nothing_when_python_has_gone(
    launcher: ModuleType, tmp_path: Path
) -> None:
    launcher.write_stamp(str(tmp_path), WANT)
    assert launcher.read_stamp(str(tmp_path)) == {}


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["test"], True),
        (["test", "--install-browser"], True),
        (["--verbose", "test"], True),
        (["bench"], True),
        (["check", "--second-opinion"], True),
        (["check"], False),
        (["check", "--", "--second-opinion"], False),
        (["build", "test"], False),
        (["--help"], False),
        ([], False),
    ],
)
def test_which_command_needs_the_test_requirements(
    launcher: ModuleType, arguments: list[str], expected: bool
) -> None:
    assert launcher.needs_tests(arguments) is expected


def test_the_place_is_next_to_the_launcher_or_where_the_variable_says(
    launcher: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    here = tmp_path.resolve()
    assert launcher.place_for(str(here), "") == str(here / ".venv")
    assert launcher.place_for("/elsewhere", "env") == str(here / "env")


def test_what_leads_an_installer_astray_is_kept_from_it(
    launcher: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    monkeypatch.setenv("PIP_USER", "1")
    monkeypatch.setenv("PIP_PROXY", "proxy.example:3128")
    environment = launcher.installer_environment()
    assert "PYTHONPATH" not in environment
    assert environment["PIP_USER"] == "0"
    assert environment["PIP_PROXY"] == "proxy.example:3128"


def test_the_last_lines_of_a_failing_command_are_kept(launcher: ModuleType) -> None:
    code = "for i in range(100): print(f'line {i}\\n')\nraise SystemExit(3)"
    with pytest.raises(launcher.Failed) as caught:
        launcher.run([launcher.base_python(), "-c", code])
    lines = str(caught.value).splitlines()
    assert lines == [f"line {i}" for i in range(94, 100)]


def test_a_command_that_does_not_exist_fails_like_any_other(launcher: ModuleType) -> None:
    with pytest.raises(launcher.Failed, match="no-such-command"):
        launcher.run(["no-such-command"])
    assert not launcher.answers(["no-such-command"])


def test_every_python_3_can_parse_the_launcher_up_to_its_check() -> None:
    tree = ast.parse(LAUNCHER.read_bytes(), feature_version=(3, 7))
    check = next(i for i, node in enumerate(tree.body) if isinstance(node, ast.If))
    assert all(isinstance(node, ast.Expr | ast.Import) for node in tree.body[:check])


@pytest.mark.parametrize("minor", [6, 7, 8, 9, 10])
def test_an_older_python_says_so_in_one_line(minor: int) -> None:
    pythons = [shutil.which(f"python3.{minor}")]
    pythons += [str(p) for p in Path.home().glob(f".pyenv/versions/3.{minor}.*/bin/python3")]
    python = next((p for p in reversed(pythons) if p), None)
    if not python:
        pytest.skip(f"{PYTHON}: 3.{minor}")
    done = subprocess.run([python, LAUNCHER], capture_output=True, encoding="utf-8", check=False)
    if "is not installed" in done.stderr or "command not found" in done.stderr:
        pytest.skip(f"{PYTHON}: 3.{minor}, {python} is none")
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert f"needs Python 3.11 or newer, and {python} is 3.{minor}" in done.stderr
