"""The audit reads what pages say of figures: marks that say more than downloads are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.audit.page import said_on
from generator.figures.figure import Figure, State
from generator.figures.methods import LIKE
from generator.wording.marks import marked
from tests.audit.sites import codes, messages, months, write

PAGE = "services/mail/index.html"
KNOWN = {1: 30, 2: None, 3: 25, 4: None}
JANUARY, FEBRUARY = (f"mail/like?period=2026-0{month}" for month in (1, 2))


def figure(name: str, answers: int | None) -> Figure:
    return Figure(name, LIKE, State.SHOWN, value=0.5, n=answers)


def page(root: Path, *figures: Figure) -> Path:
    """Write a site whose one page says numbers of figures."""
    site = write(root, mail=months("mail", KNOWN))
    said = "".join(f"<p>{marked(each, '54 %').__html__()}</p>" for each in figures)
    (site / PAGE).write_text(f"<main>{said}</main>", encoding="utf-8")
    return site


def test_a_mark_is_read_as_it_is_written(tmp_path):
    names = [
        "mail/like",
        JANUARY,
        "mail/like?community=a&until=2026-01",
        "mail/like?community=%C3%A9",
    ]
    site = page(tmp_path, *(figure(name, 40) for name in names), figure("mail/users", None))
    html = (site / PAGE).read_text(encoding="utf-8")
    read = {(name, 40) for name in names}
    assert said_on(PAGE, html, {}).marks == {*read, ("mail/users", None)}


def test_what_has_no_subject_is_about_what_its_page_is_about(tmp_path):
    site = page(tmp_path)
    short = f'<data value="/{JANUARY.partition("/")[2]} 31">54 %</data>'
    (site / PAGE).write_text(short, encoding="utf-8")
    assert codes(site) == [f"{PAGE} audit-mark-number"]
    assert f"“{JANUARY}” has 30 answers, and 31 answers on this page" in messages(site)
    (site / PAGE).write_text(short.replace("31", "30"), encoding="utf-8")
    assert codes(site) == []
    (site / "index.html").write_text(short.replace("31", "30"), encoding="utf-8")
    assert codes(site) == ["index.html audit-mark-number"]


def test_a_page_that_says_what_the_downloads_say_is_let_pass(tmp_path):
    assert codes(page(tmp_path, figure(JANUARY, 30), figure(JANUARY, 30))) == []


def test_owners_may_write_data_elements_of_their_own(tmp_path):
    site = page(tmp_path)
    (site / PAGE).write_text('<data value="mail/like 40">40</data>', encoding="utf-8")
    assert codes(site) == []


@pytest.mark.parametrize(
    ("name", "answers", "code", "said"),
    [
        (FEBRUARY, 7, "audit-mark-withheld", "is “withheld”, but this page shows its number"),
        (FEBRUARY, None, "audit-mark-withheld", "is “withheld”, but this page shows its number"),
        (JANUARY, 31, "audit-mark-number", "has 30 answers, and 31 answers on this page"),
        (JANUARY, None, "audit-mark-number", "has 30 answers, and no number of answers on this"),
        ("mail/like?period=2025-12", 30, "audit-mark-number", "is on this page, but in no"),
        ("mail/like?community=staff", 7, "audit-mark-number", "is on this page, but in no"),
    ],
)
def test_a_page_that_says_something_else_is_found(tmp_path, name, answers, code, said):
    site = page(tmp_path, figure(JANUARY, 30), figure(name, answers))
    assert codes(site) == [f"{PAGE} {code}"]
    assert f"“{name}” {said}" in messages(site)
