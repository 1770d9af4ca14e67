"""Builds one after another: numbers that readers have seen change only by many people's answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.releases.written import FILE

HEADER = "date,service,rating\n"
SEPTEMBER = HEADER + "2026-09-10,mail,4\n" * 40


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [*map(str, words)])


def answers(site: Path) -> str:
    """Return on how many answers the service's page says that it rests, and since when."""
    figures = json.loads((site / "api/v1/services/mail.json").read_text("utf-8"))["figures"]
    like = figures["mail/like"]
    return f"{like['answers']} {like.get('as_published_on', 'now')}"


@pytest.fixture
def build(write, tmp_path):
    """Return a function that builds the site of some answers in the place of the one before."""

    def do(rows: str, *words: str | Path) -> Result:
        root = write({"data/answers/a.csv": rows})
        return run("build", "--root", root, "--site", tmp_path / "site", *words)

    return do


def test_a_late_answer_waits_in_the_site_that_is_replaced(build, tmp_path):
    site = tmp_path / "site"
    assert build(SEPTEMBER).exit_code == 0
    assert answers(site) == "40 now"
    ledger = (site / FILE).read_bytes()
    assert build(SEPTEMBER + "2026-09-11,mail,1\n").exit_code == 0
    assert answers(site) == "40 2026-09-30"
    page = (site / "services/mail/index.html").read_text(encoding="utf-8")
    assert "40 answers, as published on 30\u00a0September 2026" in page
    assert (site / FILE).read_bytes() == ledger
    assert build(SEPTEMBER + "2026-09-11,mail,1\n" * 10).exit_code == 0
    assert answers(site) == "50 now"


def test_a_ledger_that_was_named_is_what_counts(build, tmp_path):
    site, kept = tmp_path / "site", tmp_path / "ledger.json"
    assert build(SEPTEMBER).exit_code == 0
    kept.write_bytes((site / FILE).read_bytes())
    assert build(SEPTEMBER + "2026-09-11,mail,1\n" * 10).exit_code == 0
    assert build(SEPTEMBER + "2026-09-11,mail,1\n", "--ledger", kept).exit_code == 0
    assert answers(site) == "40 2026-09-30"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda text: text.replace("40", "41"), "changed by hand"),
        (lambda text: text.replace('"format": ', '"format": 9'), "newer version"),
        (lambda text: text[: len(text) // 2], "not whole"),
        (lambda _: "[" * 100_000, "not whole"),
        (lambda _: "", "not whole"),
        (lambda _: '{"format": "1"}', "not whole"),
        (None, "cannot be read: there is none"),
    ],
)
def test_a_ledger_that_cannot_be_used_stops_the_build_in_a_sentence(build, tmp_path, change, why):
    site, kept = tmp_path / "site", tmp_path / "ledger.json"
    assert build(SEPTEMBER).exit_code == 0
    if change is not None:
        kept.write_text(change((site / FILE).read_text(encoding="utf-8")), encoding="utf-8")
    said = build(SEPTEMBER + "2026-09-11,mail,1\n", "--ledger", kept)
    assert said.exit_code == 1
    assert why in said.output
    assert "Traceback" not in said.output
    assert answers(site) == "40 now"


def test_a_page_says_why_its_owner_withdrew_a_number_and_the_site_has_it_no_more(
    build, write, tmp_path
):
    site, late = tmp_path / "site", SEPTEMBER + "2026-09-11,mail,1\n"
    assert build(SEPTEMBER).exit_code == 0
    before = tmp_path / "before.json"
    before.write_text((site / FILE).read_text(encoding="utf-8"), encoding="utf-8")
    mail = (
        "name: Mail\nstage: live\nlaunched: 2020-01-01\n"
        "withdrawn:\n  - {period: 2026-09, reason: two people asked us to}\n"
    )
    root = write({"data/answers/a.csv": late, "services/it/mail.yml": mail})
    assert run("build", "--root", root, "--site", site).exit_code == 0
    page = (site / "services/mail/index.html").read_text(encoding="utf-8")
    figures = json.loads((site / "api/v1/services/mail.json").read_text("utf-8"))["figures"]
    assert "The owner withdrew these answers: two people asked us to." in page
    assert figures["mail/like"]["withdrawn"] == "two people asked us to"
    assert "answers" not in figures["mail/like"]
    assert "[0, [" not in (site / FILE).read_text(encoding="utf-8")
    assert build(late).exit_code == 0
    figures = json.loads((site / "api/v1/services/mail.json").read_text("utf-8"))["figures"]
    assert figures["mail/like"]["state"] == "withheld"
    assert build(late, "--ledger", before).exit_code == 0
    assert answers(site) == "40 2026-09-30"
