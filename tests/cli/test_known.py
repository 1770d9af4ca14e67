"""What is known is not shown again, and nothing but a warning can be known."""

from __future__ import annotations

import csv
import json
import os
from datetime import date

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from generator.checks.known import FILE, known_text
from generator.checks.rule import WARNING
from generator.checks.run import check as run_checks
from generator.cli import main
from generator.cli.check import _accept, check
from generator.sources.history import History
from generator.sources.repository import read_sources

MAIL = "services/it/mail.yml"
SERVICE = """name: Mail
purpose: I write to anybody.
stage: live
launched: 2020-01-01
"""
WARNINGS = {"no-feedback", "no-owner", "no-steps", "no-target"}


@pytest.fixture
def root(write):
    """A repository with four warnings about what nobody has written yet."""
    return write({MAIL: SERVICE})


def run(root, *words):
    words = ["--root", root, "--as-of", "2026-09-30", "--no-cache", *words]
    return CliRunner().invoke(check, [str(word) for word in words], catch_exceptions=False)


def codes(root, *words):
    found = json.loads(run(root, "--format", "json", *words).stdout)
    return [each["code"] for each in found["findings"]]


def change(root, before, after):
    path = root / MAIL
    path.write_text(path.read_text("utf-8").replace(before, after), encoding="utf-8")


def test_what_is_accepted_is_not_shown_again(root):
    warnings = codes(root)
    assert set(warnings) == WARNINGS
    done = run(root, "--accept")
    assert done.exit_code == 0
    assert "known-findings.csv is written" in done.stderr
    assert f"{len(warnings)} known warnings are not shown here" in done.stderr
    assert "No new problems found." in done.stdout
    assert codes(root) == []
    assert codes(root, "--all") == warnings
    assert codes(root, root / MAIL) == []


def test_a_new_warning_is_reported_and_strictness_refuses_it_alone(root):
    assert run(root, "--strict").exit_code == 1
    run(root, "--accept")
    assert run(root, "--strict").exit_code == 0
    assert run(root, "--strict", "--all").exit_code == 0
    change(root, "purpose: I write to anybody.\n", "")
    assert codes(root) == ["no-purpose"]
    assert run(root).exit_code == 0
    assert run(root, "--strict").exit_code == 1
    assert run(root, "--strict", root / MAIL).exit_code == 1


def test_it_stays_known_when_lines_move_and_days_pass(root):
    run(root, "--accept")
    change(root, "name:", "# a remark\n\nname:")
    assert codes(root) == []
    assert codes(root, "--as-of", "2026-11-20") == []


def test_an_error_is_never_known(root):
    run(root, "--accept")
    change(root, "stage: live", "stage: retiring\nretired: 2019-01-01")
    accepted = run(root, "--accept")
    assert accepted.exit_code == 1
    assert codes(root) == ["launched-after-retired"]
    text = (root / FILE).read_text("utf-8")
    assert "launched-after-retired" not in text
    known = {row["code"] for row in csv.DictReader(text.splitlines())}
    assert known & WARNINGS
    findings = run_checks(read_sources(root), History(), date(2026, 9, 30)).findings
    by_hand = known_text([replace(each, severity=WARNING) for each in findings])
    assert "launched-after-retired" in by_hand
    (root / FILE).write_text(by_hand, encoding="utf-8")
    assert sorted(codes(root)) == ["known-gone", "launched-after-retired"]


