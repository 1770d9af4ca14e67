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
        ("ask jo@marlpit.net.", ["jo@marlpit.net"]),
        ("<Jo.Smith+x@mail.marlpit.co.uk>,", ["Jo.Smith+x@mail.marlpit.co.uk"]),
        ("1,jo@marlpit.net,jo@marlpit.com\n", ["jo@marlpit.net", "jo@marlpit.com"]),
        ("mailto:jo@marlpit.net?subject=x", ["jo@marlpit.net"]),
        ("jürgen@büro-nord.de", ["jürgen@büro-nord.de"]),
        ("jo [at] marlpit.net", ["jo [at] marlpit.net"]),
        ("jo(at)marlpit.net", ["jo(at)marlpit.net"]),
        ("git@github.com:a/b.git, noreply@marlpit.net", []),
        ("user@localhost, @home, a@b, x@1.2.3, icon@2x.png", []),
        ("meet at marlpit.net", []),
        ("jo at marlpit dot net", ["jo at marlpit dot net"]),
        ("jo [at] marlpit [dot] net", ["jo [at] marlpit [dot] net"]),
        ("Point at a dot to see it, or look at the dot above", []),
        ("jo@example.org, jo@mail.example.com, jo@desk.test, jo@it.invalid, a@b.example", []),
        ("jo@example.org.marlpit.net", ["jo@example.org.marlpit.net"]),
    ],
)
def test_what_is_an_address(text, addresses):
    assert found(text) == addresses


def test_a_contact_may_stand_everywhere_however_it_is_written():
    assert found("Desk@Example.org", "desk@marlpit.net") == []
    assert found("desk (at) marlpit.net", "desk@marlpit.net") == []
    assert found("esk@marlpit.net", "desk@marlpit.net") == ["esk@marlpit.net"]


@given(st.from_regex(r"[a-z]{1,8}(\.[a-z]{1,8})?@[a-z]{1,8}(\.[a-z]{2,6}){1,2}", fullmatch=True))
@example("jo@marlpit.net")
def test_a_plain_address_is_found_in_any_sentence(address):
    ends_like_a_file = address.rsplit(".", 1)[1] in {"md", "js", "py", "css", "png", "csv", "html"}
    if not ends_like_a_file and not address.startswith(("git@", "noreply@")):
        assert found(f"Write to {address}, or wait.") == [address]


@pytest.mark.parametrize("piece", ["a", "a.", "a@", "@a", "a@a.", ".", "[at]"])
def test_a_hostile_text_takes_no_longer_than_its_length(piece):
    assert len(found(piece * 20_000)) <= 20_000
