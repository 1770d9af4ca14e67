"""A stranger's text in HTML that escapes nothing by itself."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site.plain import as_html, isolated, lighter, unbroken
from generator.wording.plain import plain

NASTY = st.text(
    alphabet=st.sampled_from("<>&\"'`*_[](){}#!|\\~:=^@$.-+ \n\tabc1\u202e\u2066\x00é♥"),
    max_size=60,
)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)

    def handle_data(self, data):
        self.text += data


def read(source: str) -> Tags:
    reader = Tags()
    reader.feed(source)
    reader.close()
    return reader


@given(NASTY)
def test_html_is_text_in_elements_and_attributes(text):
    drawn = read(f'<p title="{as_html(text)}">{as_html(text)}</p>')
    assert drawn.tags == ["p"]
    assert drawn.text == plain(text)


@given(NASTY)
def test_control_characters_and_turned_text_are_dropped(text):
    assert not re.search(r"[\x00-\x1f\u202a-\u202e\u2066-\u2069]", plain(text))


def test_only_a_range_of_shares_is_joined():
    joined = "<p>48–\u206057\u202f% liked it, <b>0–\u20603\u202f%</b></p>"
    assert unbroken(joined.replace("\u2060", "")) == joined
    others = "<code>07:00–18:00</code> 2019–20 – 57\u202f% –57\u202f%"
    assert unbroken(others) == others


def test_a_share_is_on_one_line_with_its_sign():
    assert unbroken("of 16 %. 5 of 8") == "of 16\u202f%. 5 of 8"


@pytest.mark.parametrize(
    "said",
    [
        "from 26_to_37\u202f%",
        "is −0.7_to_4.6 and",
        "between 63_and_90\u202f%",
        "von 26_bis_37\u202f%",
        "zwischen 63_und_90\u202f%",
        "lists 7 and 8, 5 und 6",
        "from 1\u00a0January 2025 to 31\u00a0October 2026",
        "from 65\u202f% to 50\u202f%",
        "goes to 5 people",
    ],
)
def test_numbers_of_a_range_stay_on_one_line(said):
    """Method texts say a range in words: a line that ends in “from 26” reads as a share of 26."""
    assert unbroken(said.replace("_", " ")) == said.replace("_", "\u00a0")


def test_a_day_is_on_one_line_with_its_month():
    assert unbroken("on 12 August 2026, 5 March") == "on 12\u00a0August 2026, 5 March"
    assert unbroken("am 1. März 2026 und Mai 2026") == "am 1.\u00a0März 2026 und Mai 2026"


def test_a_number_after_an_arabic_name_stays_after_it():
    said = '<p title="خدمة 1, 2">Customers, خدمة (محطة) 22, 19 comments</p>'
    found = isolated(said)
    assert found == said.replace("خدمة (محطة) 22,", "\u2068خدمة (محطة) 22\u2069,")
    assert isolated(found) == found


def test_an_arabic_name_alone_needs_no_marks():
    assert isolated("<td> خدمة 22 </td>") == "<td> خدمة 22 </td>"


def test_arabic_names_in_quotation_marks_leave_the_comma_between_them_its_place():
    one, two = "خدمة 1", "محطة (2)"
    for begins, ends in ("“”", "„“"):
        said = f'<p title="{begins}{one}{ends}">At {begins}{one}{ends}, {begins}{two}{ends}.</p>'
        found = isolated(said)
        assert found.count("\u2068") == found.count("\u2069") == 3
        assert f"{begins}\u2068{one}\u2069{ends}, {begins}\u2068{two}\u2069{ends}." in found
        assert re.sub("[\u2068\u2069]", "", found) == said


def test_other_names_in_quotation_marks_stay_as_they_are():
    said = "<p>“Sign in” and „Anmelden“, “ \u202b<b>خدمة</b>”</p>"
    assert isolated(said) == said


@pytest.mark.parametrize(
    ("drawn", "light"),
    [
        ("<ul>\n<li>A</li>\n<li>B</li>\n</ul>", "<ul>\n<li>A<li>B</ul>"),
        ("<tr><th>A</th><td>1</td></tr>", "<tr><th>A<td>1"),
        ("<p>A</p>\n<p>B</p><ul></ul>", "<p>A\n<p>B<ul></ul>"),
        ("<li><p>A</p></li>", "<li><p>A"),
        ("<figure><p>A</p><figcaption>B</figcaption></figure>",) * 2,
        ("<p>A</p><a>B</a>",) * 2,
        (
            '<data value="/like 9">54 %</data> <small><data value="/like 9">4–7 %</data></small>',
            '<data value="/like 9">54 % <small>4–7 %</small></data>',
        ),
        (
            '<b><data value="/like 9">4 %</data></b><small><data value="/like 9">9</data></small>',
            '<data value="/like 9"><b>4 %</b><small>9</small></data>',
        ),
        ('<data value="/like 9">4</data> <small><data value="/ease 9">5</data></small>',) * 2,
        ('<data value="/a 9">4</data> <small><data value="/a 9">5</data>, 6</small>',) * 2,
    ],
)
def test_what_a_browser_adds_by_itself_is_left_out(drawn, light):
    assert lighter(drawn) == light
