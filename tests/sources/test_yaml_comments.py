"""A comment is what YAML takes for one, about its line or the next that says something."""

from __future__ import annotations

import pytest

from generator.sources.text import TextFile
from generator.sources.yaml_comments import comments
from generator.sources.yaml_document import parse


def found(text):
    document, findings = parse(TextFile("a.yml", text))
    assert document is not None, findings
    return [(c.place.line, c.place.column, c.text, c.about) for c in comments(document)]


def test_a_comment_speaks_of_its_line_or_of_the_next():
    text = "name: A # of this line\n\n# of the next\n# and so does this\n\nshirt: A\n# of nothing"
    assert found(text) == [
        (1, 9, "of this line", 1),
        (3, 1, "of the next", 6),
        (4, 1, "and so does this", 6),
        (7, 1, "of nothing", 7),
    ]


@pytest.mark.parametrize(
    "text",
    [
        'said: "a # b"\n',
        "said: 'a\n  # b'\n",
        "said: a#b\n",
        "said: |\n  a\n  # b\n",
        "said: >-\n\n  # a\n  b\n",
    ],
)
def test_a_number_sign_in_a_value_is_no_comment(text):
    assert found(text) == []


def test_a_comment_may_stand_next_to_and_below_a_block():
    text = "said: | # beside\n  a # b\n  # c\n# below\nname: A\n"
    assert found(text) == [(1, 9, "beside", 1), (4, 1, "below", 5)]


def test_only_the_first_sign_of_a_line_begins_a_comment():
    assert found("name: A # one # two\n") == [(1, 9, "one # two", 1)]
    assert found("- [A, 'b # c'] # one\n") == [(1, 16, "one", 1)]