def test_what_was_fixed_is_to_be_struck_from_the_list(root):
    run(root, "--accept")
    lines = (root / FILE).read_text("utf-8").splitlines()
    change(root, "stage", "owner:\n  - since: 2020-01-01\n    role: Head\nstage")
    found = json.loads(run(root, "--format", "json").stdout)["findings"]
    (gone,) = [each for each in found if each["code"] == "known-gone"]
    row = next(number for number, line in enumerate(lines, 1) if "no-owner" in line)
    assert (gone["file"], gone["line"]) == (FILE, row)
    assert codes(root, root / MAIL) == []
    assert run(root, "--strict").exit_code == 1
    del lines[row - 1]  # as its hint says
    (root / FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert codes(root) == []


@pytest.mark.parametrize("broken", ["stage: live\n period: month", "stage: lively", "stage: [live"])
def test_an_error_hides_warnings_and_none_of_them_is_gone(root, broken):
    run(root, "--accept")
    before = (root / FILE).read_text("utf-8")
    change(root, "stage: live", broken)
    assert "known-gone" not in codes(root)
    change(root, broken, "stage: live")
    assert (root / FILE).read_text("utf-8") == before
    assert codes(root) == []


@pytest.mark.parametrize("name", ["services/it/e-mail.yml", "services/hr/mail.yml"])
def test_a_service_that_is_renamed_or_moved_keeps_what_is_known_of_it(root, name):
    run(root, "--accept")
    (root / name).parent.mkdir(exist_ok=True)
    (root / "services/hr/provider.yml").parent.mkdir(exist_ok=True)
    (root / "services/hr/provider.yml").write_text("name: HR\nshirt: HR\n", encoding="utf-8")
    for other in ("services/it/fax.yml", "services/hr/leave.yml"):
        text = (root / MAIL).read_text("utf-8").replace("Mail", other)
        (root / other).write_text(text, encoding="utf-8")
    run(root, "--accept")
    change(
        root, "stage: live", "stage: live\nformerly: [mail]" if "e-mail" in name else "stage: live"
    )
    (root / MAIL).rename(root / name)
    assert codes(root) == []
    assert run(root, "--strict").exit_code == 0


def test_two_alike_are_two(root):
    again = root / "data" / "answers" / "a.csv"
    again.parent.mkdir(parents=True)
    rows = ["2026-09-01,mail,7", *["2026-09-01,mail,4"] * 60]
    again.write_text("\n".join(["date,service,rating", *rows, ""]), encoding="utf-8")
    assert codes(root).count("row-out-of-range") == 1
    run(root, "--accept")
    rows.insert(0, "2026-09-02,mail,8")
    again.write_text("\n".join(["date,service,rating", *rows, ""]), encoding="utf-8")
    assert codes(root) == ["row-out-of-range"]


def test_nothing_to_know_leaves_no_file_and_a_link_is_not_followed(root, tmp_path):
    outside = tmp_path / "outside.csv"
    outside.write_text("mine\n")
    (root / FILE).symlink_to(outside)
    assert "outside-repository" in codes(root)
    run(root, "--accept")
    assert outside.read_text() == "mine\n"
    assert not (root / FILE).is_symlink()


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "csv-empty", 1),
        ("file;code;fingerprint\n", "csv-separator", 1),
        ("file,code\na,b\n", "missing-column", 1),
        ("file,code,fingerprint\na,b\n", "csv-ragged-row", 2),
        ("file,code,fingerprint\na,b,c\n", "known-gone", 2),
        ("<<<<<<< HEAD\nfile,code,fingerprint\n=======\n>>>>>>> a\n", "merge-conflict", 1),
    ],
)
def test_a_list_that_is_broken_is_reported_and_nothing_is_known(text, code, line, root):
    (root / FILE).write_text(text, encoding="utf-8")
    found = json.loads(run(root, "--format", "json").stdout)["findings"]
    (one,) = [each for each in found if each["file"] == FILE]
    assert (one["code"], one["line"]) == (code, line)
    assert {each["code"] for each in found if each["file"] != FILE} == WARNINGS


def test_only_the_whole_repository_can_be_accepted(root):
    assert run(root, "--accept", root / MAIL).exit_code == 2
    assert not (root / FILE).exists()


@pytest.mark.parametrize("there", [True, False])
def test_where_nothing_can_be_written_that_is_a_sentence_and_what_was_known_stays(
    root, monkeypatch, there
):
    if there:
        run(root, "--accept")
    before = sorted(path.name for path in root.iterdir())
    known = (root / FILE).read_bytes() if there else b""
    monkeypatch.setattr(
        os, "mkdir", lambda *_, **__: (_ for _ in ()).throw(PermissionError(13, "No"))
    )
    words = ["check", "--root", str(root), "--as-of", "2026-09-30", "--no-cache", "--accept"]
    done = CliRunner().invoke(main, words)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.splitlines()[-1] == f"Error: “{root / FILE}” cannot be written: No"
    assert "Traceback" not in done.output
    assert sorted(path.name for path in root.iterdir()) == before
    assert ((root / FILE).read_bytes() if there else b"") == known


def test_where_there_is_nothing_to_know_there_is_no_file(root):
    run(root, "--accept")
    _accept(root, [])
    assert not (root / FILE).exists()
    _accept(root, [])
