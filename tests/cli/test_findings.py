"""How findings are told to people, to GitHub and to programs."""

from __future__ import annotations

import json

import pytest

from generator.cli.findings import MOST, clean, print_github, print_json, print_text, summary
from generator.cli.sarif import print_sarif
from generator.sources.finding import Place, error, warning

EVIL = "\x1b[31mred\x07\u202egpj\u2066\u200b\n::error::%0A"


def finding(line=1, column=1, message="it is wrong", file="data/a.csv", code="bad-thing"):
    return error(code, Place(file, line, column), message, "write it well")


@pytest.fixture
def root(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.csv").write_text("date,rating\n2026-09-01,9\n", encoding="utf-8")
    return tmp_path


def told(capsys, printer, findings, root):
    printer(findings, root)
    return capsys.readouterr().out


def test_the_line_a_caret_and_the_hint(capsys, root):
    assert told(capsys, print_text, [finding(2, 12)], root).splitlines()[:4] == [
        "data/a.csv:2:12: error: it is wrong [bad-thing]",
        "    2 | 2026-09-01,9",
        "                   ^",
        "    → write it well",
    ]


@pytest.mark.parametrize("column", [1, 500, 5000, 19_999])
def test_a_long_line_is_cut_around_the_column(capsys, root, column):
    line = "".join(chr(97 + i % 26) for i in range(20_000))
    (root / "data" / "a.csv").write_text(line, encoding="utf-8")
    lines = told(capsys, print_text, [finding(1, column)], root).splitlines()
    assert len(lines[1]) < 120
    assert lines[1][lines[2].index("^")] == line[column - 1]


def test_wide_letters_and_tabs_do_not_move_the_caret(capsys, root):
    (root / "data" / "a.csv").write_text("日本\té,X\n", encoding="utf-8")
    lines = told(capsys, print_text, [finding(1, 6)], root).splitlines()
    assert lines[2].index("^") == lines[1].index("X") + 2, "each wide letter takes two columns"


def test_more_than_ten_of_a_kind_become_ten_and_a_count(capsys, root):
    findings = [finding(n) for n in range(1, 26)] + [finding(1, code="other-thing")]
    out = told(capsys, print_text, findings, root)
    assert out.count("[bad-thing]") == MOST
    assert "… and 15 more of bad-thing in this file" in out
    assert "[other-thing]" in out
    assert "26 errors in 1 file" in out


@pytest.mark.parametrize("printer", [print_text, print_github, print_json])
def test_what_strangers_wrote_steers_nothing(capsys, root, printer):
    file = f"data/{EVIL}.csv"
    out = told(capsys, printer, [finding(message=EVIL, file=file)], root)
    for character in "\x1b\x07\u202e\u2066\u200b":
        assert character not in out
    if printer is print_github:
        assert sum(line.startswith("::") for line in out.splitlines()) == 1
        assert "%250A" in out


def test_no_line_of_a_file_outside_is_shown(capsys, root, tmp_path_factory):
    secret = tmp_path_factory.mktemp("elsewhere") / "secret"
    secret.write_text("token\n")
    (root / "data" / "b.csv").symlink_to(secret)
    findings = [finding(file="data/b.csv"), finding(file="../elsewhere/secret")]
    assert "token" not in told(capsys, print_text, findings, root)


def test_github_is_told_where(capsys, root, monkeypatch):
    monkeypatch.chdir(root.parent)
    out = told(capsys, print_github, [finding(2, 12, "100 % wrong, so: “x”")], root)
    assert out.splitlines()[0] == (
        f"::error file={root.name}/data/a.csv,line=2,col=12,title=bad-thing::"
        "100 %25 wrong, so: “x” → write it well"
    )


def test_programs_are_told_all(capsys, root):
    answer = json.loads(told(capsys, print_json, [finding(2, 3)] * 12, root))
    assert (answer["errors"], answer["warnings"], len(answer["findings"])) == (12, 0, 12)
    assert answer["findings"][0] == {
        "code": "bad-thing",
        "severity": "error",
        "file": "data/a.csv",
        "line": 2,
        "column": 3,
        "message": "it is wrong",
        "hint": "write it well",
    }


def test_code_scanners_are_told_rules_and_results(capsys, root):
    findings = [finding(2, 3, code="no-owner", file="data/é x.csv")] * 2 + [
        finding(code="bad-date")
    ]
    log = json.loads(told(capsys, print_sarif, findings, root))
    run = log["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["bad-date", "no-owner"]
    assert [result["ruleIndex"] for result in run["results"]] == [1, 1, 0]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "data/%C3%A9%20x.csv"
    assert place["region"] == {"startLine": 2, "startColumn": 3}


def test_summaries():
    mild = warning("mild", Place("b"), "x", "y")
    assert summary([]) == "Nothing is wrong."
    assert summary([finding()]).startswith("1 error in 1 file.")
    assert summary([finding(), mild, mild]).startswith("1 error and 2 warnings in 2 files.")


def test_clean_keeps_what_people_write():
    assert clean("Größe, “süß” 👩\u200d💻 日本\t—") == "Größe, “süß” 👩\u200d💻 日本 —"
