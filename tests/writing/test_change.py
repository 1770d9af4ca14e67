"""What a form says becomes a few lines of a file, and every other line stays as it is."""

from __future__ import annotations

import difflib

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generator.cli.new import new
from generator.model.changes import CHANGES, FIELDS, slots
from generator.writing.change import Refused, asked_for, with_change

SERVICE = """# Ours: do not sort.
name:   Mail   # as people say
stage: live
conversation:
  -   raised: 2026-04-01
      said: It is slow.   # truly
      progress: heard

  - progress: doing
    raised: 2026-05-01
    said: >-
      It is down:
      progress: heard
    due: 2026-09-01
    # what follows is about the word
word: # the owner's
- since: 2024-01-01
  text: |
    We know.
    # really

# the end"""
SUPPLIERS = """suppliers:
  - id: post
    name: Post
    reply: >-
      We are
      quick.
  - id: carrier
    name: Carrier
"""
TEXT = 'No: "more" # memory\n\n- tomorrow, at 5\\ 🙂'


def form(**said: str) -> str:
    """Return an issue as GitHub writes it; what was left open as it says so."""
    answers = {title: said.get(name, "_No response_") for name, title in FIELDS.items()}
    return "\r\n\r\n".join(f"### {title}\r\n\r\n{answer}" for title, answer in answers.items())


ASKED = {
    "word": {"text": TEXT, "day": "2026-09-01"},
    "answer": {"comment": "2026-04-01: It is slow.", "text": TEXT, "day": "2026-09-02"},
    "action": {"said": "It: crashes", "text": TEXT, "day": "2026-09-01", "due": "2026-12-01"},
    "date": {"comment": "2026-05-01", "due": "2026-12-24"},
    "reply": {"text": TEXT},
}
LINES = {
    "word": ["- since: 2026-09-01", "  text: TEXT"],
    "answer": ["      progress: answered", "      answered: 2026-09-02", "      reply: TEXT"],
    "action": [
        "  - raised: 2026-09-01",
        '    said: "It: crashes"',
        "    progress: doing",
        "    answered: 2026-09-01",
        "    reply: TEXT",
        "    due: 2026-12-01",
    ],
    "date": ["    due: 2026-12-24"],
    "reply": ["    reply: TEXT"],
}
QUOTED = '"No: \\"more\\" # memory\\n\\n- tomorrow, at 5\\\\ 🙂"'


def made(kind: str, text: str, about: str = "mail") -> str:
    change, said = asked_for(form(kind=kind, about=about, **ASKED[kind]))
    return with_change(text, change, said, about)


@pytest.mark.parametrize("kind", ["word", "answer", "date"])
def test_only_the_lines_of_the_change_are_new(kind):
    difference = list(difflib.ndiff(SERVICE.split("\n"), made(kind, SERVICE).rstrip().split("\n")))
    new = [line[2:] for line in difference if line.startswith("+ ")]
    gone = [line[2:] for line in difference if line.startswith("- ")]
    assert new == [line.replace("TEXT", QUOTED) for line in LINES[kind]]
    assert gone == {
        "answer": ["      progress: heard"],
        "date": ["    due: 2026-09-01"],
    }.get(kind, [])


@pytest.mark.parametrize("listed", ["[{raised: 2026-05-01, said: a, progress: heard}]", "[]"])
def test_what_stands_between_brackets_is_left_to_a_person(listed):
    with pytest.raises(Refused, match="only a person"):
        made("action", f"name: Mail\nconversation: {listed}\n")


def test_an_item_between_brackets_has_no_lines_and_another_can_follow_it():
    text = "name: Mail\nconversation:\n- {raised: 2026-04-01, said: It is slow., progress: heard}\n"
    with pytest.raises(Refused, match="no comments"):
        made("answer", text)
    after = yaml.load(made("action", text), Loader=yaml.BaseLoader)  # noqa: S506
    assert [each["progress"] for each in after["conversation"]] == ["heard", "doing"]


