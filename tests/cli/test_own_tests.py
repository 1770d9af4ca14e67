"""What a whole run of the tests does: coverage is measured, and a fall below its floor fails it."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from generator.cli import test as own
from generator.cli.test import plan

ROOT = Path(__file__).parents[2]
WORKFLOWS = ROOT / ".github" / "workflows"
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["coverage"]


def jobs_of_tests(workflow: str) -> list[tuple[dict[str, Any], str]]:
    """Return the jobs of a workflow that run all tests, with the line that does."""
    text = (WORKFLOWS / workflow).read_text(encoding="utf-8")
    return [
        (job, step["run"])
        for job in yaml.safe_load(text)["jobs"].values()
        for step in job["steps"]
        if step.get("run", "").startswith("./iheartit test")
    ]


def test_the_floor_is_for_the_whole_program() -> None:
    assert SETTINGS["run"]["source_pkgs"] == ["generator"]
    assert "omit" not in SETTINGS["run"] | SETTINGS["report"]
    assert SETTINGS["report"]["fail_under"] >= 98


@pytest.mark.parametrize("long", [False, True])
def test_a_whole_run_measures_all_processes_and_ends_with_the_floor(long: bool) -> None:
    commands = [command for _, command in plan((), long, measures=True)]
    *_, erase, tests, combine, report = commands
    assert erase == ("coverage", "erase"), "what an interrupted run left is not counted"
    assert tests[:4] == ("coverage", "run", "-m", "pytest")
    assert ("not long" in tests) is not long
    assert (combine[:2], report[:2]) == (("coverage", "combine"), ("coverage", "report"))
    without = [command for _, command in plan((), long, measures=False)]
    assert without == [*commands[:-4], tests[3:]], "otherwise the same"


def test_with_arguments_pytest_alone_runs() -> None:
    assert plan(("tests/counts", "-x"), False, measures=True) == (
        ("tests", ("pytest", "tests/counts", "-x")),
    )


@pytest.mark.parametrize(
    ("code", "said"), [("print('no fault')", ""), ("exit('a fault')", "Failed: types")]
)
def test_types_are_checked_beside_the_tests(
    monkeypatch: pytest.MonkeyPatch, code: str, said: str
) -> None:
    monkeypatch.setattr(own, "TYPES", ("python", "-c", code))
    monkeypatch.setattr(own, "plan", lambda *_: (("tests", ("python", "-c", "")),))
    result = CliRunner().invoke(own.test, [])
    assert "fault" in result.output
    assert (said in result.output, result.exit_code) == (True, int(bool(said)))


def test_continuous_integration_measures() -> None:
    ((requests, command),) = jobs_of_tests("test.yml")
    assert command == "./iheartit test --install-browser"
    pythons = [tuple(map(int, p.split("."))) for p in requests["strategy"]["matrix"]["python"]]
    assert max(pythons) >= (3, 12)
    ((nightly, command),) = jobs_of_tests("nightly.yml")
    assert command == "./iheartit test --long --install-browser"
    (python,) = (
        step["with"]["python-version"] for step in nightly["steps"] if "setup-python" in str(step)
    )
    assert tuple(map(int, python.split("."))) >= (3, 12)


def test_less_than_the_floor_fails(tmp_path: Path) -> None:
    """Little of the program runs; what a Python it starts runs is counted, too."""
    environment = {**os.environ, "COVERAGE_FILE": str(tmp_path / "data")}
    environment.pop("COVERAGE_PROCESS_CONFIG", None)
    starts = "import subprocess, sys; subprocess.run([sys.executable, '-m', 'generator', '--help'])"
    (tmp_path / "starts.py").write_text(starts, encoding="utf-8")

    def coverage(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "coverage", *words]
        return subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )

    assert coverage("run", str(tmp_path / "starts.py")).returncode == 0
    assert coverage("combine", "-q").returncode == 0
    report = ("report", "--format=total", "--include=generator/cli/*")
    assert 0 < int(coverage(*report, "--fail-under=0").stdout) < 90
    below = coverage(*report)
    assert below.returncode == 2
    assert "fail-under" in below.stdout + below.stderr


def test_tests_that_failed_are_named_at_the_end(tmp_path: Path) -> None:
    tests = tmp_path / "test_two.py"
    tests.write_text("def test_a():\n  assert 0\ndef test_b():\n  pass\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "--rootdir", tmp_path, tests]
    subprocess.run(command, cwd=tmp_path, check=False, capture_output=True)
    kept = tmp_path / own.FAILED.relative_to(ROOT)
    assert own.failed_tests(kept) == ("test_two.py::test_a",)
    assert own.failed_tests(tmp_path / "nowhere") == ()
