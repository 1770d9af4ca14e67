"""A job's log, which more people may read than the files, quotes no cell: an attacker reads it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.checks.example import examples
from generator.checks.public.strangers import JOBS, for_readers
from generator.cli.check import check
from generator.cli.reports import PRINTERS
from generator.model.kinds import KINDS
from generator.sources.finding import Finding, Place, Severity
from tests.mistakes.mistake import BASE

SECRETS = (
    "Ms Quillfeather shouts at everybody",
    "tansy.quillfeather@plimpton.net",
    "quillfeather",
    "+44 113 496 0123",
    'she said "quillfeather" and ”left“ early',
)
HIDDEN = re.compile("(?i)quillfeather|shouts|plimpton|496 ?0123|early")
FORMS = [*PRINTERS]


@pytest.fixture
def log(monkeypatch):
    """Return what a job prints that checks a folder."""

    def do(root: Path, form: str = "text", job: str = "CI") -> str:
        for name in JOBS:
            monkeypatch.delenv(name, raising=False)
        if job:
            monkeypatch.setenv(job, "true")
            monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(root / "summary.md"))
        words = ["--root", str(root), "--format", form, "--no-cache"]
        found = CliRunner().invoke(check, words, catch_exceptions=False)
        said = root / "summary.md"
        return found.output + (said.read_text(encoding="utf-8") if said.exists() else "")

    return do


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _rows_with(secret: str) -> dict[str, str]:
    """Return a table of each kind, with the secret in each column in turn, twice each."""
    tables = {}
    for kind in KINDS:
        names = [column.name for column in kind.columns]
        rows = [
            ",".join(_cell(secret) if at == name else "" for at in names)
            for name in names
            for _ in range(2)
        ]
        many = [",".join([_cell(secret)] * len(names))] * 12
        ragged = [f"{_cell(secret)},2026", f'"{secret}"x,{secret}', secret]
        lines = [",".join(names), *rows, *many, *ragged]
        tables[f"data/{kind.folder}/a.csv"] = "\n".join(lines) + "\n"
        tables[f"data/{kind.folder}/headless.csv"] = f"{_cell(secret)},4,{_cell(secret)}\n" * 3
    return tables


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("secret", SECRETS)
def test_no_cell_is_in_the_log_of_a_job(write, log, secret, form):
    said = log(write(_rows_with(secret)), form)
    assert "a.csv" in said
    assert not HIDDEN.findall(said)


@pytest.mark.parametrize("job", JOBS)
def test_each_kind_of_job_is_known(write, log, job):
    assert not HIDDEN.findall(log(write(_rows_with(SECRETS[0])), job=job))


def test_at_home_the_cell_is_shown(write, log):
    assert SECRETS[0] in log(write(_rows_with(SECRETS[0])), job="")


def test_whom_a_definition_names_is_not_in_the_log(write, log):
    """The site leaves it out, too."""
    service = "name: Mail\npurpose: Write to tansy.quillfeather@plimpton.net or call us.\n"
    root = write({"services/it/mail.yml": f"{service}stage: live\nlaunched: 2020-01-01\n"})
    said = log(root)
    assert "public-address" in said
    assert not HIDDEN.findall(said)
    assert HIDDEN.findall(log(root, job=""))


def test_what_helps_still_stands_there(write, log):
    rows = "date,service,rating,comment\n2026-09-01,mial,4,quillfeather\n"
    said = log(write({"data/answers/a.csv": rows}))
    assert "data/answers/a.csv:2:12" in said
    assert "did you mean “mail”" in said
    assert not HIDDEN.findall(said)


def test_no_rule_quotes_a_cell(monkeypatch):
    """Of each rule there is an example, with what stands in the files that it is about."""
    monkeypatch.setenv("CI", "true")
    files = [*(BASE / "services").rglob("*.yml")]
    known = {word for file in files for word in re.findall(r"\w+", file.read_text("utf-8"))}
    known |= {file.stem for file in files} | {each.name for kind in KINDS for each in kind.columns}
    looked = 0
    for code, example in examples().items():
        if not example.file.startswith("data/"):
            continue
        place = Place(example.file, example.line, example.column)
        finding = Finding(code, Severity.ERROR, place, example.message, example.hint)
        (shown,) = for_readers([finding], BASE)
        quoted = re.findall("“([^“”]*)”", shown.message)
        texts = {cell for line in example.bad[1:] for cell in line.split(",") if cell.isalpha()}
        looked += bool(texts)
        assert not texts.intersection(quoted) - known
    assert looked > 20
