"""Text on its way into HTML that escapes nothing by itself, and what stays on one line."""

from __future__ import annotations

import re

from markupsafe import escape

from generator.wording.plain import plain

_NOT_IN_XML = re.compile(
    r"[^\t\n\x20-\x7e\xa0-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
"""What a document of XML may not hold, and overrides of the direction of what follows them."""
# What they look for stands first: then it is looked for alone, and not tried at each character.
_RANGE = re.compile(r"–(?<=\d–)(?=\d+\u202f%)")
_SHARE = re.compile(r" %(?<=\d %)")
_DAY = re.compile(r" (?<=[\d.] )(?=[A-Z][a-zä]{2,8} 20\d\d)")
_TO = tuple(
    (re.compile(rf" {word} (?<=\d {word} )(?<!20\d\d {word} )(?={number})"), f"\u00a0{word}\u00a0")
    for number, words in ((r"[−+\d]", ("to", "bis")), (r"\d+\u202f%", ("and", "und")))
    for word in words
)
"""Words between the numbers of a range, but for those after a year, and what takes their place."""
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_QUOTED = tuple(
    re.compile(f'{begins}([^{begins}{ends}<>"]*[{_RIGHT_TO_LEFT}][^{begins}{ends}<>"]*){ends}')
    for begins, ends in ("“”", "„“")
)
"""Words in quotation marks of English or German that are written from the right."""
_FROM_RIGHT = re.compile(f"[{_RIGHT_TO_LEFT}]")
_TEXT = re.compile(f"(?<=>)(?<!<code>)[^<>]*[{_RIGHT_TO_LEFT}][^<>]*(?=<)")
"""A text between tags, but for code that somebody may copy."""
_RUN = re.compile(
    "\u2068[^\u2069]*\u2069"
    f"|[{_RIGHT_TO_LEFT}](?:[^\u2068\u2069A-Za-z\u00c0-\u024f“”„]*[{_RIGHT_TO_LEFT}])?"
    r"[)\]]?(?: ?\d+)?"
)
"""What has marks already, or words that are written from the right, with a number at their end."""

_ENDS = re.compile(r"</(?=[tld])(?:t[dhr]|thead|tbody|li|d[td])>\n?")
"""Ends that HTML knows from what follows, wherever a table or a list is whole."""
_PARAGRAPH = re.compile(
    r"</p>(?=\s*<(?:p|[uod]l|div|section|h[1-6]|details|table|figure|footer|form|nav)\b"
    r"|\s*</(?:li|div|section|details|header|article|td|dd)>)"
)
"""The end of a paragraph before what begins or ends a block."""
_TWICE = re.compile(r'(<data value="[^"]*">)([^<]*)</data>( ?<small>)\1([^<]*)</data></small>')
_TWICE_IN_BAR = re.compile(
    r'<b>(<data value="[^"]*">)([^<]*)</data></b><small>\1([^<]*)</data></small>'
)
"""Two marks of one figure, next to each other."""


def without_controls(markup: str) -> str:
    """Return markup without characters that XML refuses, or that turn round what follows them."""
    return _NOT_IN_XML.sub("", markup)


def as_html(text: str) -> str:
    """Return text for HTML, quotes too, in the same way as templates do."""
    return str(escape(plain(text)))


def as_bytes(text: str) -> bytes:
    """Return a text as a file of the site has it."""
    return text.encode("utf-8", "xmlcharrefreplace")


def unbroken(html: str) -> str:
    """Return HTML in which no line ends within a share (“54 %”), a range of numbers, or a day.

    A browser may break a line after the dash of “48–57 %”; an invisible word joiner forbids it.
    “26 to 37 %” stays together too. The day of “12 August 2026” stays with its month.
    """
    html = _RANGE.sub("–\u2060", _SHARE.sub("\u202f%", html))
    for between, unbreakable in _TO:
        html = between.sub(unbreakable, html)
    return _DAY.sub("\u00a0", html)


def lighter(html: str) -> str:
    """Return HTML that browsers read as the same, without what they would add by themselves.

    Ends of cells, items and paragraphs go, where the standard says that they may, and one mark
    stands around all that is said of a figure in one go. A page is a twentieth lighter.
    """
    html = _TWICE_IN_BAR.sub(r"\1<b>\2</b><small>\3</small></data>", html)
    html = _TWICE.sub(r"\1\2\3\4</small></data>", _PARAGRAPH.sub("", html))
    return _ENDS.sub("", html)


def isolated(html: str) -> str:
    """Return HTML in which words that are written from the right leave others their place.

    Without invisible marks around them (U+2068 and U+2069), a browser takes the quotation marks and
    the comma between two Arabic names for a part of the names, and turns them round; and it shows
    a number after such a name, as in “…, 19 comments”, before it.
    """
    if not _FROM_RIGHT.search(html):
        return html
    for quoted in _QUOTED:
        html = quoted.sub(_isolate, html)
    return _TEXT.sub(_isolate_runs, html)


def _isolate(found: re.Match[str]) -> str:
    said = found[0]
    return f"{said[0]}\u2068{found[1]}\u2069{said[-1]}"


def _isolate_runs(text: re.Match[str]) -> str:
    said = text[0]
    return said if _RUN.fullmatch(said.strip()) else _RUN.sub(_isolate_run, said)


def _isolate_run(found: re.Match[str]) -> str:
    said = found[0]
    return said if said[0] == "\u2068" else f"\u2068{said}\u2069"
