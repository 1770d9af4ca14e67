"""E-mail addresses in texts."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.checks.public.addresses import find_addresses
from generator.checks.public.detector import PublicWords


def found(text: str, *contacts: str) -> list[str]:
    known = PublicWords(contacts=frozenset(contacts))
    return [text[span.begin : span.end] for span in find_addresses(text, known)]


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("ask jo@example.org.", ["jo@example.org"]),
        ("<Jo.Smith+x@mail.example.co.uk>,", ["Jo.Smith+x@mail.example.co.uk"]),
        ("1,jo@example.org,jo@example.com\n", ["jo@example.org", "jo@example.com"]),
        ("mailto:jo@example.org?subject=x", ["jo@example.org"]),
        ("jürgen@büro.example", ["jürgen@büro.example"]),
        ("jo [at] example.org", ["jo [at] example.org"]),
        ("jo(at)example.org", ["jo(at)example.org"]),
        ("git@github.com:a/b.git, noreply@example.org", []),
        ("user@localhost, @home, a@b, x@1.2.3, icon@2x.png", []),
        ("meet at example.org", []),
    ],
)
def test_what_is_an_address(text, addresses):
    assert found(text) == addresses


def test_a_contact_may_stand_everywhere_however_it_is_written():
    assert found("Desk@Example.org", "desk@example.org") == []
    assert found("desk (at) example.org", "desk@example.org") == []
    assert found("esk@example.org", "desk@example.org") == ["esk@example.org"]


@given(st.from_regex(r"[a-z]{1,8}(\.[a-z]{1,8})?@[a-z]{1,8}(\.[a-z]{2,6}){1,2}", fullmatch=True))
@example("jo@example.org")
def test_a_plain_address_is_found_in_any_sentence(address):
    ends_like_a_file = address.rsplit(".", 1)[1] in {"md", "js", "py", "css", "png", "csv", "html"}
    if not ends_like_a_file and not address.startswith(("git@", "noreply@")):
        assert found(f"Write to {address}, or wait.") == [address]


@pytest.mark.parametrize("piece", ["a", "a.", "a@", "@a", "a@a.", ".", "[at]"])
def test_a_hostile_text_takes_no_longer_than_its_length(piece):
    assert len(found(piece * 20_000)) <= 20_000
