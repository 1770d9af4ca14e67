"""A folder is a case: a tiny repository, and the findings that it must have, no more, no fewer."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.checks.catalogue import catalogue
from generator.checks.outcome import Checked
from generator.checks.run import check
from generator.cli.check import check as command
from generator.cli.reports import PRINTERS
from generator.sources.finding import Finding, Severity
from generator.sources.history import History
from generator.sources.repository import read_sources
from tests.checks.cases import AWKWARD, COMMITTED, expected_of, settled

GOLDEN = Path(__file__).parent / "golden"
RENEW = "IHEARTIT_RENEW=1 ./iheartit test tests/checks/test_repositories.py"


def findings_of(root: Path, named: Collection[str] = ()) -> tuple[Finding, ...]:
    return judged(check(read_sources(root), History()), named)


def judged(checked: Checked, named: Collection[str]) -> tuple[Finding, ...]:
    findings = settled(checked.findings, named)
    for finding in findings:
        rule = catalogue()[finding.code]
        public = checked.definitions.organisation.part.public
        assert finding.severity is ((public and rule.where_public) or rule.weight), finding
        assert all((finding.message, finding.hint)), finding
    return findings


def assert_exit(root: Path, findings: tuple[Finding, ...], form: str) -> None:
    """Run the command in a format: it ends as documented, and without a traceback."""
    wanted = int(any(finding.severity is Severity.ERROR for finding in findings))
    result = CliRunner().invoke(
        command, ["--root", str(root), "--no-cache", "--format", form], catch_exceptions=False
    )
    assert result.exit_code == wanted, result.output
    assert "\x1b" not in result.output
    assert "\u202e" not in result.output


def in_turn(cases):
    """Return each case with the format that is its turn."""
    return [(case, [*PRINTERS][number % len(PRINTERS)]) for number, case in enumerate(cases)]


@pytest.mark.parametrize(
    ("case", "form"),
    in_turn(COMMITTED),
    ids=[f"{path.parent.name}/{path.name}" for path in COMMITTED],
)
def test_a_committed_case(case, form):
    expected = expected_of(case)
    checked = check(read_sources(case), History())
    findings = judged(checked, {line.rpartition(" ")[2] for line in expected})
    assert [f"{f.place} {f.code}" for f in findings] == expected
    assert (case.parent.name == "good") == (not findings)
    if findings:
        hold(case, findings, checked.rows)
    assert_exit(case, findings, form)


def hold(case: Path, findings: tuple[Finding, ...], rows: Mapping[str, int]) -> None:
    """Compare what findings say, and how many rows each table has, with what a file has of it.

    Renew it with IHEARTIT_RENEW=1 ./iheartit test tests/checks/test_repositories.py
    """
    lines = [f"{f.place} {f.code}: {f.message} → {f.hint}" for f in findings]
    lines += [f"{file}: {number} rows" for file, number in rows.items()]
    text, golden = "\n".join(lines) + "\n", GOLDEN / f"{case.name}.txt"
    if os.environ.get("IHEARTIT_RENEW"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8"), f"if it is meant: {RENEW}"


@pytest.mark.parametrize(("name", "form"), in_turn(AWKWARD), ids=[*AWKWARD])
def test_an_awkward_case(name, form, tmp_path):
    make, codes = AWKWARD[name]
    root = tmp_path / "case"
    make(root)
    findings = findings_of(root, codes)
    assert {finding.code for finding in findings} == codes
    assert_exit(root, findings, form)


def test_the_order_is_by_place_and_each_finding_is_reported_once():
    findings = findings_of(COMMITTED[0])
    assert list(findings) == sorted(set(findings), key=lambda finding: finding.sort_key)
