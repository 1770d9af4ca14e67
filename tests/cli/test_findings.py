"""How findings are shown to people, to GitHub and to programs."""

from __future__ import annotations

import html
import json
import re

import pytest
from markdown_it import MarkdownIt

from generator.cli.reports.github import SHOWN, most_important, print_github
from generator.cli.reports.gitlab import print_gitlab
from generator.cli.reports.plain_json import plain, print_json
from generator.cli.reports.sarif import print_sarif
from generator.cli.reports.text import MOST, print_text, summary
from generator.compare.markdown import findings_markdown
from generator.sources.finding import Place, error, warning
from generator.sources.terminal_safe import clean, in_markdown

MARKDOWN = MarkdownIt("gfm-like", {"linkify": False})
EVIL = "\x1b[31mred\x07\u202egpj\u2066\u200b\n::error::%0A"


def finding(line=1, column=1, message="it is wrong", file="data/a.csv", code="bad-thing"):
    return error(code, Place(file, line, column), message, "write it well")


@pytest.fixture
def root(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.csv").write_text("date,rating\n2026-09-01,9\n", encoding="utf-8")
    return tmp_path


def printed(capsys, printer, findings, root):
    printer(findings, root)
    return capsys.readouterr().out


def test_the_line_a_caret_and_the_hint(capsys, root):
    assert printed(capsys, print_text, [finding(2, 12)], root).splitlines()[:4] == [
        "data/a.csv:2:12: error: it is wrong [bad-thing]",
        "    2 | 2026-09-01,9",
        "                   ^",
        "    → write it well",
    ]


def test_a_hint_names_the_program_as_it_was_started(capsys, root, monkeypatch):
    monkeypatch.setattr("sys._xoptions", {"iheartit": "./iheartit"})
    hinted = warning("a", Place("data/a.csv"), "it is untidy", "“iheartit fmt” does that")
    assert "→ “./iheartit fmt” does that" in printed(capsys, print_text, [hinted], root)


@pytest.mark.parametrize("column", [1, 500, 5000, 19_999])
def test_a_long_line_is_cut_around_the_column(capsys, root, column):
    line = "".join(chr(97 + i % 26) for i in range(20_000))
    (root / "data" / "a.csv").write_text(line, encoding="utf-8")
    lines = printed(capsys, print_text, [finding(1, column)], root).splitlines()
    assert len(lines[1]) < 120
    assert lines[1][lines[2].index("^")] == line[column - 1]


def test_wide_letters_and_tabs_do_not_move_the_caret(capsys, root):
    (root / "data" / "a.csv").write_text("日本\té,X\n", encoding="utf-8")
    lines = printed(capsys, print_text, [finding(1, 6)], root).splitlines()
    assert lines[2].index("^") == lines[1].index("X") + 2, "each wide letter takes two columns"


def test_more_than_ten_of_a_kind_become_ten_and_a_count(capsys, root):
    findings = [finding(n) for n in range(1, 26)] + [finding(1, code="other-thing")]
    out = printed(capsys, print_text, findings, root)
    assert out.count("[bad-thing]") == MOST
    assert "… and 15 more of bad-thing in this file" in out
    assert "[other-thing]" in out
    assert "26 errors in 1 file" in out


@pytest.mark.parametrize("printer", [print_text, print_github, print_json])
def test_what_strangers_wrote_steers_nothing(capsys, root, printer):
    file = f"data/{EVIL}.csv"
    out = printed(capsys, printer, [finding(message=EVIL, file=file)], root)
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
    assert "token" not in printed(capsys, print_text, findings, root)


def test_github_gets_the_place(capsys, root, monkeypatch):
    monkeypatch.chdir(root.parent)
    out = printed(capsys, print_github, [finding(2, 12, "100 % wrong, so: “x”")], root)
    assert out.splitlines()[0] == (
        f"::error file={root.name}/data/a.csv,line=2,col=12,title=bad-thing::"
        "100 %25 wrong, so: “x” → write it well"
    )


def test_programs_get_all(capsys, root):
    answer = json.loads(printed(capsys, print_json, [finding(2, 3)] * 12, root))
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


def test_code_scanners_get_rules_and_results(capsys, root):
    findings = [finding(2, 3, code="no-owner", file="data/é x.csv")] * 2 + [
        finding(code="bad-date")
    ]
    log = json.loads(printed(capsys, print_sarif, findings, root))
    run = log["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["bad-date", "no-owner"]
    assert [result["ruleIndex"] for result in run["results"]] == [1, 1, 0]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "data/%C3%A9%20x.csv"
    assert place["region"] == {"startLine": 2, "startColumn": 3}


def test_summaries():
    mild = warning("mild", Place("b"), "x", "y")
    assert summary([]) == "No problems found."
    assert summary([finding()]).startswith("1 error in 1 file.")
    assert summary([finding(), mild, mild]).startswith("1 error and 2 warnings in 2 files.")


def test_clean_keeps_what_people_write():
    assert clean("Größe, “süß” 👩\u200d💻 日本\t—") == "Größe, “süß” 👩\u200d💻 日本 —"


def test_github_gets_what_matters_most_first_and_all_in_the_log(capsys, root, monkeypatch):
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    mild = [warning("mild", Place("data/a.csv", n), "so so", "y") for n in range(1, 30)]
    many = [finding(n) for n in range(1, 30)] + [finding(30, code="rare", message="look here")]
    out = printed(capsys, print_github, [*mild, *many], root).splitlines()
    annotations = [line for line in out if line.startswith("::")]
    assert [line.split()[0] for line in annotations] == ["::error"] * 10 + ["::warning"] * 10
    assert any("title=rare" in line for line in annotations)
    assert len([line for line in out if ": error: " in line or ": warning: " in line]) == 39
    assert "line=1," in annotations[0]


def test_what_is_shown_has_as_many_codes_as_can_be():
    findings = [finding(n, code=f"c{n % 4}") for n in range(40)]
    findings += [finding(code=f"d{n}") for n in range(5)]
    shown = most_important(findings)
    assert len(shown) == SHOWN
    assert {each.code for each in shown} == {f"c{n}" for n in range(4)} | {
        f"d{n}" for n in range(5)
    }
    assert shown == sorted(shown, key=findings.index)
    assert most_important(findings[:3]) == findings[:3]


def test_the_step_summary_holds_all_and_is_never_too_large(tmp_path, root, monkeypatch, capsys):
    place = tmp_path / "summary.md"
    place.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(place))
    printed(
        capsys, print_github, [finding(n, file=f"data/{n // 9}.csv") for n in range(1, 60)], root
    )
    text = place.read_text(encoding="utf-8")
    assert text.startswith("before\n### 59 errors in 7 files")
    assert text.count("it is wrong") == 59
    assert text.count("#### data/") == 7
    cut = findings_markdown("59 errors", plain([finding(n) for n in range(1, 60)]), most=1000)
    assert len(cut.encode()) < 1100
    rows = cut.count("it is wrong")
    assert 0 < rows < 59
    assert f"… and {59 - rows} more findings." in cut


HOSTILE = [
    "a | b\n| c |",
    "<script>alert(1)</script>",
    "[here](https://evil.example)",
    "![x](https://evil.example/x.png)",
    "https://evil.example and www.evil.example",
    "*so* __bold__ `code` ~~gone~~",
    "# head",
    "- item",
    "1. item",
    "&lt;b&gt; &amp;",
    "\\",
    "\\|",
    "$x$",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_strangers_text_is_shown_in_markdown_as_it_is(text):
    shown = MARKDOWN.render(f"| a | b |\n|---|---|\n| {in_markdown(text)} | end |\n")
    row = re.search(
        r"<tbody>\s*<tr>\s*<td>(.*?)</td>\s*<td>end</td>\s*</tr>\s*</tbody>", shown, re.DOTALL
    )
    assert row, shown
    assert "<" not in row[1]
    assert html.unescape(row[1]).replace("\u2060", "") == clean(text)


def test_nobody_is_called_and_nothing_linked():
    assert "@somebody" not in in_markdown("@somebody")
    assert "://" not in in_markdown("https://evil.example")
    assert "www." not in in_markdown("WWW.evil.example").lower()


def test_gitlab_learns_what_is_new_by_a_print_that_stays(capsys, root):
    def prints(findings):
        report = json.loads(printed(capsys, print_gitlab, findings, root))
        return [each["fingerprint"] for each in report], report

    first, report = prints([finding(2), finding(3), finding(4, message="another")])
    moved, _ = prints([finding(12), finding(13), finding(14, message="another")])
    assert first == moved
    assert len(set(first)) == 3
    assert report[0]["location"] == {"path": "data/a.csv", "lines": {"begin": 2}}
    assert report[0]["severity"] == "critical"
    assert set(report[0]) == {"description", "check_name", "fingerprint", "severity", "location"}
    assert prints([])[1] == []
