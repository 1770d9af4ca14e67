"""Each number that comes from answers is marked: with other answers, marks alone have others.

The example is computed twice, the second time with two more answers in each period that is shown,
and drawn without the frame. A text with a number that stands on the second page alone must be in a
mark. ``UNMARKED`` names what is not, each place with the reason, and no place more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

import pytest
from jinja2 import Environment, FileSystemLoader
from msgspec.structs import replace

from generator.counts import cells
from generator.counts.cube import Cube
from generator.counts.keys import Level
from generator.counts.questions import SCALES
from generator.disclosure.door import suppress
from generator.language import ENGLISH
from generator.language.in_templates import functions
from generator.pages.page import Page
from generator.pages.table import pages
from generator.pipeline import Reading, compute, material
from generator.resources import site_overrides
from generator.site.page_loop import BARE

MARK = re.compile(r'<data value="figure:[^" ]+(?: \d+)?">[^<]*</data>')
DAYS = re.compile(rf"(?:{'|'.join(ENGLISH.months)}) \d{{4}}")
VOID = {"br", "hr", "input"}

NUMBER_OF_SERVICES = "it says of how many services something is so"
NUMBER_OF_GROUPS = "it says of how many groups something is so"
FORECAST = "a forecast of one period is no figure"
UNMARKED = {
    "svg": "the words of a drawing can hold no mark; the table below it has the same numbers",
    "expected p.ih-gist": FORECAST,
    "scorecard.html span.ih-soft": FORECAST,
    "expected li": FORECAST,
    "heard p.ih-gist": NUMBER_OF_GROUPS,
    "changed.html p.ih-gist": NUMBER_OF_SERVICES,
    "changed.html span": "it says how often a verdict changed",
    "digest.html summary": "it says how many verdicts changed",
    "compare.html p.ih-gist": NUMBER_OF_SERVICES,
    "communities.html p": NUMBER_OF_SERVICES,
    "communities.html p.ih-gist": NUMBER_OF_GROUPS,
    "community.html p.ih-say": NUMBER_OF_SERVICES,
    "community.html p.ih-soft": NUMBER_OF_SERVICES,
}
"""By a panel's or a template's name, and the element."""
PANELS = {place.split()[0] for place in UNMARKED} - {"svg"}


class Texts(HTMLParser):
    """The texts with a number that are in no mark, each with its place.

    A mark at the head of a table's row marks the row. Names of months are no numbers.
    """

    def __init__(self, template: str) -> None:
        super().__init__()
        self._template = template
        self._open: list[tuple[str, str, str]] = []
        self._row = False
        self.found: set[tuple[str, str]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        panel = self._open[-1][2] if self._open else self._template
        if tag == "section" and given.get("aria-labelledby") in PANELS:
            panel = given["aria-labelledby"] or ""
        if tag == "tr":
            self._row = False
        if tag == "data" and self._open[-1][0] == "th":
            self._row = True
        if tag not in VOID:
            kind = (given.get("class") or "").partition(" ")[0]
            self._open.append((tag, f".{kind}" if kind else "", panel))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        said = DAYS.sub("", data.strip())
        tags = [tag for tag, *_ in self._open]
        if not re.search(r"\d", said) or "data" in tags or (self._row and "tr" in tags):
            return
        tag, kind, panel = self._open[-1]
        self.found.add((said, "svg" if "svg" in tags else f"{panel} {tag}{kind}"))


def texts(drawn: dict[Page, str]) -> Iterator[tuple[str, str, str]]:
    for page, html in drawn.items():
        reader = Texts(page.template)
        reader.feed(html)
        for said, place in sorted(reader.found):
            yield page.path, said, place


def draw(made: Iterable[Page]) -> dict[Page, str]:
    """Return the content of each page as HTML."""
    loader = FileSystemLoader(site_overrides() / "theme")
    env = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    env.globals |= functions(ENGLISH)
    env.filters["url"] = str
    config = {"extra": {}, "theme": {"language": "en"}}
    return {
        page: env.get_template(page.template).render(view=page.view, layout=BARE, config=config)
        for page in made
    }


def more_answers(cube: Cube, floors) -> Cube:
    """Return the cube with two more answers in each shown period, the best rating and the worst."""
    published, counts = suppress(cube, floors), cube.counts.copy()
    row = {key: number for number, key in enumerate(cube.keys)}
    for cell in published.cells():
        if not cell.withheld and cell.key.level is Level.POINT:
            low, high = SCALES[cell.key.question]
            counts[row[cell.key], [0, high - low]] += 1
    return replace(cube, counts=counts)


@pytest.fixture(scope="module")
def drawn(example_pages: tuple[Page, ...]) -> dict[Page, str]:
    return draw(example_pages)


def test_with_other_answers_nothing_changes_but_marks(drawn, example_reading: Reading):
    floors, count = example_reading.checked.definitions.organisation.part.floors, cells.count
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cells, "count", lambda *given: more_answers(count(*given), floors))
        other = draw(pages(material(example_reading, compute(example_reading))))
    said = {(path, text) for path, text, _ in texts(drawn)}
    changed = [each for each in texts(other) if each[:2] not in said]
    assert [each for each in changed if each[2] not in UNMARKED] == []
    assert {place for *_, place in changed} == set(UNMARKED)
    marks, others = (
        {each for html in all_.values() for each in MARK.findall(html)} for all_ in (drawn, other)
    )
    assert len(others - marks) > 1000


def test_a_mark_has_one_form_and_stands_in_no_attribute(drawn):
    for page, html in drawn.items():
        assert html.count("<data") == len(MARK.findall(html)), page.path
        assert not re.search(r'="[^">]*<data', html), page.path
