"""A stranger's data are shown, and do nothing: no link, no picture, no call, no HTML."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path

import cmarkgfm
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.workflows.runner import with_actions

PATH = Path(__file__).parents[2] / ".github" / "actions" / "comment" / "comment.py"
SPEC = importlib.util.spec_from_file_location("comment", PATH)
comment = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(comment)

BITS = [
    *"@#!%&~$[](){}<>|*_`\\:;/.-+^=\"' \n\t1ax",
    *("www.", "https://x.y", "ftp://", "a@b.c", "&lt;", "&#60;", "gh-1", ":smile:", "0123abc4567"),
    *("<a href=x>", "<!--", "![a](https://x.y/z.png)", "[a]: https://x.y", "```mermaid", "[^1]"),
    *("\u200b", "\u2060", "\u202e", "mailto:a@b.c", "javascript:", "GH-12", "a/b#3"),
]
texts = st.lists(st.sampled_from(BITS), max_size=20).map("".join)
SHOWN = re.compile(r"</?(?:h[34]|p|table|thead|tbody|tr|t[hd]|strong)(?: align=\"right\")?>")
CALLS = re.compile(r"[@#!%&~$]\w|\b(?i:gh-)\d|:\w+:|\b[0-9a-f]{7,40}\b")
"""What GitHub and GitLab look for in what is shown already, whatever was escaped."""


def finding(**said):
    usual = {"code": "c", "severity": "error", "file": "f", "line": 1, "column": 2, "message": "m"}
    return {**usual, "hint": "h", **said}


def change(**said):
    return {"about": "figure", "name": "n", "what": "w", "before": "b", "after": "a", **said}


def as_json(**said):
    return json.dumps(said).encode()


def shown(text):
    return cmarkgfm.github_flavored_markdown_to_html(text)


@given(texts, texts, texts)
@example("[a](https://evil.example)", "_www.evil.test", "foo-@-x.com")
@example("![x](https://evil.example/x.png)", "@org/team fixes #12", "a|b\\")
def test_nothing_leads_away_calls_anybody_or_is_html(one, two, three):
    errors = as_json(findings=[finding(file=one, message=two, hint=three, severity="error")])
    changes = as_json(summary=one, changes=[change(name=one, what=two, before=three, after=one)])
    for text in (comment.text(errors, None), comment.text(None, changes)):
        html = shown(text)
        left = SHOWN.sub("", html)
        assert "<" not in left, text
        assert not CALLS.search(re.sub(r"&(?:lt|gt|amp|quot);", " ", left)), text
        assert html.count("<table>") == 1


@given(texts)
def test_each_text_is_shown_as_it_is_and_escaped_once(text):
    from generator.sources.terminal_safe import clean, in_markdown

    html = shown(f"| a | b |\n|---|---|\n| {in_markdown(text)} | end |\n")
    row = re.search(r"<td>(.*?)</td>\s*<td>end</td>", html, re.DOTALL)
    assert row, html
    seen = row[1].replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
    assert seen.replace("&amp;", "&").replace("\u2060", "").strip() == clean(text).strip()


def test_a_log_can_be_read_as_well():
    said = "services/it/mail.yml: from 2026-09-03 (40 % – 45 %), “write a value”! 1.5 + 2 = 3.5"
    changes = as_json(summary="1 service touched.", changes=[change(what=said)])
    assert f"| n | {said} | b | a |\n" in comment.text(None, changes)


def test_errors_come_first_and_nothing_is_compared():
    errors = [finding(message="it is wrong"), finding(severity="warning", message="it may be")]
    text = comment.text(as_json(findings=errors), as_json(summary="x", changes=[]))
    assert text.startswith("### 1 error to fix\n")
    assert "it is wrong" in text
    assert "it may be" not in text
    assert comment.ERRORS in text


@pytest.mark.parametrize(
    "raw",
    [None, b"", b"{", b"[]", b"[" * 100_000, b'{"changes": 3}', b'{"summary": 3, "changes": []}',
     b"\xff", b'{"findings": [{"severity": "error"}]}', b"null", b"1e999"],
)  # fmt: skip
def test_what_is_not_of_the_form_is_left_out(raw):
    assert comment.text(raw, raw) == f"{comment.NOTHING}\n"
    assert comment.rows(raw, "changes", {"about": str}) == []


def test_rows_of_another_form_are_left_out_and_texts_are_cut():
    rows = [change(), change(about="else"), change(what=3), {}, 7, change(name="x" * 9_999, more=1)]
    text = comment.text(None, as_json(summary="s", changes=rows))
    assert text.count("| w |") == 2
    assert "x" * comment.MOST_CHARACTERS in text
    assert "x" * (comment.MOST_CHARACTERS + 1) not in text


def test_too_much_is_cut_at_a_row():
    rows = [change(what=f"row {n} {'x' * 100}") for n in range(2_000)]
    made = comment.body(comment.text(None, as_json(summary="s", changes=rows)), "")
    assert len(made.encode()) < 60_200
    left = 2_000 - made.count("| n |")
    assert made.endswith(f"\n… and {left:,} more changes.\n")


@pytest.mark.parametrize("run", ["", "javascript:alert(1)", "https://x/) [y](z", "ftp://a/b"])
def test_only_an_address_becomes_a_link(run):
    assert "preview" not in comment.body("x", run)


def test_it_needs_nothing_but_python(tmp_path):
    """The host's machine has no library of ours; what is imported lies next to the action."""
    with_actions(tmp_path)
    (tmp_path / "changes.json").write_bytes(as_json(summary="s", changes=[change()]))
    script = tmp_path / ".github" / "actions" / "comment" / "comment.py"
    done = subprocess.run(
        [sys.executable, "-IS", script, "show", tmp_path],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Numbers that change" in done.stdout
