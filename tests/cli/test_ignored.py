"""What is ignored is counted in the last line of ``check``, and shown with its reason by --all."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from generator.cli.check import check
from generator.cli.rules import rules

MAIL = "services/it/mail.yml"
SERVICE = """# iheartit: ignore no-steps because nobody has drawn it yet
name: Mail
purpose: I write to anybody.
stage: live
launched: 2020-01-01
"""


@pytest.fixture
def root(write):
    return write({MAIL: SERVICE})


def run(root, *words):
    words = ["--root", root, "--as-of", "2026-09-30", "--no-cache", *words]
    return CliRunner().invoke(check, [str(word) for word in words], catch_exceptions=False)


def found(root, *words):
    done = run(root, "--format", "json", *words)
    return {each["code"]: each["message"] for each in json.loads(done.stdout)["findings"]}


def test_the_last_line_counts_what_is_ignored(root):
    last = "1 warning is ignored, with its reason; --all shows it."
    assert run(root).stdout.splitlines()[-1] == last
    assert run(root, root / MAIL).stdout.splitlines()[-1] == last
    assert last in run(root, "--format", "json").stderr
    assert "ignored" not in run(root, root / "services/it/provider.yml").output


def test_all_shows_what_is_ignored_and_why(root):
    assert "no-steps" not in found(root)
    assert found(root, "--all")["no-steps"].endswith("(ignored because nobody has drawn it yet)")
    assert "ignored, with" not in run(root, "--all").output


def test_what_is_ignored_does_not_fail_a_strict_check(root):
    run(root, "--accept")
    assert "no-steps" not in (root / "known-findings.csv").read_text("utf-8")
    assert run(root, "--strict").exit_code == 0
    text = (root / MAIL).read_text("utf-8")
    (root / MAIL).write_text(text.partition("\n")[2], encoding="utf-8")
    assert run(root, "--strict").exit_code == 1


def test_rules_say_how_a_warning_is_ignored():
    def output(code):
        return CliRunner().invoke(rules, [code], catch_exceptions=False).stdout

    for code in ("no-steps", "public-phone"):
        assert f"# iheartit: ignore {code} because …" in output(code)
    for code in ("unknown-key", "floors-lowered"):
        assert "iheartit: ignore" not in output(code), code
