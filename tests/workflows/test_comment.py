"""A stranger's text is read, and does nothing: no link, no picture, no call, no HTML."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

PATH = Path(__file__).parents[2] / ".github" / "actions" / "comment" / "comment.py"
SPEC = importlib.util.spec_from_file_location("comment", PATH)
comment = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(comment)

READER = MarkdownIt("gfm-like", {"linkify": False, "html": True})
PLAIN = """@ #12 < > ![ [ ]( ]: ] ( ) http:// https://x.y www. a@b.c ` ``` a & &lt; &#60; | - * _
\\ <!-- 0123abc4567 javascript: <img src=x>"""
BITS = [*re.split(r"\s", PLAIN), "\n", " ", "    ", "\u200b", "\u2060", "\u202e", "<a href=x>"]


def parts(text: str) -> set[str]:
    found = set()
    for token in READER.parse(text):
        found.add(token.type)
        found |= {child.type for child in token.children or ()}
    return found


@given(st.lists(st.sampled_from(BITS), max_size=25).map("".join))
@example("[a](https://evil.example)")
@example("[a]\n\n[a]: https://evil.example")
@example("![x](https://evil.example/x.png)")
def test_nothing_leads_away_or_is_html(text):
    made = comment.harmless(text)
    found = parts(made)
    assert not {kind for kind in found if "link" in kind or "image" in kind or "html" in kind}, made
    assert "<" not in made
    assert "\u202e" not in made


@pytest.mark.parametrize(
    "text",
    ["@octocat", "hello @org/team", "fixes #12", "a/b#3", "https://evil.example",
     "www.evil.example", "someone@example.org", "<a href=x>",
     "0123456789abcdef0123456789abcdef01234567"],
)  # fmt: skip
def test_what_would_call_or_lead_is_broken(text):
    made = comment.harmless(text).strip()
    assert made != text
    assert comment.BREAK in made or "&lt;" in made


def test_a_table_stays_a_table():
    text = "### Mail\n\n| a | b |\n|---|---|\n| **1** | 2 % |\n"
    assert comment.harmless(text) == text
    assert "table_open" in parts(text)


def test_too_long_a_text_is_cut_at_a_line():
    made = comment.harmless("line\n" * 50_000)
    assert len(made) < 60_100
    assert made.endswith("line\n\n… and more.\n")


@pytest.mark.parametrize("run", ["", "javascript:alert(1)", "https://x/) [y](z", "ftp://a/b"])
def test_only_an_address_becomes_a_link(run):
    assert "preview" not in comment.body("x", run)
