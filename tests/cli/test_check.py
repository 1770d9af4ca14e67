"""``check`` and ``rules`` as they are called."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.checks.catalogue import catalogue
from generator.cli.check import check
from generator.cli.rules import rules
from generator.sources import history, repository
from tests.checks.cases import FOLDER

ROOT = Path(__file__).resolve().parents[2]
REFERENCES = FOLDER / "bad" / "references"
INCOMPLETE = FOLDER / "bad" / "incomplete"


def call(command, *words) -> Result:
    return CliRunner().invoke(command, [str(word) for word in words], catch_exceptions=False)


def checked(root, *words) -> Result:
    return call(check, "--root", root, "--no-cache", *words)


def test_it_ends_with_0_1_or_2():
    assert checked(FOLDER / "good" / "minimal").exit_code == 0
    assert checked(INCOMPLETE).exit_code == 0, "warnings publish"
    assert checked(REFERENCES).exit_code == 1
    assert checked(ROOT / "nowhere").exit_code == 2
    assert checked(REFERENCES, "--as-of", "tomorrow").exit_code == 2
    assert checked(REFERENCES, "--format", "xml").exit_code == 2
    assert checked(REFERENCES, REFERENCES / "services" / "nothing.yml").exit_code == 2
    assert checked(REFERENCES, ROOT / "pyproject.toml").exit_code == 2


def test_files_restrict_what_is_reported():
    one = checked(REFERENCES, REFERENCES / "services" / "it" / "provider.yml")
    assert one.exit_code == 1
    assert one.output.count("[unknown-") == 1
    folder = checked(REFERENCES, REFERENCES / "data")
    assert folder.exit_code == 0
    assert "[row-unknown-service]" in folder.output
    assert "[unknown-" not in folder.output


def test_the_data_are_not_read_for_definitions_alone(monkeypatch):
    asked = []
    real = repository.read_sources

    def spy(root, with_data=True, cache=None):
        asked.append(with_data)
        return real(root, with_data, cache)

    monkeypatch.setattr(repository, "read_sources", spy)
    service = REFERENCES / "services" / "it" / "mail.yml"
    checked(REFERENCES, service)
    checked(REFERENCES, service, REFERENCES / "data" / "answers" / "a.csv")
    checked(REFERENCES)
    assert asked == [False, True, True]


def test_of_one_file_git_is_asked_for_the_day_alone(monkeypatch, tmp_path):
    asked = []
    real = history.git

    def spy(root, *arguments):
        asked.append(arguments)
        return real(root, *arguments)

    monkeypatch.setattr(history, "git", spy)
    pinned = REFERENCES / "services" / "organisation.yml"
    assert "as_of" in pinned.read_text()
    checked(REFERENCES, REFERENCES / "services" / "it" / "mail.yml")
    service = tmp_path / "services" / "it" / "mail.yml"
    service.parent.mkdir(parents=True)
    service.write_text("name: Mail\nstage: live\n")
    (tmp_path / "services" / "organisation.yml").write_text("name: A\n")
    checked(tmp_path, "--as-of", "2026-09-30", service)
    assert asked == []
    checked(tmp_path, service)
    assert asked == [("log", "-1", "--format=%H %cs", "HEAD", "--")]
    checked(REFERENCES)
    assert any("--name-only" in arguments for arguments in asked)


def test_nobody_looks_for_garbage_in_what_lives_to_the_end():
    script = (
        "import gc, sys\n"
        "from generator.cli import main\n"
        "begun = lambda: 'generator.checks.run' in sys.modules\n"
        "gc.callbacks.append(lambda phase, info: print('garbage', begun()))\n"
        f"main(['check', '--root', {str(REFERENCES)!r}, '--no-cache'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert "[row-unknown-service]" in done.stdout
    assert "garbage True" not in done.stdout


def test_files_are_named_from_where_one_stands(monkeypatch):
    monkeypatch.chdir(REFERENCES)
    result = call(check, "--no-cache", "services/it/talkie.yml")
    assert result.output.count("[former-id-taken]") == 1


def test_files_may_be_named_as_findings_name_them(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = checked(REFERENCES, "services/it/talkie.yml")
    assert result.output.count("[former-id-taken]") == 1
    result = checked(REFERENCES, "services/it/nowhere.yml")
    assert (result.exit_code, "“services/it/nowhere.yml” is not there" in result.output) == (
        2,
        True,
    )


def test_the_as_of_date_can_be_given():
    early = checked(INCOMPLETE, "--as-of", "2027-06-30")
    assert "on 2027-06-30" in early.output


@pytest.mark.parametrize("no_color", ["", "1"])
def test_colours_are_for_terminals_only(monkeypatch, no_color):
    monkeypatch.setenv("NO_COLOR", no_color)
    result = CliRunner().invoke(
        check, ["--root", str(REFERENCES), "--no-cache"], color=True, catch_exceptions=False
    )
    assert ("\x1b[31m" in result.output) == (not no_color)
    assert "\x1b" not in checked(REFERENCES).output


def test_rules_lists_and_explains_every_rule():
    listed = call(rules).output
    for code, rule in catalogue().items():
        assert f"  {code} " in listed
        result = call(rules, code)
        assert result.exit_code == 0
        assert rule.why in result.output
    assert call(rules, "no-ownr").exit_code == 2
    assert "Did you mean “no-owner”?" in call(rules, "no-ownr").output


def test_a_second_opinion_says_what_it_needs(monkeypatch):
    assert checked(REFERENCES, "--second-opinion", REFERENCES / "services").exit_code == 2
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    refused = checked(REFERENCES, "--second-opinion")
    assert refused.exit_code == 1
    assert "pip install great-expectations" in refused.output


@pytest.mark.parametrize("module", ["check", "rules", "reports", "reports.github"])
def test_the_command_is_light_until_it_runs(module):
    script = f"import sys, generator.cli.{module}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    loaded = set(done.stdout.split())
    assert not loaded & {"pandas", "numpy", "yaml", "pydantic", "great_expectations"}
