"""What owners write is reported where it reads differently, in few words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.compare.written import rewritten
from tests.cli.test_diff import changes, diff, git, root

__all__ = ["root"]
MAIL = "services/it/mail.yml"


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        ({"purpose": "I write."}, {"purpose": "I read."}, [("purpose", "I write.", "I read.")]),
        ({}, {"tags": ["post", "mail"]}, [("tags", "", "post; mail")]),
        ({"tags": ["post", "mail"]}, {"tags": ["mail"]}, [("tags", "post", "")]),
        (
            {"word": [{"since": "d", "text": "Hello."}]},
            {"word": [{"since": "d", "text": "Hello."}, {"since": "e", "text": "So."}]},
            [("word", "", "So.")],
        ),
        (
            {"conversation": [{"raised": "d", "said": "Slow.", "progress": "heard"}]},
            {"conversation": [{"raised": "d", "said": "Slow.", "progress": "done", "done": "e"}]},
            [("conversation", "Slow. (progress: heard)", "Slow. (progress: done, done: e)")],
        ),
        (
            {"goals": [{"id": "quick", "name": "Be quick"}]},
            {"goals": [{"id": "quick", "name": "Be quicker"}]},
            [("goals", "Be quick", "Be quicker")],
        ),
        ({"help": {"link": "a", "text": "t"}}, {"help": {"link": "b", "text": "t"}},
         [("help", "link: a", "link: b")]),
        ({"stage": "live"}, {"stage": "retired"}, []),
        ({"a": [1]}, {"a": "x"}, [("a", "1", "x")]),
    ],
)  # fmt: skip
def test_only_what_differs_is_reported(was, now, expected):
    assert list(rewritten(was, now)) == expected


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda some: st.lists(some) | st.dictionaries(st.text(), some),
    max_leaves=20,
)


@settings(max_examples=40)
@given(st.dictionaries(st.text(), PLAIN), st.dictionaries(st.text(), PLAIN))
def test_any_two_are_distinguished_in_few_words(was, now):
    assert list(rewritten(was, was)) == []
    for key, before, after in rewritten(was, now):
        assert was.get(key) != now.get(key)
        assert max(len(before), len(after)) <= 160


def test_a_text_is_reported_and_nothing_else(root):
    path = root / MAIL
    path.write_text(path.read_text().replace("I do.", "I write <b>to</b> @all."))
    changed = changes(root, "HEAD")
    assert changed["services"] == ["mail"]
    assert [(c["about"], c["what"]) for c in changed["changes"]] == [("written", "purpose")]
    said = diff(root, "HEAD").stdout
    assert said.startswith("### 1 service touched, 1 text reads differently")
    assert re.search(r"(?<!\\)<b>", said) is None


def test_a_service_that_moves_to_another_provider_keeps_all_and_is_reported(root):
    (root / "services" / "hr").mkdir()
    (root / "services" / "hr" / "provider.yml").write_text("name: HR\nshirt: HR\n")
    git(root, "add", ".")
    git(root, "commit", "-qm", "HR")
    git(root, "mv", MAIL, "services/hr/mail.yml")
    changed = changes(root, "HEAD")
    assert changed["services"] == ["mail"]
    of_mail = [c for c in changed["changes"] if c["subject"] == "mail"]
    assert [(c["about"], c["what"], c["before"], c["after"]) for c in of_mail] == [
        ("written", "provider", "it", "hr")
    ]
    assert not [c for c in changed["changes"] if c["about"] == "lost" and c["subject"] == "mail"]