@given(st.text("abc:-#{}[],\"'| >\n\t word conversation: suppliers: - id: name: x", max_size=80))
def test_lines_of_any_text_are_read(text):
    for change in CHANGES:
        for place in slots(change, text):
            assert 0 < place.first <= place.last + 1 <= text.count("\n") + 2


def test_an_action_is_added_and_a_list_begun():
    begun = made("action", "name: Mail\nstage: live\n")
    lines = [line.replace("TEXT", QUOTED) for line in LINES["action"]]
    assert begun == "\n".join(["name: Mail", "stage: live", "conversation:", *lines, ""])


@pytest.mark.parametrize("supplier", ["post", "carrier"])
def test_a_supplier_replies_once_and_again(supplier):
    after = made("reply", SUPPLIERS, supplier)
    replies = {each["id"]: each.get("reply") for each in yaml.safe_load(after)["suppliers"]}
    assert replies == {"post": "We are quick.", "carrier": None} | {supplier: TEXT}
    assert f"    reply: {QUOTED}" in after.split("\n")


def test_a_heading_inside_a_text_stays_in_it():
    asked = {**ASKED["word"], "text": f"Yes.\n\n### {FIELDS['about']}\n\nfax\n\n### Or\n\nnot"}
    _, said = asked_for(form(kind="word", about="mail", **asked))
    assert (said["about"], said["text"]) == ("mail", asked["text"])


def test_a_heading_in_another_language_names_its_field():
    text = "### Was? (kind)\n\nword\n\n### Wo? (about)\n\nmail\n\n### Was denn? (text)\n\nJa.\n"
    change, said = asked_for(f"{text}\n### Wann? (day)\n\n2026-09-01\n")
    assert change.item(said) == {"since": "2026-09-01", "text": "Ja."}


@given(st.text(min_size=1, max_size=80).filter(lambda text: text.strip() and "\r" not in text))
def test_any_text_comes_back(text):
    said = {"text": text, "day": "2026-09-01"}
    change = next(each for each in CHANGES if each.id == "word")
    kept = yaml.load(with_change("name: Mail\n", change, said, ""), Loader=yaml.BaseLoader)  # noqa: S506
    assert kept["word"][0]["text"] == text


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"kind": "delete"}, "It does not say what is to change"),
        ({"kind": "word", "about": "mail", "text": "Yes"}, "“On which day\\?” has no answer"),
        (
            {"kind": "word", "about": "mail", "text": "Yes", "day": "1. 9."},
            "needs a day such as 2026-09-30, not “1. 9.”",
        ),
        (
            {"kind": "date", "about": "mail", "comment": "2020-01-01", "due": "2026-12-01"},
            "There are no comments “2020-01-01”",
        ),
        ({"kind": "word", "about": "mail", "text": "x" * 4001, "day": "2026-09-01"}, "more than"),
    ],
)
def test_what_cannot_be_made_is_refused_with_a_sentence(said, why):
    def make() -> str:
        change, answers = asked_for(form(**said))
        return with_change(SERVICE, change, answers, "mail")

    with pytest.raises(Refused, match=why):
        make()


def test_the_command_changes_one_file_and_names_it(write):
    root = write(
        {
            "services/it/mail.yml": "name: Mail\nstage: live\nlaunched: 2020-01-01\n",
            "services/suppliers.yml": SUPPLIERS,
        }
    )
    for kind, about, file in (
        ("word", "Mail", "services/it/mail.yml"),
        ("reply", "Carrier", "services/suppliers.yml"),
    ):
        asked = form(kind=kind, about=about, **ASKED[kind])
        done = CliRunner().invoke(new, ["change", "--root", str(root), "--form", "-"], input=asked)
        assert (done.exit_code, done.output) == (0, f"{file}\n")
        assert "🙂" in (root / file).read_text("utf-8")
    for about in ("../../etc/passwd", "Fax"):
        asked = form(kind="word", about=about, **ASKED["word"])
        done = CliRunner().invoke(new, ["change", "--root", str(root), "--form", "-"], input=asked)
        assert done.exit_code == 2
        assert "There is no service" in done.output
